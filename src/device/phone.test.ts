import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { opaqueIdFrom } from '#domain/ids.ts';
import { openPhone, type PhoneParts } from './phone.ts';
import type { Vault } from './vault/vault.ts';
import { testKeys } from './work-keys.fixture.ts';

/** What was opened and is not closed yet. */
const open = vi.hoisted(() => new Set<string>());

vi.mock('./records.ts', () => ({
  RecordDatabase: class {
    pack = 'pack';
    constructor() {
      open.add('records');
    }
    onChange = () => () => undefined;
    filling = () => Promise.resolve(null);
    readToOpen = () => Promise.reject(Object.assign(new Error('no room'), { name: 'QuotaExceededError' }));
    close = () => Promise.resolve(open.delete('records'));
  },
}));

afterEach(() => vi.unstubAllGlobals());

test('a phone of which one store does not open keeps none of the others open, and tells why', async () => {
  vi.stubGlobal(
    'BroadcastChannel',
    class extends EventTarget {
      readonly #name: string;
      constructor(name: string) {
        super();
        this.#name = name;
        open.add(name);
      }
      close(): void {
        open.delete(this.#name);
      }
    },
  );
  const id = opaqueIdFrom(new Uint8Array(16).fill(1));
  const vault = {
    ...{ cipher: () => Promise.resolve({}), displayName: () => Promise.resolve('Asha') },
    ...{ workKeys: () => Promise.resolve(testKeys), sessionSecret: () => Promise.resolve(null) },
  } as unknown as Vault;
  const parts = { api: { until: () => ({ showing: () => ({}) }) }, now: () => 0 } as unknown as PhoneParts;
  const opening = openPhone(
    {
      account: { id, displayName: '', role: 'surveyor' },
      ...{ device: id, pack: 'pack', leaving: null, server: 's', demo: false, clock: null, allSealed: true },
    },
    parts,
    vault,
  );
  await expect(opening).rejects.toThrow('no room');
  expect([...open]).toEqual([]);
  // A connection that is open still would block it.
  const [work] = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  const deleted = new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(work ?? '');
    request.onsuccess = () => resolve(work);
    request.onblocked = () => reject(new Error('It is open still.'));
  });
  expect(await deleted).toContain(id);
});
