import { expect, it } from 'vitest';
import { kindNamed } from '../records/registry.ts';
import { dayProblem, rightableFields } from './putting-right.ts';

it.each([
  [
    'written-summary',
    [
      'hazard',
      'severity',
      'action',
      'beginBy',
      'finishBy',
      'safeBeginBy',
      'safeBy',
      'words',
      'route',
      'proof',
    ],
  ],
  ['complaint', ['receivedOn', 'stage']],
  ['contact', ['promisedBy']],
  ['accommodation-offer', ['offeredOn', 'answer', 'notOfferedBecause', 'movedOutOn']],
  ['triage', ['hazard', 'severity', 'basis', 'criteriaVersion']],
  ['person', ['part', 'before']],
  ['tenancy', ['startedOn', 'endedOn', 'occupancy']],
  ['rights-step', ['step', 'outcome', 'words', 'channel']],
  ['disclosure', ['decision', 'words']],
  ['no-such-kind', ['words']],
])('what decides or promises something is not put right: %s', (kind, fields) => {
  const offered = rightableFields(kind).map(({ name }) => name);
  for (const field of fields) expect(offered).not.toContain(field);
});

it('offers each answer that it names as its kind has it', () => {
  const person = rightableFields('person');
  expect(person.map(({ name }) => name)).toEqual(['name', 'phone', 'email', 'from', 'until']);
  const [channel] = rightableFields('contact');
  expect(channel?.label).toBe(kindNamed('contact')?.fields['channel']?.label);
  expect(channel?.options?.length).toBeGreaterThan(1);
});

it('takes no day of moving that has not come, and none by which they left before they came', () => {
  const on = (days: object, kind = 'person') => dayProblem(kind, { ...days }, '2026-11-24');
  expect(on({ from: '2020-01-01', until: '2026-11-24' })).toBeNull();
  expect(on({})).toBeNull();
  expect(on({ until: '2026-11-25' })).toMatch(/has not come yet/);
  expect(on({ from: '2026-11-25' })).toMatch(/has not come yet/);
  expect(on({ from: '2026-02-02', until: '2026-02-01' })).toMatch(/before they moved in/);
  expect(on({ until: '2027-01-01' }, 'access-secret')).toBeNull();
});
