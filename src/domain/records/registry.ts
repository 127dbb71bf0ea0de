import { accessAttempt } from './access-attempt.ts';
import { accessSecret } from './access-secret.ts';
import { accommodationOffer } from './accommodation-offer.ts';
import { limitReason } from './limit-reason.ts';
import { adjustmentNeed } from './adjustment-need.ts';
import { arrival } from './arrival.ts';
import { clearedNote } from './cleared-note.ts';
import { clearedPhoto } from './cleared-photo.ts';
import { communicationNeed } from './communication-need.ts';
import { complaint } from './complaint.ts';
import { conclusion } from './conclusion.ts';
import { conductNote } from './conduct-note.ts';
import { contact } from './contact.ts';
import { correction } from './correction.ts';
import { decisionBasis } from './decision-basis.ts';
import { declined } from './declined.ts';
import type { RecordKind, RecordOf } from './define-record.ts';
import { diagnosis } from './diagnosis.ts';
import { disabilityDetail } from './disability-detail.ts';
import { disclosure } from './disclosure.ts';
import { equalityAnswer } from './equality-answer.ts';
import { findingCheck } from './finding-check.ts';
import { finding } from './finding.ts';
import { healthNeed } from './health-need.ts';
import { heatingCost } from './heating-cost.ts';
import { homeServices } from './home-services.ts';
import { householdNeed } from './household-need.ts';
import { informationRequest } from './information-request.ts';
import { inspection } from './inspection.ts';
import { legalAdvice } from './legal-advice.ts';
import { moneyNote } from './money-note.ts';
import { note } from './note.ts';
import { person } from './person.ts';
import { photo } from './photo.ts';
import { privacyNotice } from './privacy-notice.ts';
import { promise } from './promise.ts';
import { property } from './property.ts';
import { reading } from './reading.ts';
import { reclassification } from './reclassification.ts';
import { reportFact } from './report-fact.ts';
import { report } from './report.ts';
import { residentAccount } from './resident-account.ts';
import { rightsRequest } from './rights-request.ts';
import { rightsStep } from './rights-step.ts';
import { roomServices } from './room-services.ts';
import { room } from './room.ts';
import { safeguardingConcern } from './safeguarding-concern.ts';
import { safetyWarning } from './safety-warning.ts';
import { signOff } from './sign-off.ts';
import { staffOpinion } from './staff-opinion.ts';
import { tenancy } from './tenancy.ts';
import { thirdPartyNote } from './third-party-note.ts';
import { trainingResult } from './training-result.ts';
import { triage } from './triage.ts';
import { visit } from './visit.ts';
import { vulnerabilityNeed } from './vulnerability-need.ts';
import { workReport } from './work-report.ts';
import { worksCheck } from './works-check.ts';
import { worksOrder } from './works-order.ts';
import { worksPrice } from './works-price.ts';
import { writtenSummary } from './written-summary.ts';

/** Every kind of record the service knows. To add one, write its file and list it here. */
export const RECORD_KINDS = [
  property,
  reportFact,
  visit,
  inspection,
  room,
  finding,
  findingCheck,
  reading,
  roomServices,
  homeServices,
  clearedPhoto,
  clearedNote,
  conclusion,
  worksOrder,
  worksCheck,
  worksPrice,
  workReport,
  promise,
  tenancy,
  person,
  report,
  triage,
  decisionBasis,
  contact,
  residentAccount,
  heatingCost,
  householdNeed,
  healthNeed,
  diagnosis,
  adjustmentNeed,
  disabilityDetail,
  vulnerabilityNeed,
  communicationNeed,
  safeguardingConcern,
  safetyWarning,
  accessSecret,
  accessAttempt,
  arrival,
  privacyNotice,
  declined,
  equalityAnswer,
  moneyNote,
  conductNote,
  staffOpinion,
  thirdPartyNote,
  complaint,
  legalAdvice,
  photo,
  note,
  writtenSummary,
  accommodationOffer,
  limitReason,
  informationRequest,
  rightsRequest,
  rightsStep,
  disclosure,
  correction,
  reclassification,
  signOff,
  trainingResult,
] as const satisfies readonly RecordKind[];

export type AnyKind = (typeof RECORD_KINDS)[number];
export type KindName = AnyKind['kind'];
export type SurveyRecord = RecordOf<AnyKind>;
/** The record of one kind by its name. */
export type RecordNamed<K extends KindName> = RecordOf<Extract<AnyKind, { readonly kind: K }>>;

// A Map, so that `constructor` and `__proto__` name no kind.
const BY_NAME: ReadonlyMap<string, RecordKind> = new Map<string, RecordKind>(
  RECORD_KINDS.map((kind) => [kind.kind, kind]),
);

/** The kind with this name, or null. */
export function kindNamed(name: unknown): RecordKind | null {
  return typeof name === 'string' ? (BY_NAME.get(name) ?? null) : null;
}
