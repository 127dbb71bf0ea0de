import { base64 } from '../base64.ts';
import { isConcernDraft } from '../concerns.ts';
import type { Drafts } from '../drafts.ts';
import { isMishap } from '../mishap.ts';
import type { Outbox, OutboxItem } from '../outbox.ts';
import type { PhotoStore } from '../photos/photo-store.ts';
import { revisionKey } from '../receipts.ts';
import type { RecordsOnPhone } from '../records-on-phone.ts';
import { isTraining } from '../training.ts';
import { sealForLandlord } from './landlord-box.ts';

/** What a box holds, as the office's server reads it. */
export interface BoxContent {
  readonly what: 'record' | 'photo' | 'drafts' | 'rescue';
  readonly id?: string;
  readonly content: string;
}

interface OwnWork {
  readonly records: RecordsOnPhone;
  readonly outbox: Outbox;
  readonly photoStore: PhotoStore;
}

/** Everything of this phone's own without a receipt, by its key in the outbox, and how to read it. */
export function unsent(work: OwnWork): Map<string, () => Promise<BoxContent | null>> {
  return ownWork(work, ({ state }) => state !== 'receipt');
}

/** As {@link unsent}, and what the office holds and no backup of its does yet. */
export function notBackedUp(work: OwnWork): Map<string, () => Promise<BoxContent | null>> {
  return ownWork(work, ({ state, backedUp }) => state !== 'receipt' || backedUp === false);
}

function ownWork(
  { records, outbox, photoStore }: OwnWork,
  isWanted: (item: OutboxItem) => boolean,
): Map<string, () => Promise<BoxContent | null>> {
  const all = new Map<string, () => Promise<BoxContent | null>>();
  const items = outbox.items().filter(isWanted);
  const wanted = new Set(items.map(({ key }) => key));
  for (const { id, rev } of records.index.own()) {
    if (!wanted.has(revisionKey(id, rev))) continue;
    all.set(revisionKey(id, rev), async () => {
      const document = await records.database.readWithAncestry(id, rev);
      return document && { what: 'record', id, content: JSON.stringify(document) };
    });
  }
  for (const { what, id, key } of items) {
    if (what !== 'photo') continue;
    all.set(key, async () => {
      const bytes = await photoStore.bytes(id);
      return bytes && { what: 'photo', id, content: base64(bytes) };
    });
  }
  return all;
}

/**
 * The answers that are not finished, as they are now, and apart from them what is told of a mishap, which the office's inbox
 * shows to the data-protection lead alone; null for what there is none of. A concern is for the safeguarding lead and goes in
 * no box; nor do sets of training, which are taken again.
 */
export async function unfinished(
  drafts: Drafts,
): Promise<Readonly<Record<'answers' | 'mishap', BoxContent | null>>> {
  const all = (await drafts.list()).filter((draft) => !isConcernDraft(draft) && !isTraining(draft));
  const boxed = (some: typeof all): BoxContent | null =>
    some.length === 0 ? null : { what: 'drafts', content: JSON.stringify(some) };
  return {
    answers: boxed(all.filter((draft) => !isMishap(draft))),
    mishap: boxed(all.filter(isMishap)),
  };
}

/** A box with this content, which the landlord's server alone can open. */
export function boxOf(landlordKey: ArrayBuffer, content: BoxContent): Promise<ArrayBuffer> {
  return sealForLandlord(landlordKey, new TextEncoder().encode(JSON.stringify(content)));
}
