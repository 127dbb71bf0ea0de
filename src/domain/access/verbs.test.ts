import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../records/registry.ts';
import { isRole, may, ROLES, type Role, type Verb } from './verbs.ts';

const VERBS_OF_ALL: readonly Verb[] = ['record', 'amend', 'issue'];
const KINDS = RECORD_KINDS.map(({ kind }) => kind);

/** The kinds each role may do something to: what stands here was decided, and what does not is refused. */
const ALLOWED: Readonly<Record<Role, Readonly<Record<Verb, string>>>> = {
  surveyor: {
    record: `inspection room finding reading room-services home-services resident-account heating-cost cleared-photo
      cleared-note conclusion report-fact report contact household-need
      health-need adjustment-need vulnerability-need communication-need safeguarding-concern access-attempt photo note
      written-summary accommodation-offer decision-basis correction sign-off arrival declined finding-check works-check`,
    amend: `inspection room finding reading room-services home-services resident-account heating-cost conclusion
      household-need health-need adjustment-need vulnerability-need communication-need written-summary
      accommodation-offer decision-basis arrival declined finding-check works-check`,
    issue: '',
  },
  contractor: { record: 'work-report photo', amend: 'work-report', issue: '' },
  office: {
    record: '',
    amend: '',
    issue: `property report-fact visit cleared-photo cleared-note conclusion works-order works-price tenancy person report
      triage contact household-need health-need diagnosis adjustment-need disability-detail vulnerability-need
      communication-need safety-warning access-secret access-attempt money-note staff-opinion third-party-note complaint
      note written-summary accommodation-offer information-request rights-request rights-step
      disclosure correction reclassification`,
  },
  lead: {
    record: '',
    amend: '',
    issue: `property report-fact visit cleared-photo cleared-note conclusion works-order works-price tenancy person report
      triage contact household-need health-need diagnosis adjustment-need disability-detail vulnerability-need
      communication-need safeguarding-concern safety-warning access-secret access-attempt equality-answer money-note
      conduct-note staff-opinion third-party-note complaint legal-advice note written-summary accommodation-offer
      information-request rights-request rights-step disclosure correction reclassification`,
  },
  administrator: { record: '', amend: '', issue: '' },
};

describe('who may write what', () => {
  it.each(ROLES.flatMap((role) => VERBS_OF_ALL.map((verb) => [role, verb] as const)))(
    '%s may %s exactly what was decided',
    (role, verb) => {
      const decided = ALLOWED[role][verb].split(/\s+/).filter(Boolean).sort();
      expect(KINDS.filter((kind) => may(role, verb, kind)).sort()).toEqual(decided);
    },
  );

  it('lets no device write what opens a home, approves, or says who somebody is', () => {
    const never = [
      'visit',
      'works-order',
      'disclosure',
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
  });

  it('refuses what is not on the list, whatever it is called', () => {
    for (const kind of ['constructor', '__proto__', 'toString', '', 'no-such-kind'])
      for (const role of ROLES) for (const verb of VERBS_OF_ALL) expect(may(role, verb, kind)).toBe(false);
    for (const name of ['constructor', 'admin', '_admin', '', null, 1]) expect(isRole(name)).toBe(false);
  });
});
