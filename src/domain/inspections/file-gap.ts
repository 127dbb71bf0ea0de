import { monthInWords } from '../cases/date-words.ts';
import { happened, ofKind, type FiledRecord } from '../cases/filed-record.ts';
import { LINE_MAKERS } from '../cases/line-makers.ts';
import { londonDay } from '../time/london.ts';

/**
 * What is said when sign-offs name records that are not here: from which month on the history is not whole. Null when
 * nothing that was signed is missing. `records` are all of one home.
 */
export function fileGap(records: readonly FiledRecord[]): string | null {
  const here = new Set<string>(records.map(({ id }) => id));
  const broken = ofKind(records, 'sign-off').filter(({ record }) =>
    record.body.signed.some(({ id }) => !here.has(id)),
  );
  if (broken.length === 0) return null;
  const from = Math.min(...broken.map((one) => happened(one).at));
  const visits = new Set<string | null>(broken.map(({ record }) => record.inspection));
  const before = records
    .filter(({ record }) => LINE_MAKERS.has(record.kind) && !visits.has(record.inspection))
    .map((one) => happened(one).at)
    .filter((at) => at < from);
  const facts = ofKind(records, 'property').length > 0 ? 'The building facts are complete; ' : '';
  const stops =
    before.length === 0
      ? 'the history is not on this phone'
      : `the history stops at ${monthInWords(londonDay(Math.max(...before)))}`;
  return `Part of this file did not arrive. ${facts}${stops}.`.replace(/\. t/, '. T');
}
