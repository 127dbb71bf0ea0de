import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentsContract } from './documents.contract.ts';
import type { Storage } from './storage.ts';

/** The definition of a correct storage. `open` opens the same data folder again at each call of `reopen`. */
export function storageContract(
  name: string,
  open: (folder: string) => Storage,
  newFolder: () => string,
): void {
  describe(`${name} keeps the storage contract`, () => {
    let folder: string;
    let storage: Storage;
    beforeEach(() => {
      folder = newFolder();
      storage = open(folder);
    });
    afterEach(() => storage.close());

    it('keeps its server uuid over a restart, and a restore mints another', async () => {
      const uuid = storage.read((view) => view.server.uuid());
      expect(uuid).toMatch(/^[0-9a-f]{32}$/);
      await storage.close();
      storage = open(folder);
      expect(storage.read((view) => view.server.uuid())).toBe(uuid);
      const renewed = await storage.write((tx) => tx.server.renew());
      expect(renewed).not.toBe(uuid);
    });

    it('undoes a request that throws, and only that one', async () => {
      const before = storage.read((view) => view.server.uuid());
      const kept = storage.write((tx) => tx.server.renew());
      const failed = storage.write((tx) => {
        tx.server.renew();
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      expect(storage.read((view) => view.server.uuid())).toBe(await kept);
      expect(await kept).not.toBe(before);
    });

    it('runs tasks after the commit, and none of a request that was undone', async () => {
      const ran: string[] = [];
      const good = storage.write((tx) => {
        tx.afterCommit(() => ran.push('kept'));
        expect(ran).toEqual([]);
      });
      const bad = storage.write((tx) => {
        tx.afterCommit(() => ran.push('undone'));
        throw new Error('no');
      });
      await good;
      await expect(bad).rejects.toThrow('no');
      expect(ran).toEqual(['kept']);
    });

    it('finishes what waits before it closes, and takes nothing afterwards', async () => {
      const renewed = storage.write((tx) => tx.server.renew());
      await storage.close();
      const uuid = await renewed;
      await expect(storage.write((tx) => tx.server.renew())).rejects.toMatchObject({ status: 503 });
      storage = open(folder);
      expect(storage.read((view) => view.server.uuid())).toBe(uuid);
    });

    documentsContract(() => storage);
  });
}
