import { afterEach, describe, expect, test } from 'vitest';
import { type Pages, type WebOfPages, webOfPages } from '../../test/web-of-pages.ts';
import { followVanity } from './vanity.ts';

const VANITY = 'https://sso.example.com/aws';
const INSTANCE = 'ssoins-1234567890abcdef';

const open: WebOfPages[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

async function follow(pages: Pages, address = VANITY, signal?: AbortSignal) {
  const web = await webOfPages(pages);
  open.push(web);
  return { web, followed: await followVanity(web.deps, address, signal) };
}

const to = (location: string, status = 302) => ({ 'sso.example.com/aws': { status, location } });

describe('an address of the organization’s own', () => {
  test.each([301, 302, 303, 307, 308])('is followed by a redirect with %s', async (status) => {
    const { web, followed } = await follow(to('https://corp.awsapps.com/start/', status));
    expect(followed.portal).toEqual({
      form: 'alias',
      url: 'https://corp.awsapps.com/start',
      partition: 'aws',
      subdomain: 'corp',
    });
    expect(web.asked).toEqual(['HEAD sso.example.com/aws']);
  });

  test.each([
    ['https://Corp.awsapps.com:443/start/?x=y#/', 'https://corp.awsapps.com/start'],
    ['https://corp.awsapps.com', 'https://corp.awsapps.com/start'],
    [`https://${INSTANCE}.portal.eu-west-1.app.aws/`, `https://${INSTANCE}.portal.eu-west-1.app.aws`],
    [
      'https://start.us-gov-home.awsapps.com/directory/agency',
      'https://start.us-gov-home.awsapps.com/directory/agency',
    ],
    ['//corp.awsapps.com/start', 'https://corp.awsapps.com/start'],
  ])('to %s leads to %s', async (location, url) => {
    expect((await follow(to(location))).followed.portal?.url).toBe(url);
  });

  test.each([405, 501])('is asked with GET where a server answers HEAD with %s', async (status) => {
    const { web, followed } = await follow({
      'HEAD sso.example.com/aws': { status },
      'GET sso.example.com/aws': { status: 302, location: 'https://corp.awsapps.com/start' },
    });
    expect(followed.portal?.url).toBe('https://corp.awsapps.com/start');
    expect(web.asked).toEqual(['HEAD sso.example.com/aws', 'GET sso.example.com/aws']);
  });

  test.each([
    ['http', 'http://corp.awsapps.com/start', 'it begins with http://, not https://'],
    ['a host that is not AWS’s', 'https://elsewhere.example.com/start', 'is not a host of AWS'],
    ['a host that only looks like AWS’s', 'https://corp.awsapps.com.example.com/start', 'is not a host of AWS'],
    ['a path of its own', 'start', 'sso.example.com is not a host of AWS'],
    ['a user', 'https://me:hunter2@corp.awsapps.com/start', 'it carries a user name or password'],
    ['a port of AWS’s', 'https://corp.awsapps.com:8443/start', 'it names port 8443'],
    ['a page of an identity provider', 'https://corp.okta.com/app/x', 'corp.okta.com is a page of Okta'],
    ['no URL', 'https://[', 'without saying where it leads'],
    ['something else than the web', 'javascript:alert(1)', 'leads to javascript:'],
  ])('that leads to %s leads to no portal', async (_what, location, because) => {
    const { web, followed } = await follow(to(location));
    expect(followed.portal).toBeUndefined();
    expect(followed.outcome).toContain(because);
    expect(followed.outcome).not.toContain('hunter2');
    expect(web.asked).toHaveLength(1);
  });

  test('is followed once: a second redirect is never asked for', async () => {
    const { web, followed } = await follow({
      ...to('https://elsewhere.example.com/next'),
      'elsewhere.example.com/next': { status: 302, location: 'https://corp.awsapps.com/start' },
    });
    expect(followed.portal).toBeUndefined();
    expect(web.asked).toEqual(['HEAD sso.example.com/aws']);
  });

  test.each([
    ['no redirect', { status: 200 }, 'answers 200 and leads nowhere'],
    ['an error', { status: 500 }, 'answers 500 and leads nowhere'],
    ['a redirect without a target', { status: 302 }, 'answers 302 without saying where it leads'],
  ])('that answers %s leads nowhere', async (_what, reply, because) => {
    expect((await follow({ 'sso.example.com/aws': reply })).followed).toEqual({
      outcome: `sso.example.com ${because}`,
    });
  });

  test('that does not answer is the reason that nothing was found', async () => {
    const { followed } = await follow({ 'sso.example.com/aws': { fault: 'silent' } });
    expect(followed).toMatchObject({
      outcome: 'sso.example.com cannot be asked: no complete answer came in time',
      failure: { code: 'TIMED_OUT', message: expect.stringContaining('cannot reach sso.example.com') },
    });
  });

  test('whose certificate is for another host is not believed', async () => {
    const { web, followed } = await follow({}, 'https://other.example.com');
    expect(followed.failure).toMatchObject({ code: 'TLS_UNTRUSTED' });
    expect(web.asked).toEqual([]);
  });

  test.each([
    ['https://aa-1.account-access.eu-west-1.app.aws', 'run: aws login'],
    ['https://view.awsapps.com/start', "give the portal's own address"],
  ])('that leads to %s is refused: %s', async (location, hint) => {
    await expect(follow(to(location))).rejects.toMatchObject({
      code: 'START_URL_INVALID',
      hint: expect.stringContaining(hint),
    });
  });

  test('is asked with its query, and without cookies or credentials', async () => {
    const { web } = await follow({}, 'https://sso.example.com/aws?team=a');
    expect(web.asked).toEqual(['HEAD sso.example.com/aws?team=a']);
    expect(Object.keys(web.headers[0] ?? {}).sort()).toEqual(['accept', 'connection', 'host', 'user-agent']);
  });

  test('is not asked any more once the person has given up', async () => {
    await expect(follow(to('https://corp.awsapps.com/start'), VANITY, AbortSignal.abort())).rejects.toMatchObject({
      code: 'CANCELLED',
    });
  });

  test('is never asked without TLS', async () => {
    const { web, followed } = await follow({}, 'http://sso.example.com/aws');
    expect(followed.outcome).toContain('neither https nor http on loopback');
    expect(web.asked).toEqual([]);
  });
});
