import { expect, it } from 'vitest';
import { Turn } from './turn.ts';

it('asks once a turn for each key, also for what is not there', () => {
  const asked: string[] = [];
  const turn = new Turn();
  const once = turn.once((key) => {
    asked.push(key);
    return key === 'nobody' ? null : key.length;
  });
  expect(['asha', 'nobody', 'asha', 'nobody'].map((key) => once.read(key))).toEqual([4, null, 4, null]);
  expect(asked).toEqual(['asha', 'nobody']);
  once.forget();
  once.read('asha');
  turn.begin();
  once.read('asha');
  expect(asked).toEqual(['asha', 'nobody', 'asha', 'asha']);
});
