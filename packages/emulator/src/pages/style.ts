/** The one style sheet, inlined into every page: nothing is fetched. Contrast is at least 4.5:1 in both schemes. */
export const STYLE = `
:root{color-scheme:light dark;--page:#f3f1ec;--card:#fff;--ink:#1d1b18;--soft:#5c574e;--line:#d9d4c9;--field:#8c8577;
--accent:#0f5f4a;--accent-ink:#fff;--accent-wash:#e6f1ec;--bad:#a3261b;--bad-wash:#fbeae8;--warn-wash:#f7efdb;--ring:#0f5f4a}
@media (prefers-color-scheme:dark){:root{--page:#161513;--card:#211f1c;--ink:#f2efe9;--soft:#b3ada2;--line:#3a372f;--field:#7d7668;
--accent:#6fd3b1;--accent-ink:#0b211a;--accent-wash:#1d2f29;--bad:#ff9d92;--bad-wash:#38201d;--warn-wash:#332c1b;--ring:#6fd3b1}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;gap:1.25rem;padding:clamp(1rem,5vh,4rem) 1rem 2rem;
background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.brand{display:flex;flex-wrap:wrap;justify-content:center;align-items:center;gap:.25rem .6rem;font-weight:600;text-align:center;overflow-wrap:anywhere}
.brand svg{width:1.75rem;height:1.75rem;color:var(--accent)}
.badge{font-size:.8125rem;font-weight:500;color:var(--soft);border:1px solid var(--line);border-radius:99px;padding:.05rem .6rem}
main{width:100%;max-width:29rem;background:var(--card);border:1px solid var(--line);border-radius:14px;padding:clamp(1.25rem,5vw,2.25rem);
box-shadow:0 1px 2px rgb(0 0 0/.05),0 12px 32px rgb(0 0 0/.06)}
main.wide{max-width:46rem}
main>:last-child{margin-bottom:0}
h1{margin:0 0 .75rem;font-size:1.5rem;line-height:1.25;letter-spacing:-.01em;overflow-wrap:anywhere}
p{margin:0 0 1rem}
.soft{color:var(--soft)}
.small{font-size:.875rem}
.asked{margin:0 0 1.25rem;padding:.85rem 1rem .85rem 2.1rem;background:var(--accent-wash);border-radius:10px}
.asked li+li{margin-top:.35rem}
fieldset{margin:0 0 1.5rem;padding:0;border:0;min-width:0}
legend,label.above{display:block;margin-bottom:.5rem;padding:0;font-weight:600}
.people{display:grid;gap:.4rem}
.person{display:flex;align-items:center;gap:.75rem;padding:.55rem .75rem;border:1px solid var(--line);border-radius:10px;cursor:pointer}
.person:hover{border-color:var(--field)}
.person:has(:checked){border-color:var(--accent);background:var(--accent-wash)}
.person:has(:focus-visible){outline:3px solid var(--ring);outline-offset:1px}
.person input{accent-color:var(--accent);width:1.1rem;height:1.1rem;margin:0;flex:none;outline:0}
.who{min-width:0;display:grid;line-height:1.3;overflow-wrap:anywhere}
.face{flex:none;width:2.25rem;height:2.25rem;border-radius:50%;display:grid;place-items:center;font-size:.8125rem;font-weight:600;color:#fff;background:#7a4a2b}
.tone1{background:#2f5d8a}.tone2{background:#6a4c93}.tone3{background:#3b6b3b}.tone4{background:#94365c}.tone5{background:#4d5a63}
.signed-in{display:flex;flex-wrap:wrap;align-items:center;gap:.75rem;margin:0 0 1.5rem;padding:.75rem;border:1px solid var(--line);border-radius:10px}
.signed-in .who{flex:1 1 9rem}
input.text{width:100%;padding:.7rem .8rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--field);border-radius:10px}
input.code{font:600 1.5rem/1.3 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;letter-spacing:.12em;text-align:center;text-transform:uppercase}
output.code{display:block;margin:0 0 1rem;padding:.9rem;text-align:center;border:1px dashed var(--field);border-radius:10px;
font:600 1.75rem/1.2 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;letter-spacing:.12em}
.actions{display:flex;gap:.75rem;flex-wrap:wrap}
button,.button{font:inherit;font-weight:600;padding:.7rem 1.4rem;border-radius:10px;border:1px solid var(--field);background:transparent;
color:var(--ink);cursor:pointer;text-decoration:none;text-align:center}
button.primary,.button.primary{background:var(--accent);border-color:var(--accent);color:var(--accent-ink);flex:1}
button:hover{filter:brightness(1.08)}
button.link{padding:.35rem 0;border:0;font-weight:500;font-size:.875rem;color:var(--accent);text-decoration:underline}
a{color:var(--accent)}
a:focus-visible,button:focus-visible,input:focus-visible,summary:focus-visible{outline:3px solid var(--ring);outline-offset:2px}
.alert{margin:0 0 1.25rem;padding:.75rem 1rem;border-radius:10px;border-left:4px solid var(--bad);background:var(--bad-wash)}
.mark{width:3rem;height:3rem;border-radius:50%;display:grid;place-items:center;margin-bottom:1rem;background:var(--accent-wash);color:var(--accent)}
.mark.bad{background:var(--bad-wash);color:var(--bad)}
.mark svg{width:1.6rem;height:1.6rem}
code{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.accounts{list-style:none;margin:0 0 1.5rem;padding:0;border:1px solid var(--line);border-radius:10px}
.accounts>li{display:grid;grid-template-columns:minmax(0,1fr);gap:.4rem;padding:.75rem 1rem}
.accounts>li+li{border-top:1px solid var(--line)}
.roles{display:flex;flex-wrap:wrap;gap:.35rem;list-style:none;margin:0;padding:0;align-items:center}
.roles li{max-width:100%;overflow-wrap:anywhere;font-size:.8125rem;padding:.1rem .6rem;border-radius:99px;background:var(--accent-wash)}
.roles li.off{background:var(--warn-wash)}
.after{margin:1.25rem 0 0}
@media (max-width:24rem){.person .face{display:none}}
footer{max-width:29rem;text-align:center;font-size:.8125rem;color:var(--soft)}
@media (forced-colors:active){.person:has(:checked),.mark,.face{border:2px solid}}
`;
