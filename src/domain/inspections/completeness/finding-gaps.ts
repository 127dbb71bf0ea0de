import { ofKind, type FiledRecord } from '../../cases/filed-record.ts';
import { notComparedYet, type ToCompare } from '../earlier-visit.ts';
import { findingWords } from '../finding-words.ts';
import { red, type Gap } from './gap.ts';

/** Each earlier finding and each job looked at again, in a check after works. */
export function comparisonGaps(earlier: ToCompare, records: readonly FiledRecord[]): Gap[] {
  const { findings, orders } = notComparedYet(earlier, records);
  const place = { at: 'comparison' } as const;
  return [
    ...orders.map(({ id }) => {
      const title = 'Say whether the works are done';
      return red({ key: `works ${id}`, title, detail: 'Or that you could not see', place });
    }),
    ...findings.map(({ id, record }) => {
      const title = `Not looked at again: ${findingWords(record.body)}`;
      const detail = 'Gone, better, the same, worse, or could not see';
      return red({ key: `compare ${id}`, title, detail, place });
    }),
  ];
}

/** Damp has its cause, or "Not known yet"; a repair says what is wrong and what it needs. */
export function findingGaps(records: readonly FiledRecord[]): Gap[] {
  return ofKind(records, 'finding').flatMap(({ id, record }) => {
    const { body } = record;
    const place = { at: 'finding', room: body.room, finding: id } as const;
    if ((body.findingKind === 'mould' || body.findingKind === 'damp') && body.cause === undefined) {
      const title = `No cause is given for the ${body.findingKind}`;
      const detail = 'Or choose “Not known yet”';
      return [red({ key: `cause ${id}`, title, detail, place }, 'cause-not-known')];
    }
    if (body.findingKind === 'repair' && (body.defect === undefined || body.remedy === undefined)) {
      const title = 'Say what is wrong and what it needs';
      return [red({ key: `remedy ${id}`, title, detail: 'The contractor reads these two first', place })];
    }
    return [];
  });
}
