import { verdictFor } from '#domain/disclosure/audiences.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import { seenOfLog, type LoggedDisclosure, type SeenDisclosure } from '#domain/disclosures/seen-of-log.ts';
import type { MatrixRules } from '#domain/disclosure/rules.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { readRecord } from '../files/files-database.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { caseSummary } from '../office/case-summary.ts';
import type { DeskCall } from '../office/desk.ts';
import { casesAt } from '../office/home-view.ts';
import { officeContext } from '../office/shown-records.ts';
import { londonToday } from '../packs/london-today.ts';
import type { ReadView } from '../storage/storage.ts';
import { householdGuard, type HouseholdGuard } from '../tenancies/household-guard.ts';
import { guardedClosed } from '../training/training-gate.ts';
import { loggedAt } from './logged.ts';
import type { LogRef } from './log-refs.ts';

/** Reads lines of the log for one person at the desk; null where they are not to know that one is there. */
export interface LogReader {
  /** They see all of it. */
  readonly whole: boolean;
  read(ref: LogRef): SeenDisclosure | null;
}

/**
 * The data-protection lead, whose training holds, sees the whole log. The office sees of each line what it would be shown of
 * the fields themselves, on the case that it belongs to; and nothing of an earlier household.
 */
export function logReader(view: ReadView, call: Pick<DeskCall, 'account' | 'now'>): LogReader {
  const { account, now } = call;
  const closed = guardedClosed(view, call, false);
  const whole = account.role === 'lead' && !closed;
  const rules = landlordRules(view, londonToday(now));
  const guards = remembered((home: OpaqueId): HouseholdGuard => householdGuard(view, home, londonToday(now)));
  const openCase = remembered((id: OpaqueId) => caseSummary(view, id, now)?.open ?? false);
  const openAt = remembered((home: OpaqueId) => casesAt(view, home, now).some(({ open }) => open));
  const isOpen = ({ entry }: LogRef) => (entry.case === null ? openAt(entry.home) : openCase(entry.case));
  return {
    whole,
    read(ref) {
      if (!whole && !guards(ref.entry.home)(ref.entry)) return null;
      const logged = loggedAt(view, ref);
      if (logged === null) return null;
      // Counting the clocks of a case costs something: only where a kind of data hangs on it.
      const onOpenCase = !whole && hangsOnCase(rules, logged) && isOpen(ref);
      const looking = { viewer: account.id, now, onOpenCase, guardedClosed: closed };
      const context = officeContext(view, looking);
      if (!whole && ref.of !== 'receipt' && !isShownAtAll(view, ref, context)) return null;
      return seenOfLog(logged, { account: account.id, whole, context });
    },
  };
}

function isShownAtAll(view: ReadView, { id }: LogRef, context: ReturnType<typeof officeContext>): boolean {
  const record = readRecord(view, id);
  return record !== null && disclose(id, record, context) !== null;
}

function hangsOnCase(rules: MatrixRules, { body, approvals }: LoggedDisclosure): boolean {
  const named = [...body.categories, ...approvals.flatMap(({ categories }) => categories)];
  return named.some((category) => verdictFor(rules, category, 'office').when === 'open-case');
}

function remembered<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key) ?? work(key);
    known.set(key, found);
    return found;
  };
}
