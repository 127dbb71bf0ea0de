import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../records/registry.ts';
import { isRole, may, ROLES, type Verb } from './verbs.ts';
import { decided } from './who-may-write.fixture.ts';

const VERBS_OF_ALL: readonly Verb[] = ['record', 'amend', 'issue'];
const KINDS = RECORD_KINDS.map(({ kind }) => kind);

describe('who may write what', () => {
  it.each(ROLES.flatMap((role) => VERBS_OF_ALL.map((verb) => [role, verb] as const)))(
    '%s may %s exactly what was decided',
    (role, verb) => {
      expect(KINDS.filter((kind) => may(role, verb, kind)).sort()).toEqual(decided(role, verb));
    },
  );

  it('lets no device write what opens a home, approves, or says who somebody is', () => {
    const never = [
      'visit',
      'works-order',
      'reclassification',
      'training-result',
      'property',
      'tenancy',
      'person',
    ];
    for (const role of ROLES)
      for (const kind of never)
        for (const verb of ['record', 'amend'] as const) expect(may(role, verb, kind)).toBe(false);
    for (const role of ROLES)
      for (const verb of VERBS_OF_ALL) expect(may(role, verb, 'training-result')).toBe(false);
    // A line of the log is written by a phone for what was told at the door alone, and never changed.
    for (const role of ROLES)
      expect([role, may(role, 'record', 'disclosure'), may(role, 'amend', 'disclosure')]).toEqual([
        role,
        role === 'surveyor',
        false,
      ]);
  });

  it('refuses what is not on the list, whatever it is called', () => {
    for (const kind of ['constructor', '__proto__', 'toString', '', 'no-such-kind'])
      for (const role of ROLES) for (const verb of VERBS_OF_ALL) expect(may(role, verb, kind)).toBe(false);
    for (const name of ['constructor', 'admin', '_admin', '', null, 1]) expect(isRole(name)).toBe(false);
  });
});
