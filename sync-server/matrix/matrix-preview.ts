import { isAudience } from '#domain/disclosure/audiences.ts';
import { isDataCategory, type DataCategory } from '#domain/disclosure/categories.ts';
import { kindsNarrowed, whyNotClose } from '#domain/disclosure/closable.ts';
import { closingState, NEVER_LOOSER, type KeptClosing } from '#domain/disclosure/closing.ts';
import { isCap } from '#domain/disclosure/letters.ts';
import {
  cellTitle,
  cellWords,
  ifClosed,
  ifEnded,
  type ThoughtChange,
} from '#domain/disclosure/matrix-change.ts';
import { LINKS_A_PAGE, type ChangePreview, type LiveLink } from '#domain/disclosure/matrix-view.ts';
import type { MatrixRules } from '#domain/disclosure/rules.ts';
import type { LocalDate } from '#domain/records/moments.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { readerTitle } from '#domain/shares/share-audiences.ts';
import { DAY_MS } from '#domain/time/calendar-day.ts';
import { parseInstant } from '#domain/time/instants.ts';
import { badRequest } from '../errors.ts';
import { filedRecords } from '../files/filed-record.ts';
import { notFound, type DeskCall } from '../office/desk.ts';
import { demandLead } from '../office/lead-only.ts';
import { londonToday } from '../packs/london-today.ts';
import { narrowedBy, openShares } from '../shares/open-shares.ts';
import { shareLine } from '../shares/share-lines.ts';
import type { Share } from '../storage/shares.ts';
import type { ReadView } from '../storage/storage.ts';
import { keptClosings, landlordRules } from './landlord-rules.ts';
import { jobsChanged, packsChanged } from './packs-changed.ts';

const YEAR_MS = 365 * DAY_MS;

/** What a change of one cell would do to what is shared now, for the data-protection lead. Nothing is changed by looking. */
export function changePreview(view: ReadView, call: DeskCall): ChangePreview {
  demandLead(call, 'This is for the data-protection lead alone.');
  const { now, query } = call;
  const from = fromOf(query['from']);
  const today = londonToday(now);
  const rules = landlordRules(view, today);
  const { change, barred } =
    query['ends'] === undefined
      ? closingOf(rules, query)
      : endingOf(keptClosings(view), query['ends'], today);
  const { category, audience, says, then } = change;
  const links = narrowedBy(then, openShares(view, now, audience));
  const jobs = audience === 'contractor' ? jobsChanged(view, rules, change, now) : [];
  return {
    cell: cellTitle(change),
    now: cellWords(rules, change),
    then: cellWords(then, change),
    says,
    barred,
    liveLinks: links.length,
    links: links.slice(from, from + LINKS_A_PAGE).map((share) => liveLink(view, share, call)),
    packs: packsChanged(view, rules, change, jobs),
    kinds: audience === 'surveyor' ? kindTitles(rules, change) : [],
    openJobs: jobs.length,
    toldThisYear: toldTo(view, { category, audience }, now),
  };
}

/** How many links the reader has seen already. */
function fromOf(given: string | undefined): number {
  if (given === undefined) return 0;
  if (!/^\d{1,6}$/.test(given))
    throw badRequest('Open the preview again: which links come next is not clear.');
  return Number(given);
}

function liveLink(view: ReadView, share: Share, call: DeskCall): LiveLink {
  const { id, audience, ownAdviser } = share;
  const { purpose, sent, until, home } = shareLine(view, share, call);
  return { share: id, to: readerTitle(audience, ownAdviser), purpose, sent, until, home };
}

interface Thought {
  readonly change: ThoughtChange;
  readonly barred: string | null;
}

function closingOf(rules: MatrixRules, { category, audience, to }: DeskCall['query']): Thought {
  if (!isDataCategory(category) || !isAudience(audience) || !isCap(to))
    throw badRequest('Choose a row, a reader and a letter, from the lists.');
  return {
    change: ifClosed(rules, { category, audience, to }),
    barred: whyNotClose(rules, category, audience, to),
  };
}

function endingOf(kept: readonly KeptClosing[], id: string, today: LocalDate): Thought {
  const known = kept.find(({ closing }) => closing.id === id);
  if (known === undefined) throw notFound();
  const others = kept.filter((one) => one !== known && closingState(one, today) !== 'ended');
  return {
    change: ifEnded(
      others.map(({ closing }) => closing),
      known.closing,
    ),
    barred: known.closing.category === 'safeguarding' ? NEVER_LOOSER : null,
  };
}

function kindTitles(rules: MatrixRules, { then, category }: ThoughtChange): readonly string[] {
  // One of the two has one cell more than the other.
  const [wider, closer] = then.closed.length < rules.closed.length ? [then, rules] : [rules, then];
  const added = closer.closed.filter((cell) => cell.category === category && cell.audience === 'surveyor');
  const kinds = new Set(added.flatMap(({ to }) => kindsNarrowed(wider, category, to)));
  return [...kinds].map((kind) => kindNamed(kind)?.title ?? kind);
}

/** Lines of the disclosure log of the last year in which this was told to them. */
function toldTo(
  view: ReadView,
  { category, audience }: { readonly category: DataCategory; readonly audience: string },
  now: number,
): number {
  return filedRecords(view, { kind: 'disclosure' }).filter(({ record }) => {
    if (record.kind !== 'disclosure' || record.body.decision === 'refused') return false;
    const at = parseInstant(record.body.at);
    if (!at.ok || now - at.value > YEAR_MS) return false;
    return record.body.audience === audience && record.body.categories.includes(category);
  }).length;
}
