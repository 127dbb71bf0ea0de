import { momentInWords } from '#domain/cases/date-words.ts';
import type { ConcernLine } from '#domain/cases/office-views.ts';
import { safeguardingConcern } from '#domain/records/safeguarding-concern.ts';
import { Refusal } from '../errors.ts';
import { filedRecords } from '../files/filed-record.ts';
import type { WriteTx } from '../storage/storage.ts';
import { homeLine } from './case-records.ts';
import type { DeskCall } from './desk.ts';
import { journalLook } from './journal-look.ts';
import { staffNames } from './names.ts';

/**
 * What people told the safeguarding lead, the newest first. The lead's own list and nobody else's: no projection shows
 * these words to any audience, so this reads them, for this role, and writes into the journal that it did.
 */
export function concernList(tx: WriteTx, call: DeskCall): readonly ConcernLine[] {
  if (call.account.role !== 'lead')
    throw new Refusal(
      403,
      'forbidden',
      'This list is for the data-protection lead. If you are worried about somebody, tell the lead.',
    );
  const names = staffNames(tx);
  const { shape } = safeguardingConcern.fields.visitorMust;
  return filedRecords(tx, { kind: 'safeguarding-concern' })
    .flatMap(({ entry, record }) => {
      if (record.kind !== 'safeguarding-concern') return [];
      journalLook(tx, call, entry.id, record.kind);
      const at = Date.parse(record.recordedAt);
      const must = record.body.visitorMust.map((one) =>
        shape.as === 'choice' ? (shape.options.get(one)?.label ?? '') : '',
      );
      return [
        {
          id: entry.id,
          at,
          home: homeLine(tx, entry.home)?.line ?? 'A home not in the register',
          when: momentInWords(at, call.now),
          by: names.account(entry.author),
          words: record.body.words ?? null,
          visitorMust: must.join(', '),
        },
      ];
    })
    .sort((one, other) => other.at - one.at);
}
