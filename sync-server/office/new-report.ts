import { CURRENT_CRITERIA } from '#domain/deadlines/triage-criteria.ts';
import { reportFact } from '#domain/records/report-fact.ts';
import { report } from '#domain/records/report.ts';
import { triage } from '#domain/records/triage.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { parseInstant } from '#domain/time/instants.ts';
import { badRequest, Refusal } from '../errors.ts';
import type { WriteTx } from '../storage/storage.ts';
import { personAt } from '../tenancies/people-at.ts';
import { tenanciesOf, tenancyRunning } from './case-records.ts';
import { demandId, maybeId, type DeskCall } from './desk.ts';
import { demandPart, issueDraft } from './issue-drafts.ts';

/** A phone's clock and this one's may differ by so much; a report of the future beyond it is a slip of typing. */
const AHEAD_MS = 5 * 60_000;

/**
 * A new report: the building facts, which mint the case and hold the moment of awareness; the words of whoever reported,
 * in the tenancy file; and the triage. All three or none.
 */
export function newReport(tx: WriteTx, call: DeskCall): { readonly case: OpaqueId } {
  const { body, now } = call;
  const home = demandId(body['home']);
  const caseId = demandId(body['case']);
  const facts = demandPart(body, 'facts');
  const spoken = demandPart(body, 'report');
  const sorted = demandPart(body, 'triage');
  const factsId = demandId(facts['id']);
  demandFresh(tx, caseId, factsId);
  const factsBody = demandPart(facts, 'body');
  demandPast(factsBody['awareAt'], now);
  const tenancy = tenancyRunning(tenanciesOf(tx, home), now)?.id ?? null;
  const reporter = maybeId(body['reporter']);
  demandResident(tx, reporter, tenancy);
  const place = { home, case: caseId };
  issueDraft(tx, call, { ...place, id: factsId, kind: reportFact, body: factsBody });
  issueDraft(tx, call, {
    ...place,
    tenancy,
    subjects: reporter === null ? [] : [reporter],
    id: demandId(spoken['id']),
    kind: report,
    body: { ...demandPart(spoken, 'body'), facts: factsId },
  });
  issueDraft(tx, call, {
    ...place,
    tenancy,
    id: demandId(sorted['id']),
    kind: triage,
    body: { ...demandPart(sorted, 'body'), facts: factsId, criteriaVersion: CURRENT_CRITERIA },
    filledIn: ['criteriaVersion'],
  });
  return { case: caseId };
}

function demandFresh(tx: WriteTx, caseId: OpaqueId, facts: OpaqueId): void {
  const others = tx.records.entries({ case: caseId });
  if (others.length > 0 && !others.some(({ id }) => id === facts)) {
    throw new Refusal(409, 'conflict', 'This case is already in the files. Open it on the board.');
  }
}

function demandPast(awareAt: unknown, now: number): void {
  const at = parseInstant(String(awareAt));
  if (at.ok && at.value > now + AHEAD_MS) {
    throw new Refusal(422, 'unfinished', 'The moment of the report lies ahead. Enter when you became aware.');
  }
}

function demandResident(tx: WriteTx, reporter: OpaqueId | null, tenancy: OpaqueId | null): void {
  if (reporter === null) return;
  // By the id that everything names them by: what a name was put right from is nobody of its own.
  const known = personAt(tx, reporter);
  if (known === null || known.tenancy !== tenancy) {
    throw badRequest('This person does not live in that home. Choose again.');
  }
}
