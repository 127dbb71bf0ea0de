import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskTrial, type DeskTrial } from './desk-trial.fixture.ts';

const ID = 'ab'.repeat(16);

/** Every route of the office, with a call that reaches it. A new route belongs on this list: a test counts them. */
const ROUTES: readonly [method: 'GET' | 'POST', route: string][] = [
  ['GET', '/api/office/cases'],
  ['GET', '/api/office/cases/:case'],
  ['POST', '/api/office/cases/:case/events'],
  ['POST', '/api/office/reports'],
  ['POST', '/api/office/visits'],
  ['POST', '/api/office/visits/:visit'],
  ['POST', '/api/office/clearings'],
  ['GET', '/api/office/homes'],
  ['GET', '/api/office/homes/:home'],
  ['GET', '/api/office/homes/:home/earlier'],
  ['GET', '/api/office/homes/:home/household'],
  ['GET', '/api/office/homes/:home/answer'],
  ['GET', '/api/office/requests'],
  ['GET', '/api/office/requests/:request'],
  ['POST', '/api/office/requests'],
  ['POST', '/api/office/requests/:request/answer'],
  ['POST', '/api/office/requests/:request/refusal'],
  ['POST', '/api/office/orders'],
  ['POST', '/api/office/orders/preview'],
  ['GET', '/api/office/orders/:order'],
  ['POST', '/api/office/orders/:order'],
  ['GET', '/api/office/photos/:photo'],
  ['GET', '/api/office/photos/:photo/check'],
  ['GET', '/api/office/staff'],
  ['GET', '/api/office/matrix'],
  ['GET', '/api/office/phones'],
  ['POST', '/api/office/phones/:device/wipe'],
  ['GET', '/api/office/inbox'],
  ['GET', '/api/office/inbox/:item'],
];

/** What nobody but the data-protection lead may open. */
const FOR_THE_LEAD = ['/api/office/concerns', '/api/office/training/team', '/api/office/matrix/preview'];

const PEOPLE = [
  ['a stranger', null, 401],
  ['a surveyor', 'asha', 403],
  ['a contractor', 'tidewell', 403],
  ['an administrator', 'ellis', 403],
] as const;

let trial: DeskTrial;
beforeAll(async () => {
  trial = await deskTrial();
});
afterAll(() => trial.close());

const call = (method: 'GET' | 'POST', route: string, cookie: string) => {
  const url = route.replace(/:\w+/g, ID);
  return method === 'GET' ? trial.get(url, cookie) : trial.post(url, {}, cookie);
};

describe('who may use the office', () => {
  it('lists every route that there is', () => {
    const listed = new Set(ROUTES.map(([, route]) => route));
    const there = trial.routes.filter((url) => url.startsWith('/api/office'));
    expect(new Set(there)).toEqual(new Set([...listed, ...FOR_THE_LEAD]));
  });

  it.each([...PEOPLE, ['the office', 'wren', 403] as const])(
    'keeps from %s what is for the lead alone',
    async (_who, name, status) => {
      const cookie = name === null ? '' : await trial.cookie(name);
      for (const route of FOR_THE_LEAD) expect((await call('GET', route, cookie)).status).toBe(status);
      const lead = await trial.cookie('linnet');
      // One that wants to know more asks the lead for it, and tells nobody else so.
      for (const route of FOR_THE_LEAD) expect([200, 400]).toContain((await call('GET', route, lead)).status);
    },
  );

  it.each(PEOPLE)('refuses %s everywhere', async (_who, name, status) => {
    const cookie = name === null ? '' : await trial.cookie(name);
    for (const [method, route] of ROUTES) {
      const answer = await call(method, route, cookie);
      expect([method, route, answer.status]).toEqual([method, route, status]);
      expect(Object.keys(answer.json).sort()).toEqual(['error', 'reason']);
    }
  });

  it.each([
    ['the office', 'wren'],
    ['the lead', 'linnet'],
  ])('lets %s in everywhere', async (_who, name) => {
    const cookie = await trial.cookie(name);
    for (const [method, route] of ROUTES) {
      const answer = await call(method, route, cookie);
      expect([200, 400, 404, 422]).toContain(answer.status);
    }
  });
});
