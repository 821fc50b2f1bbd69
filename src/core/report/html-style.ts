/**
 * The style of the pages that are files: a text column with a margin, light and dark by the reader's system, printed in dark ink on white.
 * Every colour is a variable, so that an editor can put its theme's in their place.
 */
export const HTML_STYLE = `
:root { color-scheme: light dark; --text: #1f1f1f; --quiet: #5a5a5a; --paper: #fff; --line: #d8d8d8; --tint: #f4f5f7; --marked: #fff3c4; --link: #0b5cad; --right: #24702a; --wrong: #b3261e; --follows: #7a5800; --other: #5f4b8b; --blue: #1a6fc4; --orange: #a85f00; --green: #2b7a2b; --purple: #652d90; --red: #c0281c; --yellow: #8a6500; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e6e6; --quiet: #adadad; --paper: #1c1c1c; --line: #3f3f3f; --tint: #262729; --marked: #4d431c; --link: #79b8ff; --right: #7fce7f; --wrong: #ff958b; --follows: #e3bd62; --other: #c0aeea; --blue: #6cb2f7; --orange: #eda75a; --green: #7fce7f; --purple: #c79df0; --red: #ff8f84; --yellow: #e3c662; } }
@media print { :root { color-scheme: light; --text: #000; --quiet: #444; --paper: #fff; --line: #bbb; --tint: #f4f4f4; --marked: #fff3c4; --link: #000; --right: #1b5e1b; --wrong: #9b1c14; --follows: #6b4c00; --other: #4b3a75; --blue: #1a5fa8; --orange: #955400; --green: #1b5e1b; --purple: #5a2880; --red: #9b1c14; --yellow: #6b4c00; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 76rem; background: var(--paper); color: var(--text); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
math { font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math", "DejaVu Math TeX Gyre", math; }
h1 { margin: 0; font-size: 1.7rem; line-height: 1.25; }
h2 { margin: 2rem 0 .6rem; font-size: 1.2rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, button:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
p { margin: 0 0 .7rem; }
code { font: .9em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); }
.aloud { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.tally { font-size: 1.15rem; font-weight: 600; margin: .8rem 0 .2rem; }
.scroll { overflow-x: auto; max-width: 100%; }
header.page { border-bottom: 1px solid var(--line); margin-bottom: 1.2rem; padding-bottom: 1.2rem; }
header.page > .path { margin: .2rem 0 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; margin: .8rem 0; font-size: .92rem; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .7rem; text-align: left; vertical-align: top; font-weight: normal; }
thead th { color: var(--quiet); }
.tallies th:not(:first-child), .tallies td { text-align: right; font-variant-numeric: tabular-nums; }
.tallies .zero { color: var(--quiet); }
.contents { columns: 19rem; column-gap: 2rem; margin: .5rem 0 0; padding: 0; list-style: none; font-size: .92rem; }
.contents li { display: flex; gap: .6rem; padding: .1rem 0; break-inside: avoid; }
.contents .name { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.contents .label, .label { font-weight: 600; }
.contents .mark { white-space: nowrap; }
.row { display: grid; grid-template-columns: minmax(0, 1fr) 19rem; grid-template-rows: repeat(var(--texts), auto) 1fr; column-gap: 2rem; }
.row > .text { grid-column: 1; } .row > aside { grid-column: 2; grid-row: 1 / span calc(var(--texts) + 1); }
.text { min-width: 0; padding: 0 1rem; border-left: 3px solid transparent; overflow-wrap: break-word; }
.text > :first-child { margin-top: .35rem; } .text > :last-child { margin-bottom: .35rem; }
.text h2 { font-size: 1.4rem; margin: 1.6rem 0 .6rem; } .text h3 { font-size: 1.2rem; margin: 1.4rem 0 .5rem; } .text h4 { font-size: 1.08rem; margin: 1.1rem 0 .4rem; } .text h5, .text h6 { font-size: 1rem; margin: .9rem 0 .3rem; }
.text pre { overflow-x: auto; max-width: 100%; padding: .6rem .8rem; background: var(--tint); }
.wide { overflow-x: auto; overflow-y: hidden; max-width: 100%; } span.wide { display: inline-block; vertical-align: middle; } span.wide:has(> .katex-display, > math[display=block]) { display: block; }
.text hr { border: 0; border-top: 1px solid var(--line); margin: 1rem 0; }
.text blockquote { margin: .6rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
.text mark { background: var(--marked); color: inherit; }
.asked { background: var(--tint); border-left-color: var(--line); }
.answered { border-left-color: var(--line); }
.role { margin: .35rem 0 0; font-size: .72rem; letter-spacing: .06em; text-transform: uppercase; color: var(--quiet); }
.ref { text-decoration: none; font-size: .8em; vertical-align: super; }
aside { font-size: .84rem; line-height: 1.4; padding-top: .45rem; min-width: 0; }
.verdict { margin: 1rem 0 .5rem; }
.finding, .note { border-left: 3px solid var(--other); padding: .05rem 0 .05rem .7rem; margin: 0 0 .55rem; overflow-wrap: anywhere; }
.finding p, .note p { margin: .15rem 0 0; }
.finding:target, .note:target, .row:target .text { outline: 2px solid var(--link); outline-offset: 2px; }
.mark { font-weight: 600; color: var(--other); }
.finding.right, .mark.right { border-color: var(--right); color: var(--right); } .finding.right { color: inherit; }
.mark.wrong { color: var(--wrong); } .finding.wrong { border-color: var(--wrong); }
.mark.follows { color: var(--follows); } .finding.follows { border-color: var(--follows); }
.mark.cannot-tell, .mark.unanswered { color: var(--quiet); }
.note { border-color: var(--line); border-left-style: double; }
.note .words { font-style: italic; }
.worked { display: flex; flex-wrap: wrap; gap: 0 2rem; align-items: flex-start; margin: .8rem 0 1.4rem; padding: .7rem 1rem .2rem; border: 1px solid var(--line); border-radius: 6px; break-inside: avoid; }
.worked > * { min-width: 0; max-width: 100%; } .worked > ul { flex: 1 1 20rem; } .figures { flex: 1 1 26rem; }
.worked .caption { flex: 0 0 100%; margin: 0 0 .4rem; font-size: .92rem; color: var(--quiet); font-weight: 600; }
.worked ul { margin: 0 0 .6rem; padding: 0; list-style: none; }
footer.page { border-top: 1px solid var(--line); margin-top: 2rem; }
footer.page ul { padding-left: 1.2rem; } footer.page li { margin: .25rem 0; overflow-wrap: anywhere; }
figure.plot { margin: 0 0 .8rem; break-inside: avoid; }
figure.plot > svg { display: block; max-width: 100%; height: auto; }
figure.plot text { fill: var(--quiet); font: 11px system-ui, sans-serif; }
figure.plot text.mark { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; } figure.plot .across { color: var(--text); stroke-width: 1.5; } figure.plot .cut { stroke: var(--text); stroke-width: 1.5; stroke-dasharray: 6 3; }
figure.plot text:is(.name, .mark, .value, .inside, .strong) { fill: var(--text); } figure.plot text:is(.inside, .strong) { font-weight: 600; }
figure.plot :is(.axis, .tick) { stroke: var(--quiet); } figure.plot :is(.grid, .rung) { stroke: var(--line); } figure.plot .rung { stroke-dasharray: 2 3; }
figure.plot .line { fill: none; stroke: currentColor; stroke-width: 2; }
figure.plot .s0 { color: var(--blue); } figure.plot .s1 { color: var(--orange); stroke-dasharray: 7 4; } figure.plot .s2 { color: var(--green); stroke-dasharray: 2 3; } figure.plot .s3 { color: var(--purple); stroke-dasharray: 9 3 2 3; } figure.plot .s4 { color: var(--red); stroke-dasharray: 12 4; } figure.plot .s5 { color: var(--yellow); stroke-dasharray: 4 2 1 2; }
figure.plot :is(.bar, .segment) { fill: color-mix(in srgb, currentColor 38%, var(--paper)); stroke: currentColor; stroke-dasharray: none; }
figure.plot .segment.marked { color: var(--green); fill: currentColor; }
figure.plot .band, figure.plot .cell.above { fill: var(--blue); } figure.plot .cell.below { fill: var(--orange); } figure.plot .cell { stroke: var(--line); } figure.plot .ground { fill: none; } figure.plot .head { fill: var(--quiet); }
figure.plot .point { fill: var(--red); stroke: var(--paper); }
figure.plot figcaption { margin-top: .2rem; font-size: .88rem; }
figure.plot .legend { display: flex; flex-wrap: wrap; gap: .1rem 1rem; font-size: .88rem; list-style: none; }
figure.plot ol.flow { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1.5rem; margin: 0; padding: 0; list-style: none; font-size: .9rem; }
figure.plot ol.flow li { position: relative; padding: .15rem .6rem; border: 1px solid var(--line); border-radius: 4px; }
figure.plot ol.flow li:not(:last-child)::after { position: absolute; right: -1.25rem; content: "→" / ""; color: var(--quiet); }
@media (max-width: 60rem) { .row { display: block; } aside { padding: .1rem 0 .3rem 1.2rem; } body { padding: 1.2rem 1rem 3rem; } }
@media print {
	@page { margin: 16mm 13mm; }
	body { max-width: none; padding: 0; font-size: 10pt; }
	.row { display: grid; grid-template-columns: minmax(0, 1fr) 13.5rem; column-gap: 1.2rem; } aside { padding-top: .3rem; font-size: .82em; }
	.finding, .note, .contents li, tr, li { break-inside: avoid; } .text :is(h1, h2, h3, h4, h5, h6) { break-after: avoid; } .text:has(> :is(h1, h2, h3, h4, h5, h6):only-child), .lead, .row:has(> .lead:last-of-type) { break-after: avoid; break-inside: avoid; } aside { break-inside: avoid; }
	.asked, .text pre { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
	a { text-decoration: none; color: inherit; }
	.text pre { white-space: pre-wrap; } button { display: none; } aside .wide { overflow: visible; font-size: .85em; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
