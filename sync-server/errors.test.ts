import { expect, it } from 'vitest';
import { answerFor } from './errors.ts';

it('notes a fault by its kind and place alone, and a phone that lost its signal not at all', () => {
  const noted: string[] = [];
  const log = (line: string) => void noted.push(line);
  const lost = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
  expect(answerFor(lost, log).status).toBe(400);
  expect(noted).toEqual([]);
  expect(answerFor(new Error('Mrs Example'), log).status).toBe(500);
  expect(noted.join()).toContain('Error');
  expect(noted.join()).not.toContain('Example');
});
