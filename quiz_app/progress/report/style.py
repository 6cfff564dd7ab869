"""How the report looks: on paper and on screens light and dark, and told apart without colour."""

STYLE = """
:root {
  --ground: #fbf9f4; --text: #24231f; --quiet: #6a665e; --faint: #d9d4c8; --line: #245a96; --bar: #7d9fc7;
  --warning: #a34c11; --success: #2c6e3a; --rest: #ece7dc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15171c; --text: #dcdfe4; --quiet: #8f96a3; --faint: #343943; --line: #8ab4f8; --bar: #5b82c0;
    --warning: #e6a26a; --success: #8cc98f; --rest: #232732;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 46rem; padding: 2.5rem 1.25rem 4rem; background: var(--ground); color: var(--text);
  font: 16px/1.5 "Iowan Old Style", "Palatino Linotype", Georgia, serif;
}
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 3rem 0 0; padding-top: .6rem; border-top: 1px solid var(--faint); }
h3 { font-size: 1rem; margin: 0 0 .35rem; }
p { margin: .35rem 0; }
.quiet, figcaption, .meaning, .legend { color: var(--quiet); font-size: .88rem; }
.great { font-size: 2.6rem; line-height: 1.1; margin: .75rem 0 .1rem; }
nav { font-size: .88rem; margin-top: 1rem; }
nav a { color: var(--line); margin-right: 1rem; }
figure { margin: 1.6rem 0 0; break-inside: avoid; }
svg { display: block; width: 100%; height: auto; }
.narrow svg { max-width: 24rem; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; margin-top: .4rem; }
th { text-align: left; font-weight: normal; color: var(--quiet); border-bottom: 1px solid var(--faint); }
th, td { padding: .2rem .5rem .2rem 0; vertical-align: top; overflow-wrap: anywhere; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.mark, th.mark { text-align: center; width: 1.6rem; padding: .2rem 0; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.label { font: 11px system-ui, sans-serif; fill: var(--quiet); }
.axis { font-style: italic; }
.grid { stroke: var(--faint); stroke-width: 1; }
.line { fill: none; stroke: var(--line); stroke-width: 2; }
.area { fill: var(--bar); opacity: .25; }
.dot { fill: var(--line); }
.interval { stroke: var(--line); stroke-width: 2; opacity: .55; }
.predicted { fill: var(--ground); stroke: var(--warning); stroke-width: 2; }
.predicted-line { fill: none; stroke: var(--warning); stroke-width: 1.5; stroke-dasharray: 5 3; }
.goal { stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 2 3; }
.goal-line { fill: none; stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 2 3; }
.diagonal { stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 2 3; }
.bar { fill: var(--bar); }
.late { fill: var(--warning); }
.rest { fill: var(--rest); }
.kept { fill: var(--line); }
.fading { fill: var(--bar); opacity: .6; }
.new { fill: none; stroke: var(--quiet); stroke-width: .75; }
.heat0 { fill: var(--rest); }
.heat1 { fill: var(--bar); opacity: .35; }
.heat2 { fill: var(--bar); opacity: .65; }
.heat3 { fill: var(--bar); }
.heat4 { fill: var(--line); }
@media screen and (max-width: 40rem) {
  body { padding: 1.5rem .75rem 3rem; }
  svg { overflow: visible; }
  figure:not(.narrow) .label { font-size: 15px; }
  figure:not(.narrow) .name { font-size: 12px; }
}
@media print {
  :root {
    --ground: #fff; --text: #000; --quiet: #444; --faint: #bbb; --line: #1c4a80; --bar: #7d9fc7; --warning: #8a3c08;
    --success: #1d5229; --rest: #eee;
  }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  nav { display: none; }
  h2, h3 { break-after: avoid; }
  figure:has(table) { break-inside: auto; }
  tbody tr:nth-child(-n+3) { break-after: avoid; }
  tbody tr:nth-last-child(-n+3) { break-before: avoid; }
}
@page { margin: 18mm 16mm; }
"""
