import type { Clock } from '../deadlines/clocks.ts';
import type { OpaqueId } from '../ids.ts';
import type { EpochMs } from '../time/instants.ts';
import { isRunning } from './case-clocks.ts';
import { nextVisit, openInspection, openOrders } from './case-state.ts';
import { dateInWords, minuteInWords } from './date-words.ts';
import { rightRecords } from './put-right.ts';
import { happened, ofKind, type FiledOf, type FiledRecord } from './filed-record.ts';

/** What a case waits for, and the account that has it; null: the office. */
export interface NextStep {
  readonly words: string;
  readonly withWhom: OpaqueId | null;
}

/** The next step of a case: what the clock due first asks for, as far as it has come. */
export function nextStep(records: readonly FiledRecord[], clocks: readonly Clock[], now: EpochMs): NextStep {
  const first = clocks.find(isRunning);
  if (first === undefined) return withoutClock(records, now);
  switch (first.ruleId) {
    case 'EMERG_INVESTIGATE_24H':
    case 'SIG_INVESTIGATE_10WD':
    case 'RENEWED_INVESTIGATE_10WD':
      return investigate(records, now);
    case 'EMERG_MAKE_SAFE_24H':
    case 'EMERG_FOUND_LATER_24H':
    case 'SIG_MAKE_SAFE_5WD':
      return works(records, 'make-safe', 'Make safe', 'Raise a job to make it safe');
    case 'PREVENT_STEPS_5WD':
    case 'PREVENT_START_12W':
      return works(records, 'preventative', 'Start lasting work', 'Raise a job to stop it coming back');
    case 'SUMMARY_3WD':
      return office('Send written summary');
    case 'ALT_ACCOM_EMERG_24H':
    case 'ALT_ACCOM_SIG_5WD':
      return office('Offer somewhere else to stay');
  }
}

function investigate(records: readonly FiledRecord[], now: EpochMs): NextStep {
  const inspection = openInspection(records);
  if (inspection) return { words: 'Finish investigation', withWhom: inspection.record.author };
  const visit = nextVisit(records);
  return visit ? booked(visit, now) : office('Book a visit');
}

function works(
  records: readonly FiledRecord[],
  purpose: 'make-safe' | 'preventative',
  out: string,
  missing: string,
): NextStep {
  const orders = openOrders(records)
    .filter(({ record }) => record.body.purpose === purpose)
    .sort((a, b) => happened(a).at - happened(b).at);
  const order = orders.at(-1);
  return order ? { words: out, withWhom: order.record.body.contractor } : office(missing);
}

function withoutClock(records: readonly FiledRecord[], now: EpochMs): NextStep {
  const order = openOrders(records)[0];
  if (order) return { words: 'Wait for the job', withWhom: order.record.body.contractor };
  const inspection = openInspection(records);
  const concluded = ofKind(rightRecords(records), 'conclusion').length > 0;
  if (inspection && !concluded) return { words: 'Finish the visit', withWhom: inspection.record.author };
  const visit = nextVisit(records);
  if (visit) return booked(visit, now);
  return concluded ? office('Nothing waits') : office('Book a visit');
}

function booked(visit: FiledOf<'visit'>, now: EpochMs): NextStep {
  const { onDate, atMinute, surveyor } = visit.record.body;
  const time = atMinute === undefined ? '' : `, ${minuteInWords(atMinute)}`;
  return { words: `Visit on ${dateInWords(onDate, now)}${time}`, withWhom: surveyor };
}

function office(words: string): NextStep {
  return { words, withWhom: null };
}
