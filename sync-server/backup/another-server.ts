import { FILES } from '../files/files-database.ts';
import { record as journal } from '../journal/chain.ts';
import { renewPack } from '../packs/generation.ts';
import type { Storage } from '../storage/storage.ts';
import { databaseNames } from '../verify/check-documents.ts';

const MOST_LOCALS = 1000;

/**
 * Makes a restored folder another server, so that whoever knew it as it was after the backup takes nothing for granted:
 * receipts name the new uuid, every database is another incarnation and knows nobody's checkpoint, every pack is a new
 * generation under a new name, and everybody signs in anew. The journal says so.
 */
export async function becomeAnotherServer(storage: Storage, at: number): Promise<void> {
  const [names, accounts] = storage.read((view) => [
    [...databaseNames(view)],
    view.accounts.accounts().map(({ id }) => id),
  ]);
  await storage.write((tx) => {
    const earlier = tx.server.uuid();
    const subject = tx.server.renew();
    journal(tx, { at, action: 'server-restored', account: null, subject, detail: earlier, digest: null });
    for (const account of accounts) tx.accounts.endSessionsOf(account);
    for (const name of names) tx.documents.renewIncarnation(name);
    tx.documents.dropStaged();
  });
  /*
   * A replicator that finds its own session in the checkpoints of both sides believes its own, though ours is older: what it
   * sent after the backup would never be sent again. Without a checkpoint here it compares everything.
   */
  for (const name of names.filter((one) => one !== FILES)) {
    for (let isMore = true; isMore;)
      isMore = await storage.write((tx) => {
        const locals = tx.documents.locals(name, MOST_LOCALS);
        for (const { id } of locals) tx.documents.removeLocal(name, id);
        return locals.length === MOST_LOCALS;
      });
  }
  for (const account of accounts) await storage.write((tx) => renewPack(tx, account, at));
}
