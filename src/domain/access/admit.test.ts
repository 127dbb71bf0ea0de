import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opaqueIdFrom, type OpaqueId } from '../ids.ts';
import { mintingAt } from '../records/mint-record.ts';
import type { Instant } from '../records/moments.ts';
import { kindNamed, type KindName, type SurveyRecord } from '../records/registry.ts';
import { admit, GENERATIONS_AHEAD, MOST_GENERATIONS, type Holdings, type PushedDocument } from './admit.ts';
import type { Role } from './verbs.ts';

const id = (number: number): OpaqueId => opaqueIdFrom(new Uint8Array(16).fill(number));
const [HOME, OTHER_HOME, ME, SOMEBODY, PHONE, RECORD, ORDER] = [1, 2, 3, 4, 5, 6, 7].map(id) as [
  OpaqueId,
  OpaqueId,
  OpaqueId,
  OpaqueId,
  OpaqueId,
  OpaqueId,
  OpaqueId,
];
const REV = 'a'.repeat(32);

function aRecord(kind: KindName, body: object, more: object = {}): Record<string, unknown> {
  const facts = kindNamed(kind);
  const minting = mintingAt({
    home: HOME,
    author: ME,
    device: PHONE,
    recordedAt: '2026-11-24T09:00:00+00:00' as Instant,
    nonce: id(9),
  });
  return { kind, version: facts?.version ?? 1, ...minting, categories: facts?.categories, body, ...more };
}

const ROOM = { roomKind: 'bedroom', number: 2 };
const room = (more: object = {}) => aRecord('room', ROOM, more);

const NOTHING: Holdings = {
  stored: null,
  joinsStored: false,
  signedOff: false,
  homeGranted: (home) => home === HOME,
  ownInspection: () => false,
  homeExists: () => true,
  orderGranted: (order) => order === ORDER,
  authorOf: () => null,
  homeOf: () => null,
};

function outcome(
  raw: unknown,
  { role = 'surveyor', ...more }: Partial<Holdings & PushedDocument & { role: Role }> = {},
): string {
  const pushed = { id: RECORD, ancestors: [`1-${REV}`], deleted: false, raw, ...more };
  const admitted = admit(pushed, { account: ME, device: PHONE, role }, { ...NOTHING, ...more });
  if (admitted.ok) return 'taken';
  return admitted.problem.because === 'refused' ? admitted.problem.sentence : admitted.problem.because;
}

const stored = (raw: object, leafGeneration = 1) => ({
  stored: { record: raw as unknown as SurveyRecord, leafGeneration },
  joinsStored: true,
});

describe('whether a pushed document is taken', () => {
  it('takes the writer’s own new record at an open home', () => {
    expect(outcome(room())).toBe('taken');
  });

  it('takes of the log what was told at a door alone, of the home that it names, once', () => {
    const told = {
      ...{ at: '2026-11-24T09:00:00+00:00', audience: 'neighbour', purpose: 'property-facts' },
      ...{ decision: 'shared', channel: 'read-out', records: [SOMEBODY] },
      ...{ categories: ['defect'], fields: ['finding/element'] },
    };
    const line = (more: object = {}) => aRecord('disclosure', { ...told, ...more });
    expect(outcome(line())).toBe('taken');
    expect(outcome(line(), { homeOf: () => HOME })).toBe('taken');
    expect(outcome(line(), { homeOf: () => OTHER_HOME })).toContain('another home');
    expect(outcome(line({ route: 'approval' }))).toContain('only what was told');
    expect(outcome(line(), { role: 'contractor' })).toContain('cannot make a record of this kind');
    expect(outcome(line(), { homeGranted: () => false })).toContain('not opened this home');
    const known = stored(line());
    expect(outcome(line(), { ...known, ancestors: [`2-${REV}`, `1-${REV}`] })).toContain('cannot be changed');
  });

  it('never takes a deletion, another author, another phone, or what is no record', () => {
    expect(outcome(room(), { deleted: true })).toContain('cannot delete');
    expect(outcome(room({ author: SOMEBODY }))).toContain('somebody else');
    expect(outcome(room({ device: SOMEBODY }))).toContain('another phone');
    for (const raw of [null, 7, [], {}, { kind: 'room' }, room({ more: 1 }), room({ categories: {} })])
      expect(outcome(raw)).not.toBe('taken');
  });

  it('holds back, and does not refuse, what a newer version wrote', () => {
    expect(outcome(room({ version: 3 }))).toBe('newer-version');
  });

  it('takes a child of a stored revision, up to a hundred generations ahead', () => {
    const ancestors = (generation: number) => [`${generation}-${REV}`, `${generation - 1}-${'b'.repeat(32)}`];
    const known = stored(room());
    expect(outcome(room(), { ...known, ancestors: ancestors(2) })).toBe('taken');
    const furthest = GENERATIONS_AHEAD + 1;
    expect(outcome(room(), { ...known, ancestors: ancestors(furthest) })).toBe('taken');
    expect(outcome(room(), { ...known, ancestors: ancestors(furthest + 1) })).toContain('too many changes');
    expect(outcome(room(), { ...known, joinsStored: false })).toContain('does not follow');
    expect(outcome(room(), { ancestors: [`9999-${REV}`] })).toContain('no beginning');
  });

  it('takes no branch so long that what was said first would be pushed out of sight', () => {
    const ancestors = (generation: number) => [`${generation}-${REV}`, `${generation - 1}-${'b'.repeat(32)}`];
    const known = stored(room(), MOST_GENERATIONS - 1);
    expect(outcome(room(), { ...known, ancestors: ancestors(MOST_GENERATIONS) })).toBe('taken');
    expect(outcome(room(), { ...known, ancestors: ancestors(MOST_GENERATIONS + 1) })).toContain('too many');
  });

  it('takes from its author’s other phone a change of what is edited, before the sign-off, and nothing else', () => {
    const elsewhere = room({ device: SOMEBODY });
    const child = { ancestors: [`2-${REV}`, `1-${'b'.repeat(32)}`] };
    expect(outcome(elsewhere, { ...stored(elsewhere), ...child })).toBe('taken');
    expect(outcome(elsewhere, child)).toContain('another phone');
    expect(outcome(elsewhere, { ...stored(elsewhere), ...child, joinsStored: false })).toContain(
      'does not follow',
    );
    expect(outcome(elsewhere, { ...stored(elsewhere), ...child, signedOff: true })).toContain('late version');
    const theirs = room({ device: SOMEBODY, author: SOMEBODY });
    expect(outcome(theirs, { ...stored(theirs), ...child })).toContain('somebody else');
    const said = aRecord('note', { words: 'once' }, { device: SOMEBODY });
    expect(outcome(said, { ...stored(said), ...child })).toContain('cannot be changed');
    // A change never moves a record to another home, whoever makes it.
    const moved = room({ device: SOMEBODY, home: OTHER_HOME });
    expect(outcome(moved, { ...stored(elsewhere), ...child })).toContain('another record');
  });

  it('takes nothing onto an id whose envelope was another', () => {
    for (const change of [
      { home: OTHER_HOME },
      { kind: 'finding' },
      { author: SOMEBODY },
      { device: SOMEBODY },
      { nonce: id(8) },
      { inspection: id(8) },
      { case: id(8) },
      { tenancy: id(8) },
      { recordedAt: '2026-11-24T09:00:01+00:00' },
    ])
      expect(outcome(room(), stored(room(change)))).toContain('belongs to another record');
  });

  it('changes nothing that is made once, or signed', () => {
    const note = aRecord('note', { words: 'once' });
    expect(outcome(note)).toBe('taken');
    expect(outcome(note, stored(note))).toContain('cannot be changed');
    expect(outcome(room(), { ...stored(room()), signedOff: true })).toContain('late version');
    expect(outcome(room(), { signedOff: true })).toBe('taken');
  });

  it('takes from nobody what their role does not write', () => {
    const visit = aRecord('visit', {
      visitKind: 'repair',
      onDate: '2026-11-24',
      reason: 'first-look',
      state: 'planned',
      surveyor: ME,
    });
    for (const role of ['surveyor', 'contractor', 'office', 'lead', 'administrator'] as const)
      expect(outcome(visit, { role })).toContain('cannot make a record of this kind');
    for (const role of ['contractor', 'office', 'lead', 'administrator'] as const)
      expect(outcome(room(), { role })).toContain('cannot make a record of this kind');
  });

  it('takes no other home, but a visit begun there and what belongs to it', () => {
    const there = (kind: KindName, body: object) =>
      aRecord(kind, body, { home: OTHER_HOME, inspection: id(11) });
    const begun = there('inspection', {
      visitKind: 'repair',
      investigation: 'none',
      manner: 'in-person',
      startedAt: '2026-11-24T09:00:00+00:00',
    });
    expect(outcome(there('room', ROOM))).toContain('not opened this home');
    expect(outcome(begun)).toBe('taken');
    expect(outcome(begun, { homeExists: () => false })).toContain('not opened this home');
    const own = {
      ownInspection: (inspection: OpaqueId, home: OpaqueId) => inspection === id(11) && home === OTHER_HOME,
    };
    expect(outcome(there('room', ROOM), own)).toBe('taken');
    expect(outcome({ ...there('room', ROOM), home: id(12) }, own)).toContain('not opened this home');
  });

  it('takes from a contractor what names an open job alone', () => {
    const report = (order: OpaqueId) =>
      aRecord('work-report', {
        order,
        outcome: 'done',
        done: [],
        finishedAt: '2026-11-24T09:00:00+00:00',
        leftSafe: true,
      });
    expect(outcome(report(ORDER), { role: 'contractor' })).toBe('taken');
    expect(outcome(report(id(8)), { role: 'contractor' })).toContain('job that is open to you');
    const photo = { picture: 'f'.repeat(64), takenOn: '2026-11-24', width: 1, height: 1 };
    expect(outcome(aRecord('photo', photo), { role: 'contractor' })).toContain('job that is open to you');
  });

  it('takes no sign-off of what somebody else wrote', () => {
    const signed = [{ id: id(20), rev: `1-${REV}`, sha256: 'f'.repeat(64) }];
    const signOff = aRecord('sign-off', { signed, gaps: [] });
    expect(outcome(signOff)).toBe('taken');
    expect(outcome(signOff, { authorOf: () => ME })).toBe('taken');
    expect(outcome(signOff, { authorOf: () => SOMEBODY })).toContain('somebody else');
  });

  it('says why in words that repeat nothing of the document', () => {
    const word = 'zebracrossing';
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(room()), 'more'),
        fc.oneof(fc.constant(word), fc.constant([word]), fc.constant({ [word]: word })),
        (key, value) => {
          expect(outcome({ ...room(), [key]: value })).not.toContain(word);
          expect(outcome(aRecord('room', { ...ROOM, [key]: value }))).not.toContain(word);
        },
      ),
    );
  });
});
