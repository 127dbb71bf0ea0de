import { expect, test } from 'vitest';
import { correction as correctionKind } from '#domain/records/correction.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import { reading as readingKind } from '#domain/records/reading.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { room } from '#domain/records/room.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { HOME, idOf, INSPECTION, visitInMemory } from '../phone-in-memory.fixture.ts';
import { correctable } from './correctable.ts';
import { CorrectionForm } from './correction-form.svelte.ts';

const WRONG = idOf(20);

test('a correction of which half was stored is finished by the next tap: no record is left over', async () => {
  const { inspection, phone, records, disk, made, drafts } = visitInMemory();
  const place = { home: HOME, inspection: INSPECTION };
  records.set(WRONG, mintRecord(room, { roomKind: 'bedroom' }, phone.mint.envelope(place)));
  const form = new CorrectionForm(inspection, WRONG);
  await form.open();
  form.set('roomKind', 'kitchen');
  form.say('typed-wrongly');
  disk.full = 'correction';
  expect(await form.save()).toBe(false);
  expect(form.problems).toEqual([{ id: null, text: 'This phone is full.' }]);

  disk.full = false;
  // The tab was ended since.
  const again = new CorrectionForm(inspection, WRONG);
  await again.open();
  expect(await again.save()).toBe(true);
  const right = made('room').filter(({ id }) => id !== WRONG);
  expect(right).toMatchObject([{ body: { roomKind: 'kitchen' } }]);
  expect(made('correction')).toMatchObject([{ body: { corrects: WRONG, replacement: right[0]?.id } }]);
  expect(drafts.size).toBe(0);
});

test('what was put right counts no more in the visit, is named in the row of what is right, and its room is the right one', () => {
  const { inspection, phone, records } = visitInMemory();
  const place = { home: HOME, inspection: INSPECTION };
  const put = (id: typeof WRONG, kind: RecordKind, body: object) =>
    records.set(id, mintRecord(kind, body, phone.mint.envelope(place)) as SurveyRecord);
  const [right, reading, correction] = [idOf(21), idOf(22), idOf(23)];
  put(WRONG, room, { roomKind: 'bedroom' });
  put(right, room, { roomKind: 'kitchen' });
  const number = { quantity: 'relative-humidity', scale: 'percent', value: 63 };
  put(reading, readingKind, { room: WRONG, ...number, takenAt: phone.mint.instant() });
  put(correction, correctionKind, { corrects: WRONG, replacement: right, because: 'typed-wrongly' });
  expect(inspection.rooms.map(({ name, detail }) => [name, detail])).toEqual([['Kitchen', '1 reading']]);
  expect(correctable(inspection).find(({ id }) => id === right)?.detail).toBe('Put right. It was: Bedroom');
  expect(correctable(inspection).map(({ id }) => id)).not.toContain(WRONG);
});
