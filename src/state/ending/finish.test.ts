import { expect, test } from 'vitest';
import { mintRecord } from '#domain/records/mint-record.ts';
import { room } from '#domain/records/room.ts';
import { idOf, visitInMemory } from '../phone-in-memory.fixture.ts';
import { RoomList } from '../rooms/room-list.svelte.ts';
import { Finish } from './finish.svelte.ts';

/** The end of a visit in which a hall was added and never looked at. */
function finishWithHall() {
  const { inspection, records } = visitInMemory();
  const envelope = inspection.survey.phone.mint.envelope(inspection.place());
  records.set(idOf(20), mintRecord(room, { roomKind: 'hall' }, envelope));
  const finish = new Finish(inspection);
  finish.draft.begin();
  return { finish, inspection };
}

const asked = async (finish: Finish) => {
  expect(await finish.finish()).toBe(false);
  return finish.problems.map(({ text }) => text).filter((text) => text.includes('Hall'));
};

test('one of the reasons why a room was not looked at is enough, whichever holds', async () => {
  const { finish } = finishWithHall();
  const reasons = finish.excuses.filter((one) => one.for.includes('Hall')).map(({ value }) => value);
  expect(reasons).toEqual(['room-declined', 'not-today']);
  for (const reason of reasons) {
    expect(await asked(finish)).toHaveLength(1);
    finish.excuse(reason, true);
    expect(await asked(finish)).toEqual([]);
    finish.excuse(reason, false);
  }
});

test('a room added by mistake is taken out, and nobody is asked why it was not looked at', async () => {
  const { finish, inspection } = finishWithHall();
  expect(finish.emptyRooms.map(({ name }) => name)).toEqual(['Hall']);
  expect(await new RoomList(inspection).takeOut(idOf(20))).toBe(true);
  expect(finish.emptyRooms).toEqual([]);
  expect(finish.excuses.filter((one) => one.for.includes('Hall'))).toEqual([]);
});
