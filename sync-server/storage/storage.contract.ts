import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentsContract } from './documents.contract.ts';
import { newOpaqueId } from '../new-id.ts';
import type { ReadView, Storage } from './storage.ts';

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

    it('shows what was written at the next look, in the same request too, and never what was taken back', async () => {
      const [id, home, visit] = [newOpaqueId(), newOpaqueId(), newOpaqueId()];
      const disabled = (view: ReadView) => view.accounts.account(id)?.disabled ?? null;
      const open = (view: ReadView) => view.grants.homeGrantsOf(id).filter(({ endedAt }) => endedAt === null);
      const look = (view: ReadView) => [disabled(view), open(view).length];
      const hash = { iterations: 1, salt: '00', derivedKey: '00' };
      const account = { id, name: 'asha', displayName: 'Asha', role: 'surveyor', disabled: false } as const;
      expect(storage.read(look)).toEqual([null, 0]);
      await storage.write((tx) => {
        expect(look(tx)).toEqual([null, 0]);
        tx.accounts.add(account, hash);
        tx.grants.grantHome({ visit, account: id, home, grantedAt: 1 });
        expect(look(tx)).toEqual([false, 1]);
      });
      expect(storage.read(look)).toEqual([false, 1]);
      const takenBack = storage.write((tx) => {
        tx.accounts.setDisabled(id, true);
        tx.grants.endHomeGrant(visit, id, 2);
        expect(look(tx)).toEqual([true, 0]);
        throw new Error('no');
      });
      await expect(takenBack).rejects.toThrow('no');
      expect(storage.read(look)).toEqual([false, 1]);
      const [seen] = await Promise.all([
        storage.write((tx) => look(tx)),
        storage.write((tx) => {
          tx.accounts.setDisabled(id, true);
          tx.grants.endHomeGrant(visit, id, 2);
        }),
      ]);
      expect(seen).toEqual([false, 1]);
      // Looked at in the same turn in which it was committed.
      expect(storage.read(look)).toEqual([true, 0]);
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
