import type { Storage } from '../storage/storage.ts';
import { StorageUnavailable } from '../storage/unavailable.ts';
import type { Metrics } from './metrics.ts';

/** The same storage; how long its writes take is counted. */
export function measuredStorage(storage: Storage, metrics: Metrics): Storage {
  return {
    ...storage,
    async write(work) {
      const began = performance.now();
      try {
        const value = await storage.write(work);
        metrics.written((performance.now() - began) / 1000);
        return value;
      } catch (error) {
        if (error instanceof StorageUnavailable) metrics.notWritten();
        throw error;
      }
    },
  };
}
