import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAboutHousehold } from '#domain/cases/household-facts.ts';
import type { SavedFile } from '#domain/disclosures/disclosure-views.ts';
import { isGuarded } from '#domain/disclosure/categories.ts';
import { kindNamed, RECORD_KINDS } from '#domain/records/registry.ts';
import { anId, NOW } from '../../sync-server/files/filing.fixture.ts';
import { TYPED } from './aviary.ts';
import { escapeHtml } from '../../sync-server/outside/escape-html.ts';
import { canaryWorld, type CanaryHome, type GrownWorld, type Planted } from './canary-world.ts';
import { CHANNELS, type CameOut } from './channels.ts';
import { atDesk, makePage, opened } from './somebody-outside.ts';
import { isOnPage, type PageReader } from './who-is-told.ts';
import { described, wordsOutside } from './wrongs-of.ts';
import { isWrittenShown, WRITTEN_AUDIENCES } from './written-matrix.ts';

/*
 * The mirror: what a reader must have reaches them by each way that is theirs. What packs, the projection and the ways to
 * people outside must tell is held where they are searched (every-channel, ways-out); here is the desk, by its screens'
 * addresses taken together and by the files that it saves, and that no fact reaches nobody.
 */

let world: GrownWorld;
let screens: ReadonlySet<string>;
let files: ReadonlySet<string>;
beforeAll(async () => {
  world = await canaryWorld(116, 11);
  world.server.clock.now = NOW + 60_000;
  screens = await seenBy('every route');
  files = await seenBy('saved as files');
}, 240_000);
afterAll(() => world.server.close());

async function seenBy(channel: string): Promise<ReadonlySet<string>> {
  const browser = world.readers.office;
  const came: readonly CameOut[] =
    (await CHANNELS[channel]?.(world, { name: 'office', browser, pack: null })) ?? [];
  return wordsOutside(came);
}

const all = (): readonly Planted[] => [...world.planted.values()].flat();

/** What the matrix shows the office whatever the case and whoever looks. */
const isShownToOffice = (one: Planted) =>
  one.isField && one.counts && !one.isIdentity && isWrittenShown(one.kind, one.field, 'office');

const missingIn = (seen: ReadonlySet<string>, must: (one: Planted) => boolean): readonly string[] => {
  const facts = all().filter(must);
  expect(facts.length).toBeGreaterThan(60);
  const missing = facts.filter(({ word }) => !seen.has(word.toLowerCase()));
  return [...new Set(missing.map(described))];
};

/**
 * When something happened, as a phone said. The phones of this world say years to come: the desk then goes by the arrival and
 * says so, and the saved file alone has the phone's own.
 */
const CLAIMED: ReadonlySet<string> = new Set([
  ...['report-fact/awareAt', 'inspection/startedAt', 'work-report/finishedAt', 'contact/at'],
  ...['access-attempt/at', 'privacy-notice/at'],
]);

/** What stands with something that this world did not make by the desk's own forms, and has tests of its own. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['rights-step/at', 'sync-server/rights/rights-api.test.ts'],
  ['rights-step/words', 'sync-server/rights/rights-api.test.ts'],
  ['training-result/takenOn', 'sync-server/training'],
]);

describe('the desk', () => {
  it('is told by its screens every field that the matrix shows it', () => {
    const must = (one: Planted) => {
      const name = `${one.kind}/${one.field}`;
      return isShownToOffice(one) && !CLAIMED.has(name) && !ELSEWHERE.has(name);
    };
    expect(missingIn(screens, must)).toEqual([]);
  });

  it('is given by the files that it saves every field that the matrix shows it, but for who lives there and who was told', () => {
    expect(missingIn(files, (one) => isShownToOffice(one) && !isInNoFile(one.kind))).toEqual([]);
  });

  it('finds in a file nothing that is guarded or waits to be checked, and nobody who lives there', () => {
    const wrong = all().filter(
      (one) =>
        one.isField &&
        !one.isIdentity &&
        files.has(one.word.toLowerCase()) &&
        (isInNoFile(one.kind) || !isWrittenShown(one.kind, one.field, 'office')),
    );
    expect([...new Set(wrong.map(described))]).toEqual([]);
  });
});

describe('people outside', () => {
  const READERS = [
    'contractor',
    'legal-adviser',
    'ombudsman',
    'tenant-summary',
  ] as const satisfies PageReader[];

  it.each(READERS)(
    'are told by the page for the %s each field that is theirs, closed answers too',
    async (reader) => {
      const missing: string[] = [];
      for (const at of world.homes) {
        const { made } = await makePage(world, at, reader);
        const came = await opened(world, made.path, made.code);
        const text = came.map(({ bytes }) => bytes.toString('utf8')).join('\n');
        for (const { kind, label, field } of answered(at, (one) => isOnPage(one, reader, at)))
          if (!text.includes(`<dt>${escapeHtml(label)}</dt>`)) missing.push(`${kind}/${field}`);
      }
      expect([...new Set(missing)]).toEqual([]);
    },
  );
});

it('gives every field in the files for programs, closed answers too', async () => {
  const given = new Set<string>();
  const must = new Set<string>();
  for (const at of world.homes) {
    const sent = { id: anId(), format: 'json' };
    const { text } = await atDesk<SavedFile>(world.readers.office, 'POST', `/homes/${at.home}/export`, sent);
    const { records } = JSON.parse(text) as {
      records: { kind: string; fields: Record<string, unknown> }[];
    };
    for (const { kind, fields } of records)
      for (const field of Object.keys(fields)) given.add(`${kind}/${field}`);
    // A correction stands beside what it put right (records-export.test.ts); those of this world name nothing that is there.
    const theirs = (one: Planted) =>
      isShownToOffice(one) && !isInNoFile(one.kind) && one.kind !== 'correction';
    for (const { kind, field } of answered(at, theirs)) must.add(`${kind}/${field}`);
  }
  expect(must.size).toBeGreaterThan(150);
  expect([...must].filter((one) => !given.has(one))).toEqual([]);
});

/**
 * Who was told is saved with the log (log-canary.test.ts), who lives there goes by a share alone, and what somebody asked for by
 * right, or what a record is treated as, is read on screens that keep each look.
 */
const isInNoFile = (kind: string) =>
  ['disclosure', 'rights-request', 'rights-step', 'reclassification', 'training-result'].includes(kind) ||
  isAboutHousehold(kind);

/** Fields of the records of a home that hold an answer with words, of those that must come: canaries or closed answers. */
function answered(at: CanaryHome, must: (one: Planted) => boolean) {
  const known = new Map(all().flatMap((one) => (one.kind === TYPED ? [] : [[one.record, one] as const])));
  return world.records.flatMap(({ id, record }) => {
    const [one, kind] = [known.get(id), kindNamed(record.kind)];
    if (one === undefined || record.home !== at.home) return [];
    const body: Readonly<Record<string, unknown>> = record.body;
    return Object.entries(kind?.fields ?? {}).flatMap(([field, { label, shape }]) => {
      const value = body[field];
      const isNothing = value === undefined || (Array.isArray(value) && value.length === 0);
      // How large a picture is tells a reader nothing: no page says it.
      const isSize = shape.as === 'number' && shape.unit === 'px';
      if (isNothing || isSize || shape.as === 'link' || shape.as === 'picture' || shape.as === 'list')
        return [];
      const asField = { ...one, field, isField: true, isIdentity: false, counts: true };
      return must(asField) ? [{ kind: record.kind, field, label }] : [];
    });
  });
}

it('keeps no field that is no secret from everybody', () => {
  const unseen = RECORD_KINDS.flatMap((kind) =>
    Object.entries(kind.fields)
      .filter(([, { category }]) => !isGuarded(category))
      .filter(
        ([field]) =>
          !WRITTEN_AUDIENCES.some((audience) => isWrittenShown(kind.kind, field, audience, ALL_MET)),
      )
      .map(([field]) => `${kind.kind}/${field}`),
  );
  expect(unseen).toEqual([]);
});

const ALL_MET: ReadonlySet<string> = new Set([
  ...['visit-day', 'open-case', 'own-record', 'requesters-own', 'third-parties-checked'],
  'names-nothing-endangering',
]);
