import { expect, test } from 'vitest';
import { mintRecord } from '#domain/records/mint-record.ts';
import { reading } from '#domain/records/reading.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { room } from '#domain/records/room.ts';
import type { Inspection } from './inspection.svelte.ts';
import { idOf, visitInMemory } from './phone-in-memory.fixture.ts';

const ROOM = idOf(20);

/** A visit in memory with these rooms, each under the next id from that of {@link ROOM}. */
function visitWith(...rooms: readonly RecordNamed<'room'>['body'][]) {
  const memory = visitInMemory();
  const { inspection, records } = memory;
  for (const [index, body] of rooms.entries())
    records.set(idOf(20 + index), mintRecord(room, body, envelopeOf(inspection)));
  return memory;
}

const envelopeOf = (inspection: Inspection) =>
  inspection.survey.phone.mint.envelope(inspection.place({ inspection: idOf(7) }));

test('two rooms of one kind differ by their own names, which are in no name that others see', () => {
  const { inspection } = visitWith(
    { roomKind: 'bedroom', privateLabel: 'Robin' },
    { roomKind: 'bedroom', privateLabel: 'Wren' },
  );
  const rows = inspection.rooms;
  expect(rows.map(({ ownName }) => ownName)).toEqual(['Robin', 'Wren']);
  expect(rows.map(({ name, detail, missing }) => ({ name, detail, missing }))).toEqual(
    Array(2).fill({ name: 'Bedroom', detail: 'Not looked at yet', missing: '' }),
  );
});

test('what was begun in a room is on its row; a room in which something was begun is not empty', async () => {
  const { inspection, records } = visitWith({ roomKind: 'bedroom' }, { roomKind: 'hall' });
  const { drafts } = inspection.survey.phone;
  const body = { room: ROOM, quantity: 'moisture', scale: 'wme-percent', value: 23 } as const;
  const takenAt = inspection.survey.phone.mint.instant();
  records.set(idOf(31), mintRecord(reading, { ...body, takenAt }, envelopeOf(inspection)));
  const begin = (n: number, kind: string, at: string, draft: object) =>
    drafts.save({ id: idOf(n), kind, version: 1 }, inspection.draftPlace(at), draft);
  await begin(40, 'reading', ROOM, { kind: 'pin', value: '23' });
  await begin(41, 'reading', ROOM, { kind: 'pin', value: '' });
  await begin(31, 'reading', ROOM, { answers: { value: 24 } });
  await begin(42, 'note', idOf(21), { words: 'The vent' });
  expect(inspection.rooms.map(({ begun, empty }) => [begun, empty])).toEqual([
    ['', false],
    ['', true],
  ]);
  await inspection.look();
  expect(inspection.rooms.map(({ begun, empty }) => [begun, empty])).toEqual([
    ['1 reading, 1 change not finished', false],
    ['1 note not finished', false],
  ]);
});
