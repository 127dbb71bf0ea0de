import type { Role, Verb } from './verbs.ts';

/** The kinds each role may do something to: what stands here was decided, and what does not is refused. */
const ALLOWED: Readonly<Record<Role, Readonly<Record<Verb, string>>>> = {
  surveyor: {
    record: `inspection room finding reading room-services home-services resident-account heating-cost cleared-photo
      cleared-note conclusion report-fact report contact household-need
      health-need adjustment-need vulnerability-need communication-need safeguarding-concern access-attempt photo note
      written-summary accommodation-offer decision-basis correction sign-off arrival declined finding-check works-check
      privacy-notice disclosure`,
    amend: `inspection room finding reading room-services home-services resident-account heating-cost conclusion
      household-need health-need adjustment-need vulnerability-need communication-need written-summary
      accommodation-offer decision-basis arrival declined finding-check works-check`,
    issue: '',
  },
  contractor: { record: 'work-report photo', amend: 'work-report', issue: '' },
  office: {
    record: '',
    amend: '',
    issue: `property report-fact visit cleared-photo cleared-note conclusion works-order works-price promise tenancy person
      report
      triage contact household-need health-need diagnosis adjustment-need disability-detail vulnerability-need
      communication-need safety-warning access-secret access-attempt money-note staff-opinion third-party-note complaint
      note written-summary accommodation-offer limit-reason information-request rights-request rights-step disclosure
      correction reclassification`,
  },
  lead: {
    record: '',
    amend: '',
    issue: `property report-fact visit cleared-photo cleared-note conclusion works-order works-price promise tenancy person
      report
      triage contact household-need health-need diagnosis adjustment-need disability-detail vulnerability-need
      communication-need safeguarding-concern safety-warning access-secret access-attempt equality-answer money-note
      conduct-note staff-opinion third-party-note complaint legal-advice note written-summary accommodation-offer
      limit-reason information-request rights-request rights-step disclosure correction reclassification`,
  },
  administrator: { record: '', amend: '', issue: '' },
};

/** The kinds that somebody of a role may do something to, as it was decided. */
export function decided(role: Role, verb: Verb): readonly string[] {
  return ALLOWED[role][verb].split(/\s+/).filter(Boolean).sort();
}
