import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { RecordKind } from '#domain/records/define-record.ts';
import { RECORD_KINDS } from '#domain/records/registry.ts';
import { Drafts, type DraftKey } from '../device/drafts.ts';
import { testWork } from '../device/work-keys.fixture.ts';
import { KeptDraftOf } from './kept-draft.svelte.ts';
import type { Phone } from './survey.svelte.ts';

const ID = 'a'.repeat(32);
const stepped = RECORD_KINDS.filter((kind: RecordKind) => kind.version > 1);

const onPhone = (drafts: Drafts, key: DraftKey) =>
  new KeptDraftOf<{ answers: Readonly<Record<string, unknown>>; typed: Readonly<Record<string, string>> }>(
    { drafts } as unknown as Phone,
    key,
    { home: ID },
    { answers: {}, typed: {} },
  );

test.each(stepped.map((kind: RecordKind) => [kind.kind, kind] as const))(
  'a %s begun in an earlier version of the app opens in this one, and its next keystroke takes the old one’s place',
  async (name, kind) => {
    const database = testWork(`kept-${name}`);
    const [first] = kind.earlier ?? [];
    const asked = Object.keys(first?.fields ?? {}).filter((field) => Object.hasOwn(kind.fields, field));
    expect(asked).not.toEqual([]);
    const answers = Object.fromEntries(asked.map((field) => [field, `said of ${field}`]));
    const typed = { words: 'Wet behind the rad' };
    await new Drafts(database).save({ id: ID, kind: name, version: 1 }, { home: ID }, { answers, typed });

    const drafts = new Drafts(database);
    const form = onPhone(drafts, { id: ID, kind: name, version: kind.version });
    await form.open();
    expect(form.resumed).toBe(true);
    expect(form.value.answers).toMatchObject(answers);
    expect(form.value.typed).toEqual(typed);

    form.change({ typed: { words: 'Wet behind the radiator' } });
    await drafts.flush();
    const kept = await new Drafts(database).list();
    expect(kept.map(({ version }) => version)).toEqual([kind.version]);
    expect(kept[0]?.draft).toMatchObject({ answers, typed: { words: 'Wet behind the radiator' } });
  },
);

test('a form of a kind that has one version alone is read back as it was', async () => {
  const database = testWork('kept-once');
  const draft = { answers: { words: 'Said' }, typed: { words: 'Said and' } };
  await new Drafts(database).save({ id: ID, kind: 'contact', version: 1 }, {}, draft);
  const form = onPhone(new Drafts(database), { id: ID, kind: 'contact', version: 1 });
  await form.open();
  expect(form.value).toEqual(draft);
});

test('a form opened empty follows what is typed in another window, before its first key saves over it', async () => {
  const database = testWork('kept-two-windows');
  const key = { id: ID, kind: 'contact', version: 1 };
  const drafts = new Drafts(database);
  const here = onPhone(drafts, key);
  await here.open();
  const there = { answers: { reached: 'yes' }, typed: {} };
  await new Drafts(database).save(key, {}, there);
  drafts.hear({ name: `${ID} contact 1`, is: 'changed' });
  await expect.poll(() => here.value).toEqual(there);
  expect(here.words).toContain('another window');
});

test('what is on its way to the disk is newer than the news of another window', async () => {
  const database = testWork('kept-newer-here');
  const key = { id: ID, kind: 'contact', version: 1 };
  const drafts = new Drafts(database);
  const here = onPhone(drafts, key);
  await here.open();
  await new Drafts(database).save(key, {}, { answers: { reached: 'yes' }, typed: {} });
  here.change({ answers: { reached: 'no' } });
  here.changedElsewhere();
  await drafts.flush();
  expect(here.value.answers).toEqual({ reached: 'no' });
});
