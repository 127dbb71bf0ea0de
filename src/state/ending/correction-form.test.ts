import { expect, test } from 'vitest';
import { room } from '#domain/records/room.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { HOME, idOf, INSPECTION, visitInMemory } from '../phone-in-memory.fixture.ts';
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
