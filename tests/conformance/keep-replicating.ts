import { setTimeout as delay } from 'node:timers/promises';
import type { Replication, ReplicationResult } from 'pouchdb-core';

const LONGEST_END_MS = 15_000;
const BEFORE_ANOTHER_MS = 100;

/**
 * A live replication, begun again as often as it fails. Whoever leaves that to PouchDB's own `retry` loses batches: one that
 * failed must be cancelled in that moment (decision 0079).
 */
export function keepReplicating(begin: () => Replication<ReplicationResult>): { stop(): Promise<void> } {
  let replication: Replication<ReplicationResult> | null = null;
  let isStopped = false;
  const run = async (): Promise<void> => {
    while (!isStopped) {
      const running = begin();
      replication = running;
      void running.on('error', () => running.cancel());
      await running.then(nothing, nothing);
      await delay(BEFORE_ANOTHER_MS);
    }
  };
  const ended = run();
  return {
    async stop() {
      isStopped = true;
      replication?.cancel();
      // A server that is gone for good answers nothing any more, also not that it was.
      await Promise.race([ended, delay(LONGEST_END_MS, undefined, { ref: false })]);
    },
  };
}

const nothing = (): void => undefined;
