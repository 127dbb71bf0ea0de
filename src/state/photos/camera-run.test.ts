import { beforeEach, expect, test, vi } from 'vitest';
import { photo } from '#domain/records/photo.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { isLocalDate } from '#domain/records/moments.ts';
import { fail, ok } from '#domain/result.ts';
import { HOME, idOf, INSPECTION, visitInMemory } from '../phone-in-memory.fixture.ts';
import { CameraRun } from './camera-run.svelte.ts';

const camera = vi.hoisted(() => ({ shoot: vi.fn(), take: vi.fn() }));
vi.mock('../../device/photos/camera.ts', () => ({
  Camera: {
    open: () =>
      Promise.resolve({
        ok: true,
        value: {
          stream: {},
          hasTorch: false,
          shoot: camera.shoot,
          onEnd: () => undefined,
          stop: () => undefined,
        },
      }),
  },
}));

const BEFORE = idOf(50);
const SHOT = new Blob();
// What the live picture is shown in; the camera of these tests does not look at it.
const VIDEO = {} as HTMLVideoElement;

function bodyOf(picture: string) {
  const takenOn = '2026-11-24';
  if (!isLocalDate(takenOn)) throw new Error('That is a day.');
  return { picture, takenOn, width: 640, height: 480 };
}

async function runOpen() {
  const visit = visitInMemory();
  const place = { home: HOME, inspection: INSPECTION };
  const envelope = visit.phone.mint.envelope(place);
  visit.records.set(BEFORE, mintRecord(photo, bodyOf('b'.repeat(64)), envelope));
  const nothing = () => Promise.resolve();
  Object.assign(visit.phone, {
    photos: { expect: nothing, settle: nothing, expected: () => Promise.resolve([]), take: camera.take },
    health: { room: () => Promise.resolve(null) },
  });
  const run = new CameraRun(visit.inspection, idOf(20));
  await run.open();
  const made = () => visit.made('photo').flatMap(({ id, body }) => (id === BEFORE ? [] : [{ id, body }]));
  const choose = () => {
    run.before = run.earlier[0] ?? null;
  };
  return { run, made, choose };
}

beforeEach(() => {
  let taken = 0;
  camera.shoot.mockReset().mockResolvedValue(SHOT);
  camera.take
    .mockReset()
    .mockImplementation(() => Promise.resolve(ok(bodyOf(String((taken += 1)).repeat(64)))));
});

test('the tap after a camera that gave no picture is still the “after” of the photo that was chosen', async () => {
  const { run, made, choose } = await runOpen();
  choose();
  camera.shoot.mockRejectedValueOnce(new Error('The camera did not answer.'));
  await run.shoot(VIDEO);
  expect(run.shots.problem).toContain('Tap again');
  expect(run.before?.photo).toBe(BEFORE);
  await run.shoot(VIDEO);
  expect(made()).toMatchObject([{ body: { before: BEFORE } }]);
  expect(run.before).toBeNull();
});

test('a photo taken again takes the place of the last, also where the first try was not kept', async () => {
  const { run, made } = await runOpen();
  await run.shoot(VIDEO);
  const [first] = made();
  run.again = true;
  camera.take.mockResolvedValueOnce(fail({ because: 'full', sentence: 'This phone is full.' }));
  await run.shoot(VIDEO);
  expect(run.again).toBe(true);
  await run.shoot(VIDEO);
  expect(made()).toMatchObject([{}, { body: { replaces: first?.id } }]);
  expect(run.again).toBe(false);
});

test('of two taps in a row only the first is linked', async () => {
  const { run, made, choose } = await runOpen();
  choose();
  await Promise.all([run.shoot(VIDEO), run.shoot(VIDEO)]);
  expect(made().map(({ body }) => 'before' in body)).toEqual([true, false]);
});

test('pictures of the phone’s own camera that were not kept leave the choice as it was', async () => {
  const { run, made, choose } = await runOpen();
  choose();
  camera.take.mockResolvedValueOnce(fail({ because: 'full', sentence: 'This phone is full.' }));
  const file = new File([], 'one.jpg');
  await run.take([file]);
  expect(run.before?.photo).toBe(BEFORE);
  await run.take([file]);
  expect(made()).toMatchObject([{ body: { before: BEFORE } }]);
});
