import { dateInWords } from '#domain/cases/date-words.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { LocalDate } from '#domain/records/moments.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import type { Approval } from '#domain/sharing/approval.ts';
import type { Used } from '#domain/sharing/log-line.ts';
import type { RuleRelease } from '#domain/sharing/rule-release.ts';
import type { ShareContent } from '#domain/shares/share-page.ts';
import { Refusal } from '../errors.ts';
import { readRecord } from '../files/files-database.ts';
import { londonToday } from '../packs/london-today.ts';
import { openReleases } from '../sharing/open-releases.ts';
import { recipientOfMatter } from '../sharing/recipients.ts';
import type { ReadView } from '../storage/storage.ts';
import { whoHasLeft } from '../tenancies/household-guard.ts';
import { matterRecords } from './matter-records.ts';
import type { ChosenMatter } from './share-parties.ts';

/** What opens a guarded field on a page: the answer of a second person, or a rule that two leads decided before. */
export type OnPage = Used<Approval> | Used<RuleRelease>;

/** A matter that is open has no last day of its own: the rule's is the last. */
const NO_END = '9999-12-31' as LocalDate;

/**
 * The guarded fields that a second person opened, one by one, to the adviser or the body of this matter, and those that a
 * standing rule opens while the matter is. A contractor has what was opened with the job. `disclosure` is the share that uses
 * them: an approval counts for one. What a second person answered is named before a rule that would open the same.
 */
export function approvedFields(
  view: ReadView,
  { matter, purpose, summary }: ChosenMatter,
  now: number,
  disclosure?: OpaqueId,
): readonly OnPage[] {
  const { audience } = matter;
  if (audience !== 'legal-adviser' && audience !== 'ombudsman') return [];
  const beside = matterRecords(view, matter, now);
  const records = beside.flatMap(({ filed: { entry, record }, held }) =>
    held === null ? [{ id: entry.id, record }] : [],
  );
  // A rule is about what belongs to the matter by itself.
  const onlyApproved = new Set(beside.flatMap((one) => (one.onlyApproved ? [one.filed.entry.id] : [])));
  const open = openReleases(view, {
    audience,
    recipient: recipientOfMatter(audience, matter.case, matter.ownAdviser),
    purpose,
    records,
    at: now,
    matter: { home: matter.home, isOpen: summary.open, until: NO_END },
    ...(disclosure === undefined ? {} : { disclosure }),
  });
  const byAnswer = open.flatMap(({ release, line }): OnPage[] =>
    release.route === 'approval' ? [{ release, line }] : [],
  );
  const ruled = ruledRecords(view, matter.home, records, londonToday(now));
  const byRule = open.flatMap(({ release, line }): OnPage[] => {
    if (release.route !== 'standing-rule' || onlyApproved.has(release.record)) return [];
    if (!ruled.has(release.record)) return [];
    const known = byAnswer.some(
      (one) => one.release.record === release.record && one.release.pointer === release.pointer,
    );
    return known ? [] : [{ release, line }];
  });
  return [...byAnswer, ...byRule];
}

interface Held {
  readonly id: OpaqueId;
  readonly record: SurveyRecord;
}

/**
 * The records whose guarded fields a rule may open: none that are of somebody who has left. Whoever asks about the household now
 * acts for those who live there; of a former partner a second person decides, field by field.
 */
function ruledRecords(
  view: ReadView,
  home: OpaqueId,
  records: readonly Held[],
  today: string,
): ReadonlySet<OpaqueId> {
  const left = whoHasLeft(view, home, today);
  const isOfLeft = ({ id, record }: Held) => left.has(id) || record.subjects.some((one) => left.has(one));
  return new Set(records.flatMap((one) => (isOfLeft(one) ? [] : [one.id])));
}

/** Those of them that let something onto a page. */
export function usedOn(
  view: ReadView,
  approved: readonly OnPage[],
  { records, fields }: ShareContent,
): readonly OnPage[] {
  return approved.filter(({ release: { record, pointer } }) => {
    const kind = readRecord(view, record)?.kind;
    return records.includes(record) && fields.includes(`${kind ?? ''}/${pointer.slice('/body/'.length)}`);
  });
}

/** The last day until which everything that was approved for a page holds; null when nothing was. */
function approvedUntil(used: readonly OnPage[]): LocalDate | null {
  return used.map(({ release }) => release.until).sort()[0] ?? null;
}

/** Refuses a link that would outlive what was approved for its page. */
export function demandApproved(used: readonly OnPage[], until: string, now: number): void {
  const last = approvedUntil(used);
  if (last === null || until <= last) return;
  throw new Refusal(
    422,
    'unfinished',
    `What was approved or ruled for this page holds until ${dateInWords(last, now)}. Choose that day or an earlier one.`,
  );
}

/**
 * What the log says of fields that a second person or a rule opened. Where both did, the line names what the first rests on
 * and everybody who decided; each use is kept by itself.
 */
export function decidedBy(used: readonly OnPage[]): Readonly<Record<string, unknown>> {
  const [first] = used;
  if (first === undefined) return {};
  const { route, basis, restsOn } = first.line;
  const condition = used.map(({ line }) => line.condition).find((one) => one !== null);
  const decided = [...new Set(used.flatMap(({ line }) => line.decidedBy))];
  return { route, basis, restsOn, decidedBy: decided, ...(condition ? { condition } : {}) };
}
