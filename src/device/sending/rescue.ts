import type { Phone } from '../phone.ts';
import { sealedRescue } from '../vault/sealed-rescue.ts';
import { unfinished, unsent } from '../vault/unsent.ts';

/**
 * A file with everything on this phone that has no receipt: records with their revisions, drafts, and pictures, sealed for
 * the office; and what was sealed before and did not arrive. `only` limits it to one item. Null while the office has not said yet to which key.
 */
export async function rescueCopy(phone: Phone, only: string | null = null): Promise<Blob | null> {
  const key = phone.landlordKey();
  if (key === null) return null;
  const by = { account: phone.account.id, device: phone.device(), madeAt: phone.mint.instant() };
  const waiting = [...unsent(phone)].flatMap(([name, read]) =>
    only === null || only === name ? [read] : [],
  );
  const begun = only === null ? Object.values(await unfinished(phone.drafts)) : [];
  const drafts = begun.map((content) => () => Promise.resolve(content));
  const before = only === null ? await phone.sealed.undelivered() : [];
  return new Blob([...(await sealedRescue(key, by, [...waiting, ...drafts], before))], {
    type: 'text/plain',
  });
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
