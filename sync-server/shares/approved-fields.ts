import type { OpaqueId } from '#domain/ids.ts';
import type { LocalDate } from '#domain/records/moments.ts';
import type { Approval } from '#domain/sharing/approval.ts';
import type { Used } from '#domain/sharing/log-line.ts';
import type { ShareContent } from '#domain/shares/share-page.ts';
import { Refusal } from '../errors.ts';
import { readRecord } from '../files/files-database.ts';
import { openReleases } from '../sharing/open-releases.ts';
import { recipientOfMatter } from '../sharing/recipients.ts';
import type { ReadView } from '../storage/storage.ts';
import { matterRecords } from './matter-records.ts';
import type { ChosenMatter } from './share-parties.ts';

/**
 * The guarded fields that a second person opened, one by one, to the adviser or the body of this matter. Standing rules open
 * nothing on a page: what rests on one may end at any hour, and a page that was read cannot be called back. A contractor has
 * what was opened with the job. `disclosure` is the share that uses them: an approval counts for one.
 */
export function approvedFields(
  view: ReadView,
  { matter, purpose }: ChosenMatter,
  now: number,
  disclosure?: OpaqueId,
): readonly Used<Approval>[] {
  const { audience } = matter;
  if (audience !== 'legal-adviser' && audience !== 'ombudsman') return [];
  const records = matterRecords(view, matter, now).flatMap(({ filed: { entry, record }, held }) =>
    held === null ? [{ id: entry.id, record }] : [],
  );
  const open = openReleases(view, {
    audience,
    recipient: recipientOfMatter(audience, matter.case),
    purpose,
    records,
    at: now,
    ...(disclosure === undefined ? {} : { disclosure }),
  });
  return open.flatMap(({ release, line }) => (release.route === 'approval' ? [{ release, line }] : []));
}

/** Those of them that let something onto a page. */
export function usedOn(
  view: ReadView,
  approved: readonly Used<Approval>[],
  { records, fields }: ShareContent,
): readonly Used<Approval>[] {
  return approved.filter(({ release: { record, pointer } }) => {
    const kind = readRecord(view, record)?.kind;
    return records.includes(record) && fields.includes(`${kind ?? ''}/${pointer.slice('/body/'.length)}`);
  });
}

/** The last day until which everything that was approved for a page holds; null when nothing was. */
function approvedUntil(used: readonly Used<Approval>[]): LocalDate | null {
  return used.map(({ release }) => release.until).sort()[0] ?? null;
}

/** Refuses a link that would outlive what was approved for its page. */
export function demandApproved(used: readonly Used<Approval>[], until: string): void {
  const last = approvedUntil(used);
  if (last === null || until <= last) return;
  throw new Refusal(
    422,
    'unfinished',
    `What a second person approved here holds until ${last}. Choose that day or an earlier one.`,
  );
}

/** What the log says of fields that a second person opened. */
export function decidedBy(used: readonly Used<Approval>[]): Readonly<Record<string, unknown>> {
  const [first] = used;
  if (first === undefined) return {};
  const { route, basis, restsOn } = first.line;
  const condition = used.map(({ line }) => line.condition).find((one) => one !== null);
  const decided = [...new Set(used.flatMap(({ line }) => line.decidedBy))];
  return { route, basis, restsOn, decidedBy: decided, ...(condition ? { condition } : {}) };
}
