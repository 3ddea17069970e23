// Stands for the person at the browser: opens the sign-in page, says who they are, presses Allow, and lands on the callback.
const PERSON = process.env.DEMO_PERSON ?? 'ines';

const cookies = new Map();

async function visit(url, init = {}) {
  const headers = { ...init.headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
  const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
  for (const line of answer.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name) cookies.set(name, value);
  }
  const next = answer.headers.get('location');
  return next === null ? { url, page: await answer.text() } : visit(new URL(next, url));
}

const plain = (text) => text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));

const { url, page } = await visit(new URL(process.argv[2]));
const action = plain(/<form method="post" action="([^"]*)"/.exec(page)?.[1] ?? '');
const csrf = plain(/name="csrf" value="([^"]*)"/.exec(page)?.[1] ?? '');
const target = new URL(action, url);
await visit(target, {
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded', origin: target.origin },
  body: new URLSearchParams({ csrf, user: PERSON, decision: 'allow' }).toString(),
});
