import { createHash } from 'node:crypto';
import { isAtDesk } from '#domain/access/verbs.ts';
import { orderTitle } from '#domain/cases/works-facts.ts';
import { AUDIENCES, type Audience } from '#domain/disclosure/audiences.ts';
import { OWN_ADVISER } from '#domain/shares/share-audiences.ts';
import { isOpaqueId, opaqueIdFrom, type OpaqueId } from '#domain/ids.ts';
import { readRecord } from '../files/files-database.ts';
import { staffNames } from '../office/names.ts';
import type { ReadView } from '../storage/storage.ts';
import { isOpenJob } from './emergency-case.ts';

/** The one person, firm or body that a field is asked for, and the job that it is for. */
export interface Recipient {
  readonly id: OpaqueId;
  readonly words: string;
  /** The job of a contractor; null for everybody who has none. */
  readonly order: OpaqueId | null;
}

/**
 * Whoever has no account: the adviser or the body of one matter (a case, or a home without one). The same matter has the same
 * recipient, and no two matters share one; nor do the landlord's own adviser and the other side's.
 */
export function recipientOfMatter(audience: Audience, matter: OpaqueId, ownAdviser = false): OpaqueId {
  const side = ownAdviser ? 'own ' : '';
  return opaqueIdFrom(createHash('sha256').update(`recipient ${side}${audience} ${matter}`).digest());
}

/**
 * The audiences for whom a field may be asked for; of the office, one named colleague. The others are asked for by nobody, or
 * by other ways.
 */
export const ASKED_FOR = [
  'contractor',
  'legal-adviser',
  'ombudsman',
  'office',
] as const satisfies readonly Audience[];
export type AskedFor = (typeof ASKED_FOR)[number];

/** To whom a field of a home may go: contractors with an open job there, somebody at the desk, the adviser or body of each of its cases. */
export function recipientsFor(view: ReadView, audience: AskedFor, home: OpaqueId): readonly Recipient[] {
  if (audience === 'contractor')
    return view.grants
      .orderGrantsAt(home)
      .filter((grant) => grant.endedAt === null && isOpenJob(view, grant.order))
      .map(({ account, order }) => ({ id: account, words: jobWords(view, account, order), order }));
  if (audience === 'office') {
    const names = staffNames(view);
    return view.accounts
      .accounts()
      .filter(({ role, disabled }) => !disabled && isAtDesk(role))
      .map(({ id }) => ({ id, words: names.account(id), order: null }));
  }
  const cases = [...new Set(view.records.entries({ home }).flatMap((entry) => entry.case ?? []))];
  return (cases.length === 0 ? [home] : cases).flatMap((matter, at) =>
    sidesOf(audience).map(({ title, ownAdviser }) => ({
      id: recipientOfMatter(audience, matter, ownAdviser),
      words: cases.length > 1 ? `${title}, case ${at + 1} of ${cases.length}` : title,
      order: null,
    })),
  );
}

/** An adviser acts for the landlord or for somebody else: what is opened to the one is not open to the other. */
function sidesOf(audience: AskedFor) {
  const { title } = AUDIENCES[audience];
  if (audience !== 'legal-adviser') return [{ title, ownAdviser: false }];
  return [
    { title: OWN_ADVISER, ownAdviser: true },
    { title: `${title} who is not ours`, ownAdviser: false },
  ];
}

/** Who a recipient is, in words. Of an adviser at a home, on whose side. */
export function recipientWords(view: ReadView, audience: Audience, id: string, home?: OpaqueId): string {
  const known = isOpaqueId(id) ? view.accounts.account(id) : null;
  if (known !== null) return staffNames(view).account(known.id);
  const advisers =
    audience === 'legal-adviser' && home !== undefined ? recipientsFor(view, audience, home) : [];
  return advisers.find((one) => one.id === id)?.words ?? AUDIENCES[audience].title;
}

function jobWords(view: ReadView, account: OpaqueId, order: OpaqueId): string {
  const record = readRecord(view, order);
  const job = record?.kind === 'works-order' ? `: ${orderTitle(record.body)}` : '';
  return `${staffNames(view).account(account)}${job}`;
}
