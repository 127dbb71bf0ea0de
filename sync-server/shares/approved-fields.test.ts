import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BoardView } from '#domain/cases/office-views.ts';
import type { AskForm } from '#domain/sharing/sharing-views.ts';
import type { SameHumanView } from '#domain/sharing/same-human.ts';
import type { MadeLink, SharePreview } from '#domain/shares/share-views.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { filedRecord } from '../files/filed-record.ts';
import { issue } from '../files/filing.fixture.ts';
import { tenanciesOf, tenancyRunning } from '../office/case-records.ts';
import { newOpaqueId } from '../new-id.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';
import { destroyListed } from '../retention/destroy.ts';
import { recipientOfMatter } from '../sharing/recipients.ts';
import type { Account } from '../storage/accounts.ts';
import type { Destruction } from '../storage/retention.ts';
import { clockRunsAt } from '../training/training-gate.ts';
import { sharePreview } from './share-case.ts';
import { visitor, type Visitor } from './visitor.fixture.ts';

const ADVISER = 'legal-adviser';

let trial: DeskTrial;
let outside: Visitor;
let wren: string;
let linnet: string;
beforeAll(async () => {
  trial = await deskTrial();
  outside = visitor(trial);
  wren = await trial.cookie('wren');
  linnet = await trial.cookie('linnet');
});
afterAll(() => trial.close());

const get = async <T>(path: string, cookie = wren) =>
  (await trial.get(`/api/office${path}`, cookie)).json as T;
const post = async (path: string, body: object, cookie = wren) =>
  await trial.post(`/api/office${path}`, body, cookie);

/** A case with a guarded field that a second person can open to its adviser: which, and what it says. */
async function guarded() {
  const { rows } = await get<BoardView>('/cases');
  for (const { case: id, home } of rows) {
    // Where a clock runs, nothing waits for anybody's training.
    if (!isOpaqueId(home) || trial.storage.read((view) => clockRunsAt(view, home, trial.now))) continue;
    const tenancy = trial.storage.read((view) => tenancyRunning(tenanciesOf(view, home), trial.now));
    if (tenancy === null) continue;
    const office = trial.storage.read((view) => view.accounts.accountNamed('wren'));
    if (office === null) continue;
    const record = newOpaqueId();
    await trial.storage.write((tx) =>
      issue(
        tx,
        office,
        'diagnosis',
        { words: 'Asthma since the winter.' },
        { home, tenancy: tenancy.id },
        record,
      ),
    );
    const { compared } = await get<SharePreview>(`/cases/${id}/share/${ADVISER}`);
    const field = compared.find(({ mayAsk, key }) => mayAsk === true && key === `${record}/words`);
    if (field !== undefined) return { case: id as OpaqueId, field };
  }
  throw new Error('The demo has an open case at a home with a guarded field.');
}

/** A colleague who was never trained looks at the page. */
function untrainedLook(id: OpaqueId): Promise<SharePreview> {
  const account: Account = {
    ...{ id: newOpaqueId(), name: 'new', displayName: 'New' },
    ...{ role: 'office' as const, disabled: false },
  };
  const asked = { params: { case: id, audience: ADVISER }, query: {}, body: {} };
  const call = { ...asked, account, device: newOpaqueId(), now: trial.now, landlord: 'council' } as const;
  return trial.storage.write((tx) => sharePreview(tx, call));
}

async function share(of: OpaqueId, until?: string, id = newOpaqueId()) {
  const recipient = { id: newOpaqueId(), name: 'Fallow and Reed' };
  const preview = await get<SharePreview>(`/cases/${of}/share/${ADVISER}?recipient=${recipient.id}`);
  const sent = { id, audience: ADVISER, recipient, sha256: preview.sha256, until: until ?? preview.until };
  const answer = await post(`/cases/${of}/shares`, sent);
  return { id, preview, answer, made: answer.json as unknown as MadeLink };
}

const read = async ({ path, code }: MadeLink) => (await outside.open(path, code ?? '')).text;

it('lets a field onto one page once a second person approved it, until the approval ends, and no other; it dies with its record', async () => {
  const matter = await guarded();
  const [record = '', name = ''] = matter.field.key.split('/');
  const says = matter.field.full;
  const form = await get<AskForm>(`/records/${record}/${name}/ask`);
  const [tells] = form.tells;
  const latest = form.latest;
  const request = newOpaqueId();
  const necessity = {
    purpose: 'legal-advice',
    whyThisField: 'The claim is about what the damp did to this person.',
    harmIfShared: 'It could be told on, or be used against them.',
    harmIfNotShared: 'The adviser cannot say what the claim is worth.',
    couldLessDo: 'no',
    whyNotLess: 'We tried a summary of it, and the adviser could not use it.',
    basis: 'legal-obligation',
    tells: tells?.value ?? 'neither',
    condition: form.conditions[tells?.value ?? 'neither']?.[0]?.value ?? null,
    recipient: recipientOfMatter(ADVISER, matter.case),
    until: latest,
  };
  const asked = await post('/sharing', { id: request, record, field: name, audience: ADVISER, necessity });
  expect(asked.status, asked.text).toBe(200);

  const before = await share(matter.case);
  expect(await read(before.made)).not.toContain(says);
  const yes = { id: newOpaqueId(), answer: 'approved', reason: '' };
  expect((await post(`/sharing/${request}/answer`, yes, linnet)).status).toBe(200);

  const after = await get<SharePreview>(`/cases/${matter.case}/share/${ADVISER}`);
  expect(after.compared.find(({ key }) => key === matter.field.key)?.reach).toBe('shared');
  expect(after.code).toBe(true);
  await expect(untrainedLook(matter.case)).rejects.toMatchObject({ code: 'training' });
  const tooLong = await share(matter.case, dayAfter(latest));
  expect(tooLong.answer.status).toBe(422);
  expect(tooLong.answer.json['reason']).toMatch(/Choose that day or an earlier one/);

  const shared = await share(matter.case);
  expect(shared.answer.status, shared.answer.text).toBe(200);
  // The same form again, with another end: what was approved does not outlive its day.
  const longer = await share(matter.case, dayAfter(latest), shared.id);
  expect(longer.answer.status, longer.answer.text).toBe(409);
  expect(await read(shared.made)).toContain(says);
  const onHold = shared;
  const log = trial.storage.read((view) => filedRecord(view, shared.id))?.record;
  expect(log?.kind === 'disclosure' && log.body).toMatchObject({ route: 'approval', restsOn: request });
  expect(log?.kind === 'disclosure' && log.body.decidedBy).toHaveLength(2);

  const other = await share(matter.case);
  expect(other.answer.status, other.answer.text).toBe(200);
  expect(await read(other.made)).not.toContain(says);

  // Whoever asked and whoever approved turn out to be one human: the page that is out by their approval goes on hold.
  const people = await get<SameHumanView>('/same-human', linnet);
  const of = (who: string) => people.accounts.find(({ label }) => label.endsWith(`(${who})`))?.value;
  const said = { id: newOpaqueId(), account: of('wren'), other: of('linnet'), reason: 'They told us.' };
  expect((await post('/same-human', said, linnet)).status).toBe(200);
  expect(trial.storage.read((view) => view.shares.events(onHold.id)).at(-1)).toMatchObject({
    ...{ kind: 'touched', detail: 'one-human' },
  });
  const kinds = trial.storage.read((view) => view.shares.events(other.id)).map(({ kind }) => kind);
  expect(kinds).not.toContain('touched');

  const gone = record as OpaqueId;
  const entry = trial.storage.read((view) => view.records.entry(gone));
  if (entry === null) throw new Error('It is filed.');
  await trial.storage.write((tx) => {
    const records = [{ id: gone, kind: entry.kind, home: entry.home }];
    const id = newOpaqueId();
    const destruction: Destruction = {
      request: null,
      ...{ id, digest: '', askedBy: id, askedAt: trial.now, decidedBy: id, decidedAt: trial.now },
      ...{ state: 'asked' as const, reason: null, cleanAt: null, certificate: '{}', pictures: [] },
    };
    destroyListed(tx, { records, refused: [], pictures: [] }, { destruction, by: null, at: trial.now });
  });
  trial.storage.read((view) => {
    expect([view.shares.key(shared.id), view.shares.sealed(shared.id)]).toEqual([null, null]);
    expect(view.shares.share(shared.id)).not.toBeNull();
    expect(view.sharing.about(request)).toEqual([]);
  });
  expect((await outside.look(shared.made.path)).status).toBe(404);
});

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
