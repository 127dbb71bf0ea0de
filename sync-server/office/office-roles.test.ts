import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskTrial, type DeskTrial } from './desk-trial.fixture.ts';

const ID = 'ab'.repeat(16);

/** Every route of the office, with a call that reaches it. A new route belongs on this list: a test counts them. */
const CORRECTIONS = '/api/office/rights/:request/corrections';
const ROUTES: readonly [method: 'GET' | 'POST', route: string][] = [
  ['GET', '/api/office/cases'],
  ['GET', '/api/office/cases/:case'],
  ['POST', '/api/office/cases/:case/events'],
  ['POST', '/api/office/cases/:case/export'],
  ['POST', '/api/office/homes/:home/export'],
  ['POST', '/api/office/reports'],
  ['POST', '/api/office/visits'],
  ['POST', '/api/office/visits/:visit'],
  ['POST', '/api/office/clearings'],
  ['GET', '/api/office/homes'],
  ['GET', '/api/office/homes/:home'],
  ['GET', '/api/office/homes/:home/earlier'],
  ['GET', '/api/office/homes/:home/household'],
  ['GET', '/api/office/homes/:home/tenancy'],
  ['POST', '/api/office/homes/:home/tenancy'],
  ['GET', '/api/office/homes/:home/answer'],
  ['GET', '/api/office/requests'],
  ['GET', '/api/office/requests/:request'],
  ['POST', '/api/office/requests'],
  ['POST', '/api/office/requests/:request/answer'],
  ['POST', '/api/office/requests/:request/refusal'],
  ['POST', '/api/office/requests/:request/evidence'],
  ['POST', '/api/office/requests/:request/hold'],
  ['POST', '/api/office/requests/:request/let-go'],
  ['GET', '/api/office/review-tasks'],
  ['POST', '/api/office/review-tasks/:item/owner'],
  ['POST', '/api/office/review-tasks/:item/kept-back'],
  ['POST', '/api/office/review-tasks/:item/read'],
  ['GET', '/api/office/homes/:home/people'],
  ['GET', '/api/office/rights'],
  ['GET', '/api/office/people/:person/receipts'],
  ['POST', '/api/office/data-receipts'],
  ['POST', '/api/office/data-receipts/close'],
  ['GET', '/api/office/rights/:request'],
  ['POST', '/api/office/rights'],
  ['POST', '/api/office/rights/:request/steps'],
  ['POST', CORRECTIONS],
  ['POST', '/api/office/orders'],
  ['POST', '/api/office/orders/preview'],
  ['GET', '/api/office/orders/:order'],
  ['POST', '/api/office/orders/:order'],
  ['GET', '/api/office/orders/:order/releases'],
  ['POST', '/api/office/orders/:order/releases'],
  ['GET', '/api/office/cases/:case/share/:audience'],
  ['POST', '/api/office/cases/:case/shares'],
  ['POST', '/api/office/cases/:case/share-refusals'],
  ['POST', '/api/office/requests/:request/link'],
  ['GET', '/api/office/shares'],
  ['POST', '/api/office/shares/:share/revoke'],
  ['GET', '/api/office/disclosures'],
  ['GET', '/api/office/follow-ups'],
  ['POST', '/api/office/disclosures/export'],
  ['GET', '/api/office/disclosures/:disclosure'],
  ['POST', '/api/office/disclosures/:disclosure/tellings'],
  ['GET', '/api/office/disclosures/:disclosure/evidence'],
  ['GET', '/api/office/disclosures/:disclosure/page'],
  ['GET', '/api/office/sharing'],
  ['GET', '/api/office/sharing/:request'],
  ['POST', '/api/office/sharing'],
  ['POST', '/api/office/sharing/:request/answer'],
  ['GET', '/api/office/records/:record/:field/ask'],
  ['GET', '/api/office/homes/:home/life'],
  ['POST', '/api/office/homes/:home/life'],
  ['GET', '/api/office/life/:release'],
  ['POST', '/api/office/reviews'],
  ['GET', '/api/office/photos/:photo'],
  ['GET', '/api/office/photos/:photo/check'],
  ['GET', '/api/office/staff'],
  ['GET', '/api/office/matrix'],
  ['GET', '/api/office/phones'],
  ['POST', '/api/office/phones/:device/wipe'],
  ['GET', '/api/office/breaches'],
  ['POST', '/api/office/breaches'],
  ['GET', '/api/office/breaches/:breach'],
  ['POST', '/api/office/breaches/:breach/steps'],
  ['GET', '/api/office/inbox'],
  ['GET', '/api/office/inbox/:item'],
  ['POST', '/api/office/inbox/:item/steps'],
];

/** What nobody but the data-protection lead may open; with the answer to the lead where nothing has this id. */
const FOR_THE_LEAD = [
  ['GET', '/api/office/concerns', 200],
  ['GET', '/api/office/training/team', 200],
  ['GET', '/api/office/matrix/preview', 400],
  ['POST', '/api/office/matrix/checks', 400],
  ['POST', '/api/office/matrix/closings', 400],
  ['POST', '/api/office/matrix/closings/:closing/end', 404],
  ['POST', '/api/office/matrix/closings/:closing/answer', 400],
  ['GET', '/api/office/same-human', 200],
  ['POST', '/api/office/same-human', 400],
  ['POST', '/api/office/same-human/:said/undo', 400],
  ['GET', '/api/office/retention', 200],
  ['GET', '/api/office/rights/:request/copy', 404],
  ['POST', '/api/office/rights/:request/copy', 404],
  ['POST', '/api/office/rights/:request/copy/read', 404],
  ['GET', '/api/office/rights/:request/frozen', 404],
  ['GET', '/api/office/rights/:request/page', 404],
  ['GET', '/api/office/rights/:request/left-out', 404],
  ['GET', '/api/office/rights/:request/pictures/:record', 404],
  ['GET', '/api/office/rules', 200],
  ['GET', '/api/office/rules/preview', 400],
  ['POST', '/api/office/rules', 400],
  ['POST', '/api/office/rules/:rule/approval', 404],
  ['POST', '/api/office/rules/:rule/end', 404],
] as const;

/** The rest of keeping and destroying; `destruction.test.ts` knocks at each as every role. */
const OF_RETENTION = [
  '/api/office/retention/destructions/:destruction',
  '/api/office/retention/holds',
  '/api/office/retention/holds/:hold/end',
  '/api/office/retention/destructions',
  '/api/office/retention/destructions/:destruction/records',
  '/api/office/retention/destructions/:destruction/renewal',
  '/api/office/retention/destructions/:destruction/refusal',
  '/api/office/retention/destructions/:destruction/confirmation',
];

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
    const ofTheLead = FOR_THE_LEAD.map(([, route]) => route);
    expect(new Set(there)).toEqual(new Set([...listed, ...ofTheLead, ...OF_RETENTION]));
  });

  it.each([...PEOPLE, ['the office', 'wren', 403] as const])(
    'keeps from %s what is for the lead alone',
    async (_who, name, status) => {
      const cookie = name === null ? '' : await trial.cookie(name);
      const lead = await trial.cookie('linnet');
      for (const [method, route, there] of FOR_THE_LEAD) {
        expect([route, (await call(method, route, cookie)).status]).toEqual([route, status]);
        expect([route, (await call(method, route, lead)).status]).toEqual([route, there]);
      }
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
    ['the office', 'wren', [CORRECTIONS]],
    ['the lead', 'linnet', []],
  ])('lets %s in everywhere but where the lead alone may', async (_who, name, closed: readonly string[]) => {
    const cookie = await trial.cookie(name);
    for (const [method, route] of ROUTES) {
      const { status } = await call(method, route, cookie);
      const isRight = closed.includes(route) ? status === 403 : [200, 400, 404, 422].includes(status);
      expect([method, route, isRight, status]).toEqual([method, route, true, status]);
    }
  });
});
