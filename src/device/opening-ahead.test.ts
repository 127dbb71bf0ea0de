import { expect, test } from 'vitest';
import { OpeningAhead } from './opening-ahead.ts';

const always = () => true;

/** A disk with one store on it, and all that was opened there. */
function aDisk() {
  const opened: string[] = [];
  const closed: string[] = [];
  const ahead = new OpeningAhead({
    isHere: (name) => Promise.resolve(name === 'here'),
    open: (name) => {
      opened.push(name);
      return {
        close: () => {
          closed.push(name);
          return Promise.resolve();
        },
      };
    },
  });
  return { ahead, opened, closed };
}

test('a store that lies here is opened once, and given away once', async () => {
  const { ahead, opened, closed } = aDisk();
  expect(await ahead.open('here', always)).not.toBeNull();
  expect(await ahead.open('here', always)).toBeNull();
  expect(opened).toEqual(['here']);
  expect(ahead.take('here')).not.toBeNull();
  expect(ahead.take('here')).toBeNull();
  await ahead.letGo('here');
  // Whoever took it closes it.
  expect(closed).toEqual([]);
});

test('two that look for it at the same time open it once', async () => {
  const { ahead, opened } = aDisk();
  await Promise.all([ahead.open('here', always), ahead.open('here', always)]);
  expect(opened).toEqual(['here']);
});

test('a store that does not lie here is not made', async () => {
  const { ahead, opened } = aDisk();
  expect(await ahead.open('elsewhere', always)).toBeNull();
  expect(opened).toEqual([]);
});

test('it gives way to an opening that begins while it looks', async () => {
  const { ahead, opened } = aDisk();
  let wanted = true;
  const opening = ahead.open('here', () => wanted);
  expect(ahead.take('here')).toBeNull();
  wanted = false;
  expect(await opening).toBeNull();
  expect(opened).toEqual([]);
});

test('what was never used is closed', async () => {
  const { ahead, closed } = aDisk();
  await ahead.open('here', always);
  await ahead.letGo('here');
  expect(closed).toEqual(['here']);
  expect(ahead.take('here')).toBeNull();
});
