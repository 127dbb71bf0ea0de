import { afterAll, beforeAll, expect, it } from 'vitest';
import { dateInWords } from '#domain/cases/date-words.ts';
import type { BoardView } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { RulesView } from '#domain/sharing/sharing-views.ts';
import type { MadeLink, SharePreview } from '#domain/shares/share-views.ts';
import { filedRecord } from '../files/filed-record.ts';
import { newOpaqueId } from '../new-id.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';
import { visitor, type Visitor } from './visitor.fixture.ts';

const ADVISER = 'legal-adviser';
const DAY_MS = 86_400_000;

let trial: DeskTrial;
let outside: Visitor;
let wren: string;
beforeAll(async () => {
  trial = await deskTrial();
  outside = visitor(trial);
  wren = await trial.cookie('wren');
});
afterAll(() => trial.close());

const get = async <T>(path: string, cookie = wren) =>
  (await trial.get(`/api/office${path}`, cookie)).json as T;
const post = (path: string, body: object, cookie = wren) => trial.post(`/api/office${path}`, body, cookie);
const preview = (of: OpaqueId, recipient: string) =>
  get<SharePreview>(`/cases/${of}/share/${ADVISER}?recipient=${recipient}`);

/** An open case at a home where somebody's number is held, and what it says. */
async function numberHeld() {
  const { rows } = await get<BoardView>('/cases');
  for (const { case: id } of rows) {
    const { compared } = await preview(id as OpaqueId, newOpaqueId());
    const field = compared.find(({ mayAsk, key }) => mayAsk === true && key.endsWith('/phone'));
    if (field !== undefined) return { case: id as OpaqueId, field };
  }
  throw new Error('The demo has a number at the home of an open case.');
}

async function share(of: OpaqueId, until?: string) {
  const id = newOpaqueId();
  const recipient = { id: newOpaqueId(), name: 'Fallow and Reed' };
  const seen = await preview(of, recipient.id);
  const sent = { id, audience: ADVISER, recipient, sha256: seen.sha256, until: until ?? seen.until };
  const answer = await post(`/cases/${of}/shares`, sent);
  return { id, answer, made: answer.json as unknown as MadeLink };
}

const read = async ({ path, code }: MadeLink) => (await outside.open(path, code ?? '')).text;

it('opens routine fields on a page by a rule that two leads decided, logs it, asks nothing, and ends with the rule', async () => {
  const matter = await numberHeld();
  const says = matter.field.full;
  const linnet = await trial.cookie('linnet');
  const { tomorrow } = await get<RulesView>('/rules', linnet);
  const until = new Date(Date.parse(`${tomorrow}T12:00:00Z`) + 20 * DAY_MS).toISOString().slice(0, 10);
  const rule = newOpaqueId();
  const decided = {
    ...{ audience: ADVISER, purpose: 'legal-advice', category: 'contact-detail', basis: 'legal-obligation' },
    ...{ from: tomorrow, until },
  };
  expect((await post('/rules', { id: rule, rule: decided }, linnet)).status).toBe(200);
  const yes = () => ({ id: newOpaqueId() });
  expect((await post(`/rules/${rule}/approval`, yes(), linnet)).status).toBe(403);
  expect((await post(`/rules/${rule}/approval`, yes(), await trial.cookie('teal'))).status).toBe(200);
  // It is in effect from the next day, and not before.
  expect(await read((await share(matter.case)).made)).not.toContain(says);
  const before = await share(matter.case);

  trial.pass(DAY_MS);
  wren = await trial.cookie('wren');
  const shared = await share(matter.case, until);
  expect(shared.answer.status, shared.answer.text).toBe(200);
  expect(shared.made.code).not.toBeNull();
  expect(await read(shared.made)).toContain(says);
  const log = trial.storage.read((view) => filedRecord(view, shared.id))?.record;
  expect(log?.kind === 'disclosure' && log.body).toMatchObject({ route: 'standing-rule', restsOn: rule });
  expect(log?.kind === 'disclosure' && log.body.decidedBy).toHaveLength(2);
  const after = new Date(Date.parse(`${until}T12:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  const tooLong = await share(matter.case, after);
  expect(tooLong.answer.status).toBe(422);
  expect(tooLong.answer.json['reason']).toContain(dateInWords(until, trial.now));

  // A link opens once with its code: this one has not been opened when the rule ends.
  const unopened = await share(matter.case, until);
  for (const { made } of [before, unopened]) expect((await outside.look(made.path)).status).toBe(200);
  const end = await post(`/rules/${rule}/end`, yes(), await trial.cookie('linnet'));
  expect(end.status, end.text).toBe(200);
  expect((await outside.look(unopened.made.path)).status).toBe(404);
  // What rested on nothing of it stays open.
  expect((await outside.look(before.made.path)).status).toBe(200);
  const next = await share(matter.case);
  expect(await read(next.made)).not.toContain(says);
});
