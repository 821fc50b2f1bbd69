import { FOREIGN_SCALES, HAN_SCALES } from './foreign-scales.ts';

/**
 * Units as data. One row a unit: symbols (case matters) | words (case does not) | size in base units | dimension | prefixes.
 * The first symbol, or else the first word, is the unit's canonical name. Base units: bit, s, m, kg, K, A, mol, cd, USD, FLOP, rad.
 * Prefixes: `si` all of them, `up` k and above (K too), `data` also Ki, Mi, ..., `-` none.
 * Sizes: SI brochure (9th edition), NIST SP 811 appendix B; year = 365.25 d (Julian), month = year / 12, ton = short ton of 2000 lb.
 */
export const UNIT_ROWS = `
bit b | | 1 | bit | data
B | byte octet 字节 | 8 | bit | data
Ko | | 8e3 | bit | -
Mo | | 8e6 | bit | -
Go | | 8e9 | bit | -
To | | 8e12 | bit | -
bps | | 1 | bit s-1 | data
Bps | | 8 | bit s-1 | data
| nibble | 4 | bit | -
nat | | 1.442695040888963407359924681001892137427 | bit | -
| hartley dit ban | 3.321928094887362347870319429489390175865 | bit | -

FLOP FLOPs flop FLoP Flop Flops flops | floating-point-operation | 1 | FLOP | up
FLOPS | flop/s | 1 | FLOP s-1 | up

s sec | second sekunde sekunden seconde segundo secondo secondi 秒 秒钟 | 1 | s | si
min | minute minuten minuto minuti 分钟 | 60 | s | -
h hr | hour stunde stunden heure hora 小时 | 3600 | s | -
d | day tag tage tagen jour día giorno giorni 天 | 86400 | s | -
wk | week woche wochen semaine semana settimana settimane 周 | 604800 | s | -
| fortnight | 1209600 | s | -
mo | month monat monate monaten mois meses 个月 | 2629800 | s | -
yr | year annum jahr jahre jahren ans année año anni 年 | 31557600 | s | up
| decade | 315576000 | s | -
| century centuries | 3155760000 | s | -
| millennium millennia | 31557600000 | s | -

m | metre meter | 1 | m | si
Å | angstrom ångström ångstrom | 1e-10 | m | -
μm | micron | 1e-6 | m | -
in ″ | inch | 0.0254 | m | -
ft ′ | foot | 0.3048 | m | -
yd | yard | 0.9144 | m | -
mi | mile statute-mile | 1609.344 | m | -
nmi NM | nautical-mile nauticalmile | 1852 | m | -
| thou mil | 0.0000254 | m | -
| gill | 0.00011829411825 | m3 | -
| peck | 0.00880976754172 | m3 | -
| imperial-gallon | 0.00454609 | m3 | -
| imperial-pint | 0.00056826125 | m3 | -
cwt | hundredweight | 45.359237 | kg | -
ksi | | 6894757.293168361336722673445346890693781 | kg m-1 s-2 | -
Bd | baud | 1 | s-1 | up
| julian-year | 31557600 | s | -
| footcandle foot-candle | 10.76391041670972230833350555903888974434 | cd m-2 | -
ftm | fathom | 1.8288 | m | -
fur | furlong | 201.168 | m | -
| chain | 20.1168 | m | -
| rod | 5.0292 | m | -
| league | 4828.032 | m | -
au AU | astronomical-unit | 149597870700 | m | -
ly | light-year lightyear | 9460730472580800 | m | -
pc | parsec | 3.085677581491367278913937957796471611e16 | m | up

ha | hectare | 10000 | m2 | -
| are | 100 | m2 | -
ac | acre | 4046.8564224 | m2 | -
| barn | 1e-28 | m2 | -
sqft sqf | | 0.09290304 | m2 | -
sqm | | 1 | m2 | -
sqmi | | 2589988.110336 | m2 | -

L l ℓ | litre liter | 0.001 | m3 | si
cc | | 1e-6 | m3 | -
gal | gallon | 0.003785411784 | m3 | -
qt | quart | 0.000946352946 | m3 | -
pt | pint | 0.000473176473 | m3 | -
| cup | 0.0002365882365 | m3 | -
floz | fluid-ounce fluidounce | 0.0000295735295625 | m3 | -
tbsp Tbsp | tablespoon | 0.00001478676478125 | m3 | -
tsp | teaspoon | 0.00000492892159375 | m3 | -
bbl | barrel | 0.158987294928 | m3 | -
bu | bushel | 0.03523907016688 | m3 | -

g | gram gramme gramm gramo | 0.001 | kg | si
t | tonne tonnen tonelada metric-ton metricton | 1000 | kg | up
| kilotonne kiloton | 1000000 | kg | -
ton | short-ton | 907.18474 | kg | -
| long-ton | 1016.0469088 | kg | -
lb lbs | pound pound-mass | 0.45359237 | kg | -
oz | ounce | 0.028349523125 | kg | -
| grain | 0.00006479891 | kg | -
| dram | 0.0017718451953125 | kg | -
| stone | 6.35029318 | kg | -
| slug | 14.593902937206364829396325459317585301837 | kg | -
| carat | 0.0002 | kg | -
u Da | dalton amu | 1.66053906660e-27 | kg | up

N | newton | 1 | kg m s-2 | si
dyn | dyne | 0.00001 | kg m s-2 | -
lbf | pound-force | 4.4482216152605 | kg m s-2 | -
kgf | kilogram-force | 9.80665 | kg m s-2 | -
ozf | ounce-force | 0.27801385095378125 | kg m s-2 | -
kip | | 4448.2216152605 | kg m s-2 | -

J | joule | 1 | kg m2 s-2 | si
Wh | watt-hour watthour wattstunde wattstunden wattheure | 3600 | kg m2 s-2 | si
eV | electronvolt electron-volt | 1.602176634e-19 | kg m2 s-2 | si
cal | calorie | 4.184 | kg m2 s-2 | si
Cal | | 4184 | kg m2 s-2 | -
BTU Btu | british-thermal-unit | 1055.05585262 | kg m2 s-2 | -
thm | therm | 105505585.262 | kg m2 s-2 | -
erg | | 1e-7 | kg m2 s-2 | -
| hartree | 4.3597447222071e-18 | kg m2 s-2 | -
toe | tonne-of-oil-equivalent | 41868000000 | kg m2 s-2 | up
tTNT | ton-of-tnt | 4184000000 | kg m2 s-2 | up
Nm | newton-metre newton-meter | 1 | kg m2 s-2 | up
Nmm | | 0.001 | kg m2 s-2 | -
ftlb ftlbf | foot-pound | 1.3558179483314004 | kg m2 s-2 | -

W | watt | 1 | kg m2 s-3 | si
hp | horsepower | 745.69987158227022 | kg m2 s-3 | -
| metric-horsepower | 735.49875 | kg m2 s-3 | -
VA | volt-ampere | 1 | kg m2 s-3 | up

Pa | pascal | 1 | kg m-1 s-2 | si
bar | | 100000 | kg m-1 s-2 | si
atm | atmosphere | 101325 | kg m-1 s-2 | -
psi | | 6894.757293168361336722673445346890693781 | kg m-1 s-2 | up
mmHg | | 133.322387415 | kg m-1 s-2 | -
inHg | | 3386.388640341 | kg m-1 s-2 | -
Torr torr | | 133.3223684210526315789473684210526315789 | kg m-1 s-2 | si

K | kelvin | 1 | K | si
°C degC ℃ | celsius degree-celsius centigrade | 1 +273.15 | K | -
°F degF ℉ | fahrenheit degree-fahrenheit | 0.5555555555555555555555555555555555555556 +255.3722222222222222222222222222222222222 | K | -
°R degR | rankine | 0.5555555555555555555555555555555555555556 | K | -

Hz | hertz | 1 | s-1 | si
Bq | becquerel | 1 | s-1 | si
Ci | curie | 37000000000 | s-1 | si
rpm RPM | | 0.1047197551196597746154214461093167628066 | rad s-1 | -
rps | | 6.283185307179586476925286766559005768394 | rad s-1 | -

A | ampere amp | 1 | A | si
C | coulomb | 1 | A s | si
Ah | ampere-hour amp-hour | 3600 | A s | si
V | volt | 1 | kg m2 s-3 A-1 | si
Ω Ω ohm | ohm | 1 | kg m2 s-3 A-2 | si
S | siemens mho | 1 | kg-1 m-2 s3 A2 | si
F | farad | 1 | kg-1 m-2 s4 A2 | si
H | henry | 1 | kg m2 s-2 A-2 | si
Wb | weber | 1 | kg m2 s-2 A-1 | si
T | tesla | 1 | kg s-2 A-1 | si
Gs | gauss | 0.0001 | kg s-2 A-1 | si
| maxwell | 1e-8 | kg m2 s-2 A-1 | -

mol | mole | 1 | mol | si
kat | katal | 1 | mol s-1 | si
cd | candela | 1 | cd | si
lm | lumen | 1 | cd | si
lx | lux | 1 | cd m-2 | si
| nit | 1 | cd m-2 | -
Gy | gray | 1 | m2 s-2 | si
Sv | sievert | 1 | m2 s-2 | si
| rem | 0.01 | m2 s-2 | si
| roentgen röntgen | 0.000258 | A s kg-1 | si
| poise | 0.1 | kg m-1 s-1 | si
St | stokes | 0.0001 | m2 s-1 | si
| darcy | 9.869233e-13 | m2 | si
dpt | diopter dioptre | 1 | m-1 | -

mph | | 0.44704 | m s-1 | -
kph kmh kmph | | 0.2777777777777777777777777777777777777778 | m s-1 | -
fps_speed | | 0.3048 | m s-1 | -
kn knot | knot | 0.5144444444444444444444444444444444444444 | m s-1 | -
mpg | | 425143.707430272003401149659442176027209197 | m-2 | -
gpm | | 0.0000630901964 | m3 s-1 | -
cfm | | 0.0004719474432 | m3 s-1 | -

rad | radian | 1 | rad | si
sr | steradian | 1 | rad2 | -
° deg | degree arcdegree | 0.01745329251994329576923690768488612713443 | rad | -
arcmin | arcminute | 0.0002908882086657215961539484614147687855738 | rad | -
arcsec | arcsecond | 0.000004848136811095359935899141023579479759563 | rad | si
grad gon | gradian | 0.01570796326794896619231321691639751442099 | rad | -
rev | revolution | 6.283185307179586476925286766559005768394 | rad | -

USD $ US$ \\$ U$ | dollar buck us-dollar | 1 | USD | up
¢ | cent | 0.01 | USD | -
ct | eurocent euro-cent | 0.01 | EUR | -
€ EUR | euro | 1 | EUR | up
£ GBP | pound-sterling quid | 1 | GBP | up
¥ JPY | yen | 1 | JPY | up
CNY RMB | yuan renminbi | 1 | CNY | up
₹ INR | rupee | 1 | INR | up
CHF | franc | 1 | CHF | up
₩ KRW | won | 1 | KRW | up
CAD C$ | | 1 | CAD | up
AUD A$ | | 1 | AUD | up
NOK | | 1 | NOK | up
SEK | | 1 | SEK | up
DKK | | 1 | DKK | up
PLN | | 1 | PLN | up
CZK | | 1 | CZK | up

% \\% | percent prozent | 0.01 | | -
pp | percentage-point | 0.01 | | -
‰ | permille per-mille | 0.001 | | -
bp bps_rate | basis-point | 0.0001 | | -
ppm | parts-per-million | 1e-6 | | -
ppb | parts-per-billion | 1e-9 | | -
ppt | parts-per-trillion | 1e-12 | | -
| dozen | 12 | | -
| gross | 144 | | -

MAC MACs | multiply-accumulate multiply-add | 1 | MAC | up
OP OPs op ops | operation | 1 | operation | up
OPS | | 1 | operation s-1 | up
IOPS | | 1 | io s-1 | up
fps FPS | | 1 | frame s-1 | -
tok | token | 1 | token | up
QPS qps | | 1 | query s-1 | -
RPS rps | | 1 | request s-1 | -
CO2 CO₂ CO2e CO₂e CO2eq CO₂eq CO2-eq CO₂-eq CO2-e CO₂-e | carbon-dioxide | 1 | CO₂ | -
`;

/** Scale words as they stand inside a rate (`$ per million tokens`, `$/1M tokens`); no units by themselves. */
export const SCALE_WORDS: ReadonlyMap<string, number> = new Map([
	...[...HAN_SCALES, ...FOREIGN_SCALES].map(([word, power]) => [word, 10 ** power] as const),
	['hundred', 1e2],
	['thousand', 1e3],
	['million', 1e6],
	['billion', 1e9],
	['trillion', 1e12],
	['quadrillion', 1e15],
	['quintillion', 1e18],
	['lakh', 1e5],
	['crore', 1e7],
]);

/** SI prefixes, symbol -> size as a decimal. */
export const SI_PREFIXES: readonly (readonly [string, string])[] = [
	['da', '1e1'],
	['h', '1e2'],
	['k', '1e3'],
	['M', '1e6'],
	['G', '1e9'],
	['T', '1e12'],
	['P', '1e15'],
	['E', '1e18'],
	['Z', '1e21'],
	['Y', '1e24'],
	['R', '1e27'],
	['Q', '1e30'],
	['d', '1e-1'],
	['c', '1e-2'],
	['m', '1e-3'],
	['µ', '1e-6'],
	['μ', '1e-6'],
	['u', '1e-6'],
	['n', '1e-9'],
	['p', '1e-12'],
	['f', '1e-15'],
	['a', '1e-18'],
	['z', '1e-21'],
	['y', '1e-24'],
	['r', '1e-27'],
	['q', '1e-30'],
];

/** Binary prefixes of IEC 80000-13, symbol -> size. */
export const BINARY_PREFIXES: readonly (readonly [string, string])[] = [
	['Ki', '1024'],
	['Mi', '1048576'],
	['Gi', '1073741824'],
	['Ti', '1099511627776'],
	['Pi', '1125899906842624'],
	['Ei', '1152921504606846976'],
	['Zi', '1180591620717411303424'],
	['Yi', '1208925819614629174706176'],
];

/** Prefixes in words with their symbols. */
export const PREFIX_WORDS: readonly (readonly [string, string])[] = [
	['deca', 'da'],
	['deka', 'da'],
	['hecto', 'h'],
	['kilo', 'k'],
	['mega', 'M'],
	['giga', 'G'],
	['tera', 'T'],
	['peta', 'P'],
	['exa', 'E'],
	['zetta', 'Z'],
	['yotta', 'Y'],
	['ronna', 'R'],
	['quetta', 'Q'],
	['deci', 'd'],
	['centi', 'c'],
	['milli', 'm'],
	['micro', 'µ'],
	['nano', 'n'],
	['pico', 'p'],
	['femto', 'f'],
	['atto', 'a'],
	['zepto', 'z'],
	['yocto', 'y'],
	['ronto', 'r'],
	['quecto', 'q'],
	['kibi', 'Ki'],
	['mebi', 'Mi'],
	['gibi', 'Gi'],
	['tebi', 'Ti'],
	['pebi', 'Pi'],
	['exbi', 'Ei'],
	['zebi', 'Zi'],
	['yobi', 'Yi'],
];

/** Other spellings, without regard to case, of what the rules of prefix and plural would not find. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map(
	`secs:s mins:min hrs:h yrs:yr wks:wk msec:ms millisec:ms usec:µs microsec:µs nsec:ns mos:mo kwh:kWh mwh:MWh gwh:GWh twh:TWh wh:Wh khz:kHz mhz:MHz
	ghz:GHz thz:THz hz:Hz kev:keV mev:MeV gev:GeV ev:eV gb:GB tb:TB pb:PB eb:EB zb:ZB mb:MB gib:GiB mib:MiB kib:KiB tib:TiB pib:PiB
	kbps:kbps mbps:Mbps gbps:Gbps tbps:Tbps kbit:kbit mbit:Mbit gbit:Gbit tbit:Tbit kg:kg kgs:kg kms:km cms:cm usd:USD eur:EUR gbp:GBP
	kflops:kFLOPS mflops:MFLOPS gflops:GFLOPS tflops:TFLOPS pflops:PFLOPS eflops:EFLOPS btu:BTU btus:BTU hp:hp mph:mph ml:mL kcal:kcal
	tf:TFLOP pf:PFLOP ef:EFLOP zf:ZFLOP mac:MAC macs:MAC gmac:GMAC gmacs:GMAC mmacs:MMAC psi:psi`
		.split(/\s+/)
		.map(pair => pair.split(':') as [string, string]),
);

/** Symbols that read as a prefix and a unit and never are one: English words, clock times, other units. */
export const NEVER: ReadonlySet<string> = new Set(
	`KV as am pm at a da dB hat pat mat fat EST PST MS PS GS TS ES ZS YS Ks PC MC GC TC hC GH MH TH PH EH ZT GT MT TT PT ET YT GV hl has mas das pas
	PR GR MR TR ER YR QR HR hR cD hD Pt dH`.split(/\s+/),
);
