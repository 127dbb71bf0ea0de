import type { Receipts } from './receipts.ts';
import type { RecordsOnPhone } from './records-on-phone.ts';
import type { Sync } from './sending/sync.ts';

/** Tabs tell each other that receipts or the pack changed, or that the person left; records travel by the store's own feed. */
export function joinTabs(
  account: string,
  records: RecordsOnPhone,
  receipts: Receipts,
  sync: Sync,
): { readonly leave: () => void; readonly tellLeft: () => void } {
  const channel = new BroadcastChannel(`homefile-${account}`);
  channel.addEventListener('message', (event) => {
    if (event.data === 'left') location.reload();
    else void lookAgain();
  });
  async function lookAgain(): Promise<void> {
    try {
      await records.follow();
      await receipts.reload();
      records.tell();
    } catch {
      console.error('What another tab sent or packed was not read.'); // the next round, or the next opening, reads it
    }
  }
  const stop = sync.onChange(() => {
    if (sync.state.state === 'done') channel.postMessage('round-done');
  });
  return {
    leave: () => {
      stop();
      channel.close();
    },
    tellLeft: () => {
      channel.postMessage('left');
    },
  };
}
