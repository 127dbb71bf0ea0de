import type { DeletionLog } from '../deletion-log.ts';
import { destroyPack, packIsHere } from '../pack-stores.ts';
import type { RawDocument } from '../kept-document.ts';
import { RecordDatabase } from '../records.ts';
import type { WorkDatabase } from '../work-database.ts';

const BATCH = 100;

/**
 * Encrypts what version 0.1 left in the clear: drafts, pictures and receipts where they lie, records into a store of their
 * own, with every version and its ancestry. What was in the clear is deleted last, so that a crash at any point loses
 * nothing; the next opening does the rest.
 */
export async function sealOlderStores(
  pack: string,
  work: WorkDatabase,
  openPack: (pack: string) => Promise<RecordDatabase>,
  log: {
    readonly account: string;
    readonly deletions: Pick<DeletionLog, 'write'>;
    readonly now: () => number;
  },
): Promise<void> {
  await work.sealPlainRows();
  if (!(await packIsHere(pack, 'plain'))) return;
  const count = await copyRecords(pack, openPack);
  const { account, deletions, now } = log;
  const line = { what: 'records', because: 'older-version', count, withoutReceipt: 0 } as const;
  await deletions.write({ at: now(), account, ...line });
  await destroyPack(pack, ['plain']);
}

/** Copies every version into the store with a key; both are closed however it ends, or the next opening would wait for them. */
async function copyRecords(
  pack: string,
  openPack: (pack: string) => Promise<RecordDatabase>,
): Promise<number> {
  const from = new RecordDatabase(pack);
  try {
    const to = await openPack(pack);
    try {
      const documents = await everyVersion(from);
      for (let at = 0; at < documents.length; at += BATCH) await to.keep(documents.slice(at, at + BATCH));
      return documents.length;
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

async function everyVersion(from: RecordDatabase): Promise<readonly RawDocument[]> {
  const versions: RawDocument[] = [];
  for (const { _id, _rev, _conflicts } of await from.readAll()) {
    const others = Array.isArray(_conflicts) ? _conflicts.filter((rev) => typeof rev === 'string') : [];
    for (const rev of [_rev, ...others]) {
      const version = await from.readWithAncestry(_id, rev);
      if (!version) throw new Error('A record of the older store could not be read.');
      versions.push(version);
    }
  }
  return versions;
}
