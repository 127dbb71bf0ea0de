import { expect, it } from 'vitest';
import { kindNamed, type SurveyRecord } from '../records/registry.ts';
import { rightableFields, rightedBody } from './putting-right.ts';

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

it('takes an answer back without another in its place only where there need be none', () => {
  const record = { kind: 'person', body: { name: 'Ann', part: 'tenant', until: '2026-11-01' } };
  const without = (name: string) => rightedBody(record as unknown as SurveyRecord, name, null);
  expect(without('until')).toEqual({ name: 'Ann', part: 'tenant' });
  expect([without('name'), without('part'), without('phone')]).toEqual([null, null, null]);
  expect(
    rightableFields('person')
      .filter(({ none }) => none !== null)
      .map(({ name }) => name),
  ).toEqual(['until']);
});
