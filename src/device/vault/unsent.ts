import { base64 } from '../base64.ts';
import { isConcernDraft } from '../concerns.ts';
import type { Drafts } from '../drafts.ts';
import type { Outbox } from '../outbox.ts';
import type { PhotoStore } from '../photos/photo-store.ts';
import { photoKey, revisionKey } from '../receipts.ts';
import type { RecordsOnPhone } from '../records-on-phone.ts';
import { sealForLandlord } from './landlord-box.ts';

/** What a box holds, as the office's server reads it. */
export interface BoxContent {
  readonly what: 'record' | 'photo' | 'drafts' | 'rescue';
  readonly id?: string;
  readonly content: string;
}

/** Everything of this phone's own without a receipt, by its key in the outbox, and how to read it. */
export function unsent({
  records,
  outbox,
  photoStore,
}: {
  readonly records: RecordsOnPhone;
  readonly outbox: Outbox;
  readonly photoStore: PhotoStore;
}): Map<string, () => Promise<BoxContent | null>> {
  const all = new Map<string, () => Promise<BoxContent | null>>();
  for (const { id, rev, state } of records.index.own()) {
    if (state === 'receipt') continue;
    all.set(revisionKey(id, rev), async () => {
      const document = await records.database.readWithAncestry(id, rev);
      return document && { what: 'record', id, content: JSON.stringify(document) };
    });
  }
  for (const { what, id, state } of outbox.items()) {
    if (what !== 'photo' || state === 'receipt') continue;
    all.set(photoKey(id), async () => {
      const bytes = await photoStore.bytes(id);
      return bytes && { what: 'photo', id, content: base64(bytes) };
    });
  }
  return all;
}

/** The answers that are not finished, as they are now; null when there are none. */
export async function unfinished(drafts: Drafts): Promise<BoxContent | null> {
  // A box is opened for the office’s inbox; a concern is for the safeguarding lead alone.
  const all = (await drafts.list()).filter((draft) => !isConcernDraft(draft));
  return all.length === 0 ? null : { what: 'drafts', content: JSON.stringify(all) };
}

/** A box with this content, which the landlord's server alone can open. */
export function boxOf(landlordKey: ArrayBuffer, content: BoxContent): Promise<ArrayBuffer> {
  return sealForLandlord(landlordKey, new TextEncoder().encode(JSON.stringify(content)));
}
