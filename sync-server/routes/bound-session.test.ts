import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { PASSWORD } from '../files/filing.fixture.ts';
import type { Account } from '../storage/accounts.ts';

const HOUR = 3_600_000;

interface Me {
  readonly pack: { readonly name: string } | null;
}

describe('a session bound to a secret', () => {
  const secret = randomBytes(32).toString('base64url');
  const another = randomBytes(32).toString('base64url');
  const secretHash = createHash('sha256').update(secret).digest('hex');
  let server: TestServer;
  beforeEach(async () => {
    server = await aServer();
  });
  afterEach(() => server.close());

  async function bound(account: Account) {
    const browser = new Browser(server.app, account);
    const credentials = { name: account.name, password: PASSWORD, secretHash };
    const answer = await browser.call('POST', '/api/session', credentials);
    const pack = (await browser.call('GET', '/api/me', undefined, shown(secret))).json<Me>().pack?.name;
    return { browser, bound: answer.json<{ bound: boolean }>().bound, pack: pack ?? '' };
  }
  const shown = (value: string) => ({ 'x-homefile-session': value });

  it('answers its cookies nowhere without the secret, nor with another, and with it everywhere', async () => {
    const { browser, bound: isBound, pack } = await bound(server.world.surveyor);
    expect(isBound).toBe(true);
    const addresses = ['/api/me', `/db/${pack}`, `/db/${pack}/_all_docs`, '/api/register'];
    addresses.push(`/api/pack?name=${pack}&since=0`, `/api/versions/${'1'.repeat(32)}`);
    for (const url of addresses) {
      const refused = await browser.call('GET', url);
      expect([url, refused.statusCode]).toEqual([url, 401]);
      expect(Object.keys(refused.json<object>())).toEqual(['error', 'reason']);
      for (const wrong of [another, secretHash, '', `${secret}A`, secret.toLowerCase()])
        expect([url, (await browser.call('GET', url, undefined, shown(wrong))).statusCode]).toEqual([
          url,
          401,
        ]);
      const { statusCode } = await browser.call('GET', url, undefined, shown(secret));
      expect([url, statusCode]).toEqual([url, url.includes('versions') ? 404 : 200]);
    }
    const ctx = async (headers = {}) =>
      (await browser.call('GET', '/db/_session', undefined, headers)).json<{ userCtx: { name: unknown } }>();
    expect((await ctx()).userCtx.name).toBeNull();
    expect((await ctx(shown(secret))).userCtx.name).toBe('surveyor');
  });

  it('keeps neither the secret, nor writes it into the log', async () => {
    const { browser } = await bound(server.world.surveyor);
    await browser.call('GET', '/api/me', undefined, shown(secret));
    const { storage, surveyor } = server.world;
    const session = storage.read((view) =>
      view.accounts.session(
        createHash('sha256')
          .update(browser.cookies.get('AuthSession') ?? '')
          .digest('hex'),
      ),
    );
    expect(session).toMatchObject({ account: surveyor.id, secretHash });
    expect(JSON.stringify([session, server.log])).not.toContain(secret);
  });

  it('is not lengthened by its cookies alone, and signing in anew ends it', async () => {
    const { browser } = await bound(server.world.surveyor);
    server.clock.now += 11 * HOUR;
    await browser.call('GET', '/api/me');
    server.clock.now += 2 * HOUR;
    expect((await browser.call('GET', '/api/me', undefined, shown(secret))).statusCode).toBe(401);
    await browser.call('POST', '/api/session', { name: 'surveyor', password: PASSWORD });
    expect((await browser.call('GET', '/api/me')).statusCode).toBe(200);
  });

  it('is for whoever has a vault: cookies alone stay enough for a client that asked for none, and for a desk', async () => {
    const { surveyor, office } = server.world;
    const plain = await Browser.signedIn(server, surveyor);
    expect((await plain.call('GET', '/api/me')).statusCode).toBe(200);
    expect((await plain.call('GET', '/api/me', undefined, shown(another))).statusCode).toBe(200);
    const desk = await bound(office);
    expect(desk.bound).toBe(false);
    expect((await desk.browser.call('GET', '/api/me')).statusCode).toBe(200);
  });

  it('is refused where what is to be demanded is no hash: nothing begins that is bound less than was asked', async () => {
    const browser = new Browser(server.app, server.world.surveyor);
    for (const wrong of ['', secret, secretHash.toUpperCase(), 1]) {
      const credentials = { name: 'surveyor', password: PASSWORD, secretHash: wrong };
      expect((await browser.call('POST', '/api/session', credentials)).statusCode).toBe(400);
    }
    expect(browser.cookies.has('AuthSession')).toBe(false);
  });
});
