import { afterAll, beforeAll, expect, it } from 'vitest';
import { dateInWords } from '#domain/cases/date-words.ts';
import type { BoardView } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { MadeLink, SharePreview } from '#domain/shares/share-views.ts';
import type { RulesView } from '#domain/sharing/sharing-views.ts';
import { newOpaqueId } from '../new-id.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';
import { visitor, type Visitor } from './visitor.fixture.ts';

const ADVISER = 'legal-adviser';
const DAY_MS = 86_400_000;

let trial: DeskTrial;
let outside: Visitor;
let wren: string;
/** An open case at a home where somebody's number is held, what it says, and the last day of the rule that opens it. */
let matter: { case: OpaqueId; says: string; rule: OpaqueId; until: string };
const recipient = { id: newOpaqueId(), name: 'Fallow and Reed' };

const get = async <T>(path: string, cookie = wren) =>
  (await trial.get(`/api/office${path}`, cookie)).json as T;
const post = (path: string, body: object, cookie = wren) => trial.post(`/api/office${path}`, body, cookie);
const preview = (of: OpaqueId) =>
  get<SharePreview>(`/cases/${of}/share/${ADVISER}?recipient=${recipient.id}`);
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

async function share(until: string, again?: string) {
  const { sha256 } = await preview(matter.case);
  const sent = { id: newOpaqueId(), audience: ADVISER, recipient, sha256, until };
  const answer = await post(`/cases/${matter.case}/shares`, again === undefined ? sent : { ...sent, again });
  return { answer, made: answer.json as unknown as MadeLink };
}

beforeAll(async () => {
  trial = await deskTrial();
  outside = visitor(trial);
  wren = await trial.cookie('wren');
  const { rows } = await get<BoardView>('/cases');
  for (const { case: id } of rows) {
    const { compared } = await preview(id as OpaqueId);
    const field = compared.find(({ mayAsk, key }) => mayAsk === true && key.endsWith('/phone'));
    if (field === undefined) continue;
    const linnet = await trial.cookie('linnet');
    const { tomorrow } = await get<RulesView>('/rules', linnet);
    const rule = newOpaqueId();
    matter = { case: id as OpaqueId, says: field.full, rule, until: dayAfter(tomorrow, 4) };
    const decided = {
      ...{ audience: ADVISER, purpose: 'legal-advice', category: 'contact-detail' },
      ...{ basis: 'legal-obligation', from: tomorrow, until: matter.until },
    };
    expect((await post('/rules', { id: rule, rule: decided }, linnet)).status).toBe(200);
    const yes = { id: newOpaqueId() };
    expect((await post(`/rules/${rule}/approval`, yes, await trial.cookie('teal'))).status).toBe(200);
    trial.pass(DAY_MS);
    wren = await trial.cookie('wren');
    return;
  }
  throw new Error('The demo has a number at the home of an open case.');
});
afterAll(() => trial.close());

it('a page that is issued again ends with what was ruled for it, as when it was first sent', async () => {
  const first = await share(matter.until);
  expect(first.answer.status, first.answer.text).toBe(200);
  const longer = await share(dayAfter(matter.until, 3), first.made.share);
  expect(longer.answer.status, longer.answer.text).toBe(422);
  expect(longer.answer.json['reason']).toContain(dateInWords(matter.until, trial.now));
  const same = await share(matter.until, first.made.share);
  expect(same.answer.status, same.answer.text).toBe(200);
  expect(same.made.unchanged).toBe(true);
});

it('a page that tells something by a rule is on hold once the two who decided the rule are one human', async () => {
  const { made } = await share(matter.until);
  expect((await outside.look(made.path)).status).toBe(200);
  const accounts = trial.storage.read((view) => view.accounts.accounts());
  const [one, other] = ['linnet', 'teal'].map(
    (name) => accounts.find((account) => account.name === name)?.id,
  );
  const said = { id: newOpaqueId(), account: one, other, reason: 'They told us.' };
  const answer = await post('/same-human', said, await trial.cookie('linnet'));
  expect(answer.status, answer.text).toBe(200);
  expect((await outside.look(made.path)).status).toBe(404);
  expect((await outside.open(made.path, made.code ?? '')).text).not.toContain(matter.says);
});
