/** The style of the exported page: a text column with a margin, light and dark by the reader's system, printed without colour loss. */
export const HTML_STYLE = `
:root { color-scheme: light dark; --text: #1f1f1f; --quiet: #5f5f5f; --paper: #fff; --line: #d8d8d8; --right: #2b7a2b; --wrong: #b3261e; --follows: #7d5a00; --other: #5f4b8b; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e6e6; --quiet: #a8a8a8; --paper: #1e1e1e; --line: #3c3c3c; --right: #7fce7f; --wrong: #ff8f84; --follows: #e0b858; --other: #b9a7e6; } }
@media print { :root { color-scheme: light; --text: #000; --quiet: #444; --paper: #fff; --line: #bbb; --right: #1b5e1b; --wrong: #9b1c14; --follows: #6b4c00; --other: #4b3a75; } .row { break-inside: avoid; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 78rem; background: var(--paper); color: var(--text); font: 16px/1.55 system-ui, sans-serif; }
header { border-bottom: 1px solid var(--line); margin-bottom: 1.5rem; padding-bottom: 1rem; }
header h1 { margin: 0 0 .5rem; font-size: 1.5rem; }
.tally { font-size: 1.1rem; font-weight: 600; margin: .25rem 0; }
.quiet { color: var(--quiet); }
.row { display: grid; grid-template-columns: minmax(0, 1fr) 20rem; column-gap: 2.5rem; }
.text { overflow-wrap: break-word; min-width: 0; }
.text pre, .text math[display=block] { overflow-x: auto; max-width: 100%; }
.text h1 { font-size: 1.5rem; } .text h2 { font-size: 1.3rem; } .text h3, .text h4, .text h5, .text h6 { font-size: 1.1rem; }
aside { font-size: .84rem; line-height: 1.4; padding-top: .9rem; min-width: 0; }
.part { margin: 0 0 .5rem; }
.finding, .note { border-left: 3px solid var(--other); padding: .1rem 0 .1rem .7rem; margin: 0 0 .7rem; overflow-wrap: anywhere; }
.finding p, .note p { margin: .2rem 0 0; }
.mark { font-weight: 600; color: var(--other); }
.right { border-color: var(--right); } .right .mark { color: var(--right); }
.wrong { border-color: var(--wrong); } .wrong .mark { color: var(--wrong); }
.follows { border-color: var(--follows); } .follows .mark { color: var(--follows); }
.note { border-color: var(--line); font-style: italic; }
code { font: .92em/1.4 ui-monospace, monospace; }
a { color: inherit; }
table { border-collapse: collapse; margin: 1rem 0; font-size: .9rem; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .8rem; text-align: right; font-weight: normal; }
th:first-child { text-align: left; }
thead th { color: var(--quiet); }
footer { border-top: 1px solid var(--line); margin-top: 2rem; }
@media (max-width: 60rem) { .row { display: block; } aside { padding: 0 0 .5rem 1rem; } }
`;
