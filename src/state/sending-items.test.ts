import { describe, expect, it } from 'vitest';
import { accessAttempt } from '#domain/records/access-attempt.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { reading } from '#domain/records/reading.ts';
import type { KeptDraft } from '../device/drafts.ts';
import type { HeldRecord } from '../device/record-index.ts';
import { HOME, idOf, INSPECTION, phoneInMemory } from './phone-in-memory.fixture.ts';
import { draftPath, mendPath } from './sending-items.ts';
import { isUnfinished } from './unfinished.ts';

const ROOM = idOf(20);
const ID = idOf(30);
const VISIT = idOf(8);

const draft = (kind: string, of: unknown = {}): KeptDraft => ({
  ...{ id: ID, kind, version: 1, savedAt: 0, draft: of },
  place: { visit: VISIT, room: ROOM, inspection: INSPECTION, home: HOME },
});

describe('the way to a form', () => {
  it('leads a reading that was being typed to its pad, and a correction to its reading', () => {
    expect(draftPath(draft('reading'), false)).toBe(`/visits/${VISIT}/rooms/${ROOM}/readings/new`);
    expect(draftPath(draft('reading'), true)).toBe(`/visits/${VISIT}/rooms/${ROOM}/readings/${ID}`);
  });

  it('leads a refused reading to itself, not to an empty pad', () => {
    const { mint } = phoneInMemory().phone;
    const body = {
      room: ROOM,
      quantity: 'moisture',
      method: 'pin',
      scale: 'wme-percent',
      value: 23.4,
    } as const;
    const record = mintRecord(
      reading,
      { ...body, takenAt: mint.instant() },
      mint.envelope({ home: HOME, inspection: INSPECTION }),
    );
    const held: Pick<HeldRecord, 'id' | 'record'> = { id: ID, record };
    expect(mendPath(held, () => VISIT)).toBe(`/visits/${VISIT}/rooms/${ROOM}/readings/${ID}`);
  });

  it.each([
    [{ result: 'nobody-in' }, 'no-access'],
    [{ result: 'left-early', leftBecause: 'someone-unwell' }, ''],
  ] as const)(
    'leads a refused attempt to get in to its form, and who left early to the visit',
    (how, form) => {
      const { mint } = phoneInMemory().phone;
      const body = { at: mint.instant(), method: 'door', noticeGiven: 'none', ...how } as const;
      const record = mintRecord(accessAttempt, body, mint.envelope({ home: HOME, inspection: INSPECTION }));
      const there = form === '' ? `/visits/${VISIT}` : `/visits/${VISIT}/${form}`;
      expect(mendPath({ id: ID, record }, () => VISIT)).toBe(there);
    },
  );

  it('leads to what a resident says', () => {
    expect(draftPath(draft('resident-account'), false)).toBe(`/visits/${VISIT}/said/${ID}`);
  });

  it.each([
    ['arrival', 'door'],
    ['access-attempt', 'no-access'],
    ['correction', `correct/${ID}`],
    ['decision-extras', 'decision'],
    ['summary', 'summary'],
    ['note-check', 'finish'],
    ['picture-marks', `photos/${ID}/cover`],
    ['home-services', 'services'],
    ['room-services', `rooms/${ROOM}/services`],
    ['note', `rooms/${ROOM}/notes/${ID}`],
    ['finding', `rooms/${ROOM}/findings/${ID}`],
  ])('leads %s to its own form', (kind, form) => {
    expect(draftPath(draft(kind), false)).toBe(`/visits/${VISIT}/${form}`);
  });

  it('leads what has no form of its own to the visit, and what belongs to no visit nowhere', () => {
    expect(draftPath(draft('inspection'), false)).toBe(`/visits/${VISIT}`);
    expect(draftPath({ ...draft('arrival'), place: {} }, false)).toBeNull();
  });
});

describe('a form begun and not finished', () => {
  it('is what a resident half said, and no pad without a number', () => {
    expect(isUnfinished(draft('resident-account', { answers: {}, typed: {} }))).toBe(true);
    expect(isUnfinished(draft('reading', { kind: 'pin', value: '', humidity: '' }))).toBe(false);
    expect(isUnfinished(draft('arrival'))).toBe(false);
  });
});
