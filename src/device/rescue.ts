import { base64 } from './base64.ts';
import { isConcernDraft } from './concerns.ts';
import type { Phone } from './phone.ts';

/** What a rescue copy says of itself. */
const FORMAT = 'homefile-rescue';
const VERSION = 1;

/**
 * A file with everything on this phone that has no receipt: records with their revisions, drafts, and pictures. It holds
 * personal information and is not locked: it is for the office and nobody else. `only` limits it to one item.
 */
export async function rescueCopy(phone: Phone, only: string | null = null): Promise<Blob> {
  const items = phone.outbox
    .items()
    .filter((item) => (only === null ? item.state !== 'receipt' : item.key === only));
  const documents: unknown[] = [];
  for (const { id, rev } of phone.records.index.own()) {
    if (!items.some((item) => item.what === 'record' && item.id === id)) continue;
    documents.push(await phone.records.database.readWithAncestry(id, rev));
  }
  const drafts = only === null ? (await phone.drafts.list()).filter((one) => !isConcernDraft(one)) : [];
  const head = {
    ...{ format: FORMAT, version: VERSION, madeAt: phone.mint.instant(), account: phone.account.id },
    ...{ records: documents, drafts },
  };
  // Pictures are many: each is its own part of the file, so that no string holds them all.
  const parts: string[] = [`${JSON.stringify(head).slice(0, -1)},"photos":[`];
  let first = true;
  for (const { id } of items.filter((item) => item.what === 'photo')) {
    const bytes = await phone.photoStore.bytes(id);
    if (!bytes) continue;
    parts.push(`${first ? '' : ','}${JSON.stringify({ sha256: id, base64: base64(bytes) })}`);
    first = false;
  }
  return new Blob([...parts, ']}'], { type: 'application/json' });
}

/** Offers a file to the person under a name that says nothing of anybody. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser reads the address after the click; a minute is plenty.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}
