import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BreachView } from '#domain/breaches/breach-views.ts';
import type { BoardView, CaseView } from '#domain/cases/office-views.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import type { MadeLink, SharePreview } from '#domain/shares/share-views.ts';
import { newOpaqueId } from '../new-id.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';
import { visitor, type Visitor } from '../shares/visitor.fixture.ts';

const REPORT = {
  ...{ drafts: 0, freeBytes: 2e9, persistent: true, appVersion: '0.1.AbCd-123', waiting: [] },
  ...{ store: 'store-1', lost: null, deletions: [] },
};

let trial: DeskTrial;
let outside: Visitor;
let wren: string;
/** An open case with a job that is out. */
let matter: { case: OpaqueId; order: OpaqueId; contractor: OpaqueId };
beforeAll(async () => {
  trial = await deskTrial();
  outside = visitor(trial);
  wren = await trial.cookie('wren');
  const { rows } = await get<BoardView>('/cases');
  for (const { case: id } of rows) {
    const order = (await get<CaseView>(`/cases/${id}`)).orders.find(({ state }) => state === 'issued')?.id;
    if (!isOpaqueId(order) || !isOpaqueId(id)) continue;
    const grant = trial.storage
      .read((view) => view.grants.orderGrantsBy(order))
      .find(({ endedAt }) => endedAt === null);
    if (grant === undefined) continue;
    matter = { case: id, order, contractor: grant.account };
    return;
  }
  throw new Error('The demo has an open case with a job.');
});
afterAll(() => trial.close());

const get = async <T>(path: string, cookie = wren) =>
  (await trial.get(`/api/office${path}`, cookie)).json as T;
const post = (path: string, body: object, cookie = wren) => trial.post(`/api/office${path}`, body, cookie);
const tell = async (body: object) => {
  const answer = await post('/breaches', { id: newOpaqueId(), ...body });
  expect(answer.status, answer.text).toBe(200);
  return String(answer.json['breach']);
};

async function share(audience: string, again?: OpaqueId, purpose?: string) {
  const first = await get<SharePreview>(`/cases/${matter.case}/share/${audience}?order=${matter.order}`);
  const recipient = first.recipient ?? { id: newOpaqueId(), name: 'Fallow and Reed' };
  const { sha256, until, order } = await get<SharePreview>(
    `/cases/${matter.case}/share/${audience}?order=${matter.order}&recipient=${recipient.id}${purpose === undefined ? '' : `&purpose=${purpose}`}`,
  );
  const sent = { id: newOpaqueId(), audience, recipient, order, sha256, until, purpose };
  const body = again === undefined ? sent : { ...sent, again };
  const answer = await post(`/cases/${matter.case}/shares`, body);
  expect(answer.status, answer.text).toBe(200);
  const made = answer.json as unknown as MadeLink;
  return { id: made.share as OpaqueId, made, recipient: recipient.id };
}
const opens = async ({ path, code }: MadeLink) => (await outside.open(path, code ?? '')).status === 200;

describe('what went wrong again while the first time is still being dealt with', () => {
  it('a link that was issued again is taken back again, as a breach with a clock of its own', async () => {
    const { id } = await share('legal-adviser');
    const wrong = { what: 'disclosure', happened: 'wrong-person', target: id };
    const first = await tell(wrong);
    const again = await share('legal-adviser', id);
    expect(again.id).toBe(id);
    const second = await tell(wrong);
    expect(await opens(again.made)).toBe(false);
    expect(second).not.toBe(first);
    expect((await get<BreachView>(`/breaches/${second}`)).withdrawn).toHaveLength(1);
    // And told once more, it is that second one.
    expect(await tell(wrong)).toBe(second);
  });

  it('the page that took the place of a link is taken back with it, from the same person', async () => {
    const first = await share('legal-adviser');
    const purposes = (await get<SharePreview>(`/cases/${matter.case}/share/legal-adviser`)).purposes;
    const second = await share('legal-adviser', first.id, purposes.at(-1)?.value);
    expect(second.id).not.toBe(first.id);
    const breach = await tell({ what: 'disclosure', happened: 'wrong-person', target: first.id });
    expect(await opens(second.made)).toBe(false);
    expect((await get<BreachView>(`/breaches/${breach}`)).withdrawn).toHaveLength(1);
  });

  it('a phone that was found, used and lost again is cleared again', async () => {
    const asha = await trial.cookie('asha');
    await trial.get('/api/me', asha);
    expect((await trial.post('/api/phones/report', REPORT, asha)).status).toBe(200);
    const known = trial.storage.read((view) => {
      const id = view.accounts.accountNamed('asha')?.id;
      return id === undefined ? undefined : view.devices.devicesOf(id)[0];
    });
    if (known === undefined) throw new Error('The phone has told of itself.');
    const { account, device } = known;
    const lost = { what: 'phone', happened: 'lost', phoneWas: 'open', target: device, account };
    const first = await tell(lost);
    const order = () => trial.storage.read((view) => view.devices.wipe(account, device));
    const ticket = asha
      .split('; ')
      .filter((one) => one.startsWith('HomefileDevice='))
      .join('; ');
    const done = { order: order()?.id, boxesLeft: 0 };
    expect((await trial.post('/api/phones/wiped', done, ticket)).status).toBe(200);
    // Cleared, and not heard of since: the same loss.
    expect(await tell(lost)).toBe(first);

    trial.pass(60_000);
    const password = trial.landlord.accounts.find(({ name }) => name === 'asha')?.password;
    const signed = await trial.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { host: 'localhost', cookie: ticket },
      payload: { name: 'asha', password },
    });
    expect(signed.statusCode, signed.payload).toBe(200);
    const found = [ticket, ...signed.cookies.map((one) => `${one.name}=${one.value}`)].join('; ');
    expect((await trial.post('/api/phones/report', REPORT, found)).status).toBe(200);
    wren = await trial.cookie('wren');
    const second = await tell(lost);
    expect(order()?.confirmedAt).toBeNull();
    expect(second).not.toBe(first);
    expect((await trial.get('/api/me', found)).status).toBe(401);
  });
});

describe('a job that went to the wrong contractor', () => {
  it('is taken back as a job too, and with it the page that they were sent', async () => {
    const { made, recipient } = await share('contractor');
    expect(recipient).toBe(matter.contractor);
    expect((await outside.look(made.path)).status).toBe(200);
    const breach = await tell({ what: 'order', happened: 'wrong-person', target: matter.order });
    expect((await outside.look(made.path)).status).toBe(404);
    expect(await opens(made)).toBe(false);
    // Nobody reads on the case that it is out with a firm which has it no more.
    const { orders } = await get<CaseView>(`/cases/${matter.case}`);
    expect(orders.find(({ id }) => id === matter.order)?.state).toBe('taken-back');
    expect((await get<BreachView>(`/breaches/${breach}`)).withdrawn).toHaveLength(2);
  });
});
