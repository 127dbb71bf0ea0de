import { createHmac } from 'node:crypto';
import type { StorageReader } from '../storage/storage.ts';
import { counted, faults, type Checked } from './checked.ts';

/** What was refused or handed over, each against the digest that the journal took of it. */
export function checkInbox(storage: Pick<StorageReader, 'read'>): Checked {
  return storage.read((view) => {
    const ids = view.inbox.ids();
    const wrong = ids.filter((id) => {
      const raw = view.inbox.item(id)?.raw ?? '';
      const key = view.journal.digestKey(id);
      const line = view.journal.about(id).find(({ digest }) => digest !== null);
      if (key === null || line === undefined) return true;
      return createHmac('sha256', Buffer.from(key, 'hex')).update(raw).digest('hex') !== line.digest;
    });
    return {
      looked: `Inbox: ${counted(ids.length, 'document')} that were refused or handed over, each against the journal.`,
      wrong: faults(wrong.length, (of) => `${counted(of, 'document')} of the inbox are not what came.`),
    };
  });
}
