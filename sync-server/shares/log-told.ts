import { epoch } from '#domain/cases/filed-record.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import type { DisclosureContext } from '#domain/disclosure/verdicts.ts';
import { seenOfLog, type SeenDisclosure } from '#domain/disclosures/seen-of-log.ts';
import type { SharedAudience } from '#domain/shares/share-audiences.ts';
import type { Matter } from '#domain/shares/share-scope.ts';
import { loggedAt } from '../disclosures/logged.ts';
import { logRefs } from '../disclosures/log-refs.ts';
import { readRecord } from '../files/files-database.ts';
import { serverAuthor } from '../files/server-author.ts';
import type { ReadView } from '../storage/storage.ts';

/**
 * The lines of the log of a matter as somebody outside is told them, the oldest first: each by the one function that narrows the log
 * for the desk, under their own rules. A line of another household is none of theirs, and pages of this matter to the
 * same kind of reader are not told to them again.
 */
export function logTold(
  view: ReadView,
  matter: Matter,
  context: DisclosureContext<SharedAudience>,
): readonly SeenDisclosure[] {
  const viewer = { account: serverAuthor(view), whole: false, context };
  const refs = new Map(logRefs(view, { home: null, case: matter.case }).map((ref) => [ref.id, ref] as const));
  // In the order in which they came, so that nothing depends on their ids.
  const told = view.records
    .entries({ case: matter.case, kind: 'disclosure' })
    .flatMap(({ id, tenancy }): SeenDisclosure[] => {
      const ref = refs.get(id);
      if (ref === undefined || isOfOthers(tenancy, matter) || isOwnPage(view, id, matter)) return [];
      const record = readRecord(view, id);
      if (record === null || disclose(id, record, context) === null) return [];
      const logged = loggedAt(view, ref);
      const seen = logged === null ? null : seenOfLog(logged, viewer);
      return seen === null ? [] : [seen];
    });
  return told.sort((one, other) => epoch(one.at) - epoch(other.at));
}

function isOfOthers(tenancy: string | null, matter: Matter): boolean {
  return tenancy !== null && tenancy !== matter.tenancy;
}

function isOwnPage(view: ReadView, disclosure: string, { audience }: Matter): boolean {
  return view.shares.share(disclosure)?.audience === audience;
}
