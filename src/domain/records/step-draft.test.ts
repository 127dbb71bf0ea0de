import { expect, test } from 'vitest';
import { defineRecord } from './define-record.ts';
import { choice } from './fields.ts';
import { reading } from './reading.ts';
import { knownAnswers, stepDraft } from './step-draft.ts';

const renamed = defineRecord({
  kind: 'trial',
  title: 'Trial',
  file: 'property',
  version: 3,
  fields: { wall: choice('measurement', 'Wall', { ahead: 'Ahead', left: 'Left' }) },
  earlier: [
    {
      version: 1,
      fields: { side: 'measurement' },
      toNext: ({ side, ...rest }) => ({ ...rest, face: side }),
    },
    {
      version: 2,
      fields: { face: 'measurement' },
      toNext: ({ face, ...rest }) => ({ ...rest, wall: face }),
    },
  ],
});

test('answers go through every step from their version to the present one', () => {
  expect(stepDraft(renamed, 1, { side: 'left' })).toEqual({ wall: 'left' });
  expect(stepDraft(renamed, 2, { face: 'ahead' })).toEqual({ wall: 'ahead' });
  expect(stepDraft(renamed, 3, { wall: 'ahead' })).toEqual({ wall: 'ahead' });
});

test('a form without an answer yet gets none by the step, and a version that never was changes nothing', () => {
  expect(stepDraft(renamed, 1, {})).toEqual({});
  expect(stepDraft(renamed, 9, { side: 'left' })).toEqual({ side: 'left' });
});

test('a step that cannot work on half a form loses no answer', () => {
  const strict = {
    ...renamed,
    earlier: [
      {
        version: 2,
        fields: {},
        toNext: () => {
          throw new Error('whole');
        },
      },
    ],
  };
  expect(stepDraft(strict, 2, { face: 'left' })).toEqual({ face: 'left' });
});

test('what the present version does not ask for is not put into the record', () => {
  expect(knownAnswers(renamed, { wall: 'left', side: 'left' })).toEqual({ wall: 'left' });
});

test('a reading begun before readings could be marked opens in the present form', () => {
  expect(reading.version).toBeGreaterThan(1);
  const begun = { quantity: 'moisture', value: 23.4 };
  expect(knownAnswers(reading, stepDraft(reading, 1, begun))).toMatchObject({ value: 23.4 });
});
