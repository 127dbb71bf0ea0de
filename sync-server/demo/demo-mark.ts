import type { ReadView, WriteTx } from '../storage/storage.ts';
import { ensureFiles, FILES } from '../files/files-database.ts';

/** What says for ever that a data folder holds the demo landlord, and for which day it was made. */
export interface DemoMark {
  readonly seed: string;
  readonly today: string;
}

// A local document of the files: in the same transaction and file as the records, and open to no account.
const MARK = 'demo';

/** Marks the data folder. There is no way to take the mark off but to throw the folder away. */
export function markAsDemo(tx: WriteTx, { seed, today }: DemoMark): void {
  ensureFiles(tx);
  tx.documents.putLocal(FILES, MARK, { rev: null, body: { seed, today } });
}

/** The mark of a demo folder, or null: it holds nothing, or a landlord of its own. */
export function demoMark(view: ReadView): DemoMark | null {
  if (view.documents.database(FILES) === null) return null;
  const body = view.documents.local(FILES, MARK)?.body;
  return body === undefined ? null : { seed: String(body['seed']), today: String(body['today']) };
}

/** Whether nobody has ever used this data folder. */
export function isUnused(view: ReadView): boolean {
  return view.documents.database(FILES) === null && view.accounts.accounts().length === 0;
}
