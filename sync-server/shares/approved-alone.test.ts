import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BoardView } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import type { AskForm } from '#domain/sharing/sharing-views.ts';
import type { MadeLink, SharePreview } from '#domain/shares/share-views.ts';
import { fileRecord } from '../files/file-record.ts';
import { aRecord } from '../files/filing.fixture.ts';
import { newOpaqueId } from '../new-id.ts';
import { tenanciesOf, tenancyRunning } from '../office/case-records.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';
import { recipientOfMatter } from '../sharing/recipients.ts';
import type { JsonObject } from '../storage/json.ts';
import { visitor, type Visitor } from './visitor.fixture.ts';

/* What a second person opened to the adviser or the Ombudsman of one matter, of a record that lies in no case or in another. */

let trial: DeskTrial;
let outside: Visitor;
let wren: string;
let linnet: string;
let matter: { readonly case: OpaqueId; readonly home: OpaqueId };
beforeAll(async () => {
  trial = await deskTrial();
  outside = visitor(trial);
  [wren, linnet] = [await trial.cookie('wren'), await trial.cookie('linnet')];
  const [row] = (await get<BoardView>('/cases')).rows;
  if (row === undefined) throw new Error('The demo has an open case.');
  matter = { case: row.case as OpaqueId, home: row.home as OpaqueId };
});
afterAll(() => trial.close());

const get = async <T>(path: string, cookie = wren) =>
  (await trial.get(`/api/office${path}`, cookie)).json as T;
const post = (path: string, body: object, cookie = wren) => trial.post(`/api/office${path}`, body, cookie);

/** A record of the household that lives there, as if it had come from a phone. */
async function filed(kind: KindName, body: object, more: object = {}): Promise<OpaqueId> {
  const id = newOpaqueId();
  const { home } = matter;
  const tenancy = trial.storage.read(
    (view) => tenancyRunning(tenanciesOf(view, home), trial.now)?.id ?? null,
  );
  const author = trial.landlord.staff.surveyors[0].id;
  const raw = aRecord(author, kind, body, { home, tenancy, ...more }) as unknown as JsonObject;
  await trial.storage.write((tx) => fileRecord(tx, { id, raw, by: author, via: 'db', at: trial.now }));
  return id;
}

/** Asks for one field for the adviser or the body of the matter, and has it approved. */
async function approved(record: OpaqueId, field: string, audience: 'legal-adviser' | 'ombudsman') {
  const form = await get<AskForm>(`/records/${record}/${field}/ask`);
  const tells = form.tells[0]?.value ?? 'neither';
  const purpose = form.audiences.find(({ value }) => value === audience)?.purposes[0]?.value;
  const request = newOpaqueId();
  const necessity = {
    ...{ purpose, basis: 'legal-obligation', tells, until: form.latest, couldLessDo: 'no' },
    condition: form.conditions[tells]?.[0]?.value ?? null,
    recipient: recipientOfMatter(audience, matter.case),
    whyThisField: 'The claim is about what is written in this field.',
    harmIfShared: 'It could be told on, or be used against them.',
    harmIfNotShared: 'The adviser cannot say what the claim is worth.',
    whyNotLess: 'We tried a summary of it, and nobody could use it.',
  };
  const asked = await post('/sharing', { id: request, record, field, audience, necessity });
  expect(asked.status, asked.text).toBe(200);
  const yes = { id: newOpaqueId(), answer: 'approved', reason: '' };
  const answer = await post(`/sharing/${request}/answer`, yes, linnet);
  expect(answer.status, answer.text).toBe(200);
}

const looksAt = (record: OpaqueId) =>
  trial.storage.read((view) => view.journal.about(record).filter(({ action }) => action === 'record-read'));
const previewed = (audience: string, of = matter.case, query = '') =>
  get<SharePreview>(`/cases/${of}/share/${audience}${query}`);

it.each([
  ['money-note', { words: 'Rent is KANARONE behind.' }],
  ['conduct-note', { words: 'They shouted, KANARONE.' }],
  ['safeguarding-concern', { visitorMust: ['not-alone'], words: 'A worry, KANARONE.' }],
] as const)(
  'a %s of no case stands on the page that it was approved for, and the look is noted',
  async (kind, body) => {
    const record = await filed(kind, body);
    expect(JSON.stringify((await previewed('legal-adviser')).page)).not.toContain('KANARONE');
    expect(looksAt(record)).toEqual([]);
    await approved(record, 'words', 'legal-adviser');
    const asked = looksAt(record).length;
    const recipient = { id: newOpaqueId(), name: 'Fallow and Reed' };
    const seen = await previewed('legal-adviser', matter.case, `?recipient=${recipient.id}`);
    expect(JSON.stringify(seen.page)).toContain('KANARONE');
    // The office is shown nothing of it elsewhere: reading the page is a look at it.
    expect(looksAt(record)).toHaveLength(asked + 1);
    expect(looksAt(record).at(-1)?.detail).toBe(`office ${kind}`);
    const sent = {
      id: newOpaqueId(),
      audience: 'legal-adviser',
      recipient,
      sha256: seen.sha256,
      until: seen.until,
    };
    const made = await post(`/cases/${matter.case}/shares`, sent);
    expect(made.status, made.text).toBe(200);
    const { path, code } = made.json as unknown as MadeLink;
    expect((await outside.open(path, code ?? '')).text).toContain('KANARONE');
  },
);

it('stands on no page of another matter, and on none for anybody else', async () => {
  const record = await filed('money-note', { words: 'KANARTWO' });
  await approved(record, 'words', 'legal-adviser');
  expect(JSON.stringify((await previewed('legal-adviser')).page)).toContain('KANARTWO');
  const { rows } = await get<BoardView>('/cases');
  const other = rows.find(({ case: id }) => id !== matter.case)?.case as OpaqueId;
  for (const page of [
    (await previewed('legal-adviser', other)).page,
    (await previewed('ombudsman')).page,
    (await previewed('tenant-summary')).page,
  ])
    expect(JSON.stringify(page)).not.toContain('KANARTWO');
});

it('tells nothing else of a record of another case than the field that was approved', async () => {
  const said = { at: '2026-11-20T10:00:00+00:00', channel: 'phone', reached: 'no', words: 'KANARTHREE' };
  const before = JSON.stringify((await previewed('ombudsman')).page);
  const record = await filed('contact', said, { case: newOpaqueId() });
  expect(JSON.stringify((await previewed('ombudsman')).page)).toBe(before);
  await approved(record, 'words', 'ombudsman');
  const seen = await previewed('ombudsman');
  expect(JSON.stringify(seen.page)).toContain('KANARTHREE');
  const reach = new Map(
    seen.compared.flatMap((one) => (one.record === record ? [[one.key, one.reach]] : [])),
  );
  for (const name of ['at', 'channel', 'reached']) expect(reach.get(`${record}/${name}`)).not.toBe('shared');
  expect(JSON.stringify(seen.page)).not.toContain('20 Nov');
  // Nobody approved it for the adviser: it is not listed beside their page either, which is another matter.
  const theirs = (await previewed('legal-adviser')).compared;
  expect(theirs.filter((one) => one.record === record)).toEqual([]);
  expect(linesWith(seen, 'KANARTHREE')).toHaveLength(1);
});

it('tells nothing of how a guarded record came to be known', async () => {
  const record = await filed('money-note', { words: 'KANARFOUR' }, { case: matter.case });
  await approved(record, 'words', 'ombudsman');
  expect(linesWith(await previewed('ombudsman'), 'KANARFOUR')).toHaveLength(1);
  // The comparison can fail: of every other record it is told.
  expect(JSON.stringify((await previewed('ombudsman')).page)).toContain('Entered');
});

/** All that stands in the entry with these words. */
function linesWith({ page }: SharePreview, words: string) {
  const entries = page.sections.flatMap((section) => section.entries);
  return entries.find(({ lines }) => lines.some((line) => line.words.includes(words)))?.lines;
}
