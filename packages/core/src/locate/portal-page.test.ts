import { afterEach, describe, expect, test } from 'vitest';
import { type Pages, type WebOfPages, webOfPages } from '../../test/web-of-pages.ts';
import { givenPortal } from './portal.ts';
import { regionOfPage } from './portal-page.ts';

const META = '<!doctype html><meta name="region" content="us-west-2"/>';

const open: WebOfPages[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

async function look(pages: Pages, text = 'corp') {
  const web = await webOfPages(pages);
  open.push(web);
  return { web, answer: await regionOfPage(web.deps, givenPortal(text).portal) };
}

describe('the portal’s page', () => {
  test('names the Region, and is asked for once', async () => {
    const { web, answer } = await look({ 'corp.awsapps.com/start': { body: META } });
    expect(answer).toEqual({ region: 'us-west-2', outcome: 'the page names us-west-2' });
    expect(web.asked).toEqual(['GET corp.awsapps.com/start']);
    expect(web.events.of('call')).toMatchObject([{ service: 'corp.awsapps.com', operation: 'GET', status: 200 }]);
  });

  test('may name it in where it sends a browser', async () => {
    const location = 'https://us-east-1.signin.aws/platform/d-9067f2ab13/login';
    const { web, answer } = await look({ 'corp.awsapps.com/start': { status: 302, location } });
    expect(answer.region).toBe('us-east-1');
    expect(web.asked).toEqual(['GET corp.awsapps.com/start']);
  });

  test('is followed to another portal once', async () => {
    const { web, answer } = await look({
      'corp.awsapps.com/start': { status: 301, location: 'https://lab.awsapps.com/start' },
      'lab.awsapps.com/start': { body: META },
    });
    expect(answer.region).toBe('us-west-2');
    expect(web.asked).toHaveLength(2);
  });

  test.each([
    ['out of AWS', 'https://elsewhere.example.com/start'],
    ['to http', 'http://lab.awsapps.com/start'],
    ['to another port', 'https://lab.awsapps.com:8443/start'],
    ['to an issuer', 'https://identitycenter.amazonaws.com/ssoins-1234567890abcdef'],
    ['to nowhere', 'https://['],
  ])('is not followed %s', async (_what, location) => {
    const { web, answer } = await look({ 'corp.awsapps.com/start': { status: 302, location } });
    expect(answer.region).toBeUndefined();
    expect(web.asked).toHaveLength(1);
  });

  test('that sends from one place to another for ever is left', async () => {
    const { web, answer } = await look({
      'corp.awsapps.com/start': { status: 302, location: 'https://lab.awsapps.com/start' },
      'lab.awsapps.com/start': { status: 302, location: 'https://corp.awsapps.com/start' },
    });
    expect(answer).toEqual({ outcome: 'the page (302) names no Region' });
    expect(web.asked).toHaveLength(2);
  });

  test.each([
    ['is no page', { status: 404, body: META }, 'the page (404) names no Region'],
    ['failed', { status: 503, body: META }, 'the page (503) names no Region'],
    ['is garbage', { body: '\u0000\u0001<meta <meta "region":' }, 'the page (200) names no Region'],
    ['is empty', {}, 'the page (200) names no Region'],
    ['never comes', { fault: 'silent' as const }, 'the page cannot be read: no complete answer came in time'],
    ['breaks off', { body: META, fault: 'half' as const }, 'the page cannot be read: '],
  ])('that %s names none', async (_what, reply, outcome) => {
    const { answer } = await look({ 'corp.awsapps.com/start': reply });
    expect(answer.region).toBeUndefined();
    expect(answer.outcome).toContain(outcome);
  });

  test('is read for a megabyte and no further', async () => {
    const filler = ' '.repeat(1024 * 1024);
    expect((await look({ 'corp.awsapps.com/start': { body: `${META}${filler}` } })).answer.region).toBe('us-west-2');
    expect((await look({ 'corp.awsapps.com/start': { body: `${filler}${META}` } })).answer.region).toBeUndefined();
  });

  test('of an issuer URL is never asked for', async () => {
    const { web, answer } = await look({}, 'ssoins-1234567890abcdef');
    expect(answer).toEqual({ outcome: 'an issuer URL has no page' });
    expect(web.asked).toEqual([]);
  });

  test('leaves nothing of itself in what is told', async () => {
    const { web, answer } = await look({ 'corp.awsapps.com/start': { body: 'CANARY', location: '/CANARY' } });
    expect(JSON.stringify([answer, web.events.all])).not.toContain('CANARY');
  });
});
