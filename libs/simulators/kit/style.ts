/** The look of all simulators. System fonts and colours of its own: nothing is loaded. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #14213d; --soft: #56617a; --line: #d5dbe7; --paper: #fff; --ground: #eef1f7;
  --accent: #2450d8; --accent-ink: #fff; --bad: #b3261e; --good: #17733c; --warn: #fff3cd; --warn-ink: #5f4500; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7ecf7; --soft: #a2adc4; --line: #36415a; --paper: #1a2236;
  --ground: #0f1524; --accent: #86a5ff; --accent-ink: #0f1524; --bad: #ff9d95; --good: #7fd6a0; --warn: #493a0c; --warn-ink: #ffe8a3; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 1rem 1rem 3rem; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif; }
main, .banner { margin: 0 auto; } .narrow main, .narrow .banner { max-width: 27rem; } .wide main, .wide .banner { max-width: 76rem; }
.banner { position: relative; overflow: hidden; margin-bottom: 1rem; padding: .55rem .9rem .55rem 1.5rem; border-radius: .6rem; background: var(--warn); color: var(--warn-ink); font-size: .875rem; }
.banner::before { content: ''; position: absolute; inset: 0 auto 0 0; width: .6rem; background: repeating-linear-gradient(-45deg, var(--warn-ink) 0 6px, var(--warn) 6px 12px); }
@media (min-width: 56rem) { .narrow main, .narrow .banner { max-width: 54rem; } .narrow main { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.2rem; align-items: start; }
  .narrow .banner { margin-bottom: 1.5rem; } .narrow main > .card { grid-column: 2; } .narrow main > .summary { grid-column: 1; grid-row: 1 / span 9; } .narrow main > .summary:only-child { grid-column: 1 / -1; } }
.card { margin-bottom: 1rem; padding: 1.4rem; border: 1px solid var(--line); border-radius: .9rem; background: var(--paper); box-shadow: 0 8px 28px rgb(20 33 61 / 7%); }
h1 { margin: 0 0 .25rem; font-size: 1.3rem; line-height: 1.3; overflow-wrap: anywhere; } h2 { margin: 0 0 .6rem; font-size: 1.05rem; }
p { margin: 0 0 .75rem; } .soft { color: var(--soft); font-size: .875rem; } .apart { margin-top: 1.2rem; }
.summary { border-top: 4px solid var(--accent); } .brand { display: flex; justify-content: space-between; gap: 1rem; margin: 0 0 1.1rem; color: var(--soft); font-size: .875rem; } .brand span { font-weight: 700; color: var(--accent); }
.amount { margin: 0; font-size: 2.1rem; font-weight: 700; letter-spacing: -.02em; line-height: 1.2; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.amount span { font-size: 1.1rem; font-weight: 600; color: var(--soft); letter-spacing: 0; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .3rem 1.2rem; margin: 1rem 0 0; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .9rem; }
dt { color: var(--soft); } dd { margin: 0; text-align: right; overflow-wrap: anywhere; min-width: 0; }
label, legend { display: block; margin: 0 0 .3rem; font-size: .875rem; font-weight: 600; }
input, select, textarea { width: 100%; min-height: 2.9rem; padding: .7rem .8rem; border: 1px solid var(--soft); border-radius: .55rem; background: var(--paper); color: var(--ink); font: inherit; }
input[name=number], input[name=expiry], input[name=cvv] { font-variant-numeric: tabular-nums; letter-spacing: .04em; }
input:focus-visible, select:focus-visible, textarea:focus-visible, button:focus-visible, summary:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
[aria-invalid=true] { border: 2px solid var(--bad); } .error { margin: .3rem 0 0; color: var(--bad); font-size: .875rem; font-weight: 600; }
.field { margin-bottom: 1rem; } .pair { display: grid; grid-template-columns: 8fr 5fr; gap: 1rem; }
button { width: 100%; min-height: 2.9rem; padding: .6rem 1rem; border: 1px solid transparent; border-radius: .55rem; background: var(--accent); color: var(--accent-ink);
  font: inherit; font-weight: 650; cursor: pointer; } button:hover { filter: brightness(1.08); }
button.quiet { border-color: var(--line); background: transparent; color: var(--ink); } .actions { display: grid; gap: .6rem; margin-top: .4rem; }
details.card { padding: 1rem 1.4rem; } summary { cursor: pointer; font-weight: 600; font-size: .9rem; }
.pick { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; min-height: 0; padding: .5rem .2rem; border: 0; border-top: 1px solid var(--line); border-radius: 0;
  background: transparent; color: var(--ink); font-weight: 400; font-size: .875rem; text-align: left; } .pick:first-of-type { margin-top: .7rem; }
.pick code { white-space: nowrap; } .pick span { color: var(--soft); text-align: right; } .pick:hover span, .pick:hover code { color: var(--accent); }
code, pre { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace; font-size: .9em; }
.scroll { overflow-x: auto; } table { width: 100%; border-collapse: collapse; font-size: .875rem; } th { color: var(--soft); font-weight: 600; text-align: left; }
th, td { padding: .5rem 1.2rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: top; } .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.tag { display: inline-block; padding: .05rem .5rem; border: 1px solid currentcolor; border-radius: 1rem; font-size: .78rem; font-weight: 600; white-space: nowrap; }
td button { width: auto; min-height: 0; padding: .25rem .8rem; font-size: .875rem; }
.good { color: var(--good); } .bad { color: var(--bad); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .8rem; margin: 0 0 1rem; } .tile { padding: .8rem 1rem; border: 1px solid var(--line); border-radius: .7rem; background: var(--paper); }
.tile { color: var(--soft); font-size: .875rem; } .tile strong { color: var(--ink); display: block; font-size: 1.35rem; font-variant-numeric: tabular-nums; } .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 0 1rem; align-items: end; }
`;
