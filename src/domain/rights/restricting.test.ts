import { expect, it } from 'vitest';
import type { OpaqueId } from '../ids.ts';
import { RECORD_KINDS, type KindName, type SurveyRecord } from '../records/registry.ts';
import { mayBeRestricted } from './restricting.ts';

const [person, other] = ['a'.repeat(32), 'b'.repeat(32)] as [OpaqueId, OpaqueId];
const about = (kind: KindName, subjects: readonly OpaqueId[]) => ({ kind, subjects }) as SurveyRecord;

it('lets a person have kept only what is theirs alone, and nothing that keeps others safe or proves the right', () => {
  expect(mayBeRestricted(about('diagnosis', [person]), person)).toBe(true);
  for (const subjects of [[], [other], [person, other]])
    expect(mayBeRestricted(about('diagnosis', subjects), person)).toBe(false);
  for (const kind of ['safety-warning', 'safeguarding-concern', 'rights-request', 'disclosure'] as const)
    expect([kind, mayBeRestricted(about(kind, [person]), person)]).toEqual([kind, false]);
  for (const { kind, file } of RECORD_KINDS.filter((one) => one.file === 'property'))
    expect([kind, file, mayBeRestricted(about(kind as KindName, [person]), person)]).toEqual([
      kind,
      file,
      false,
    ]);
});
