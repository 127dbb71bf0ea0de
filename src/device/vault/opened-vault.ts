import type { OpaqueId } from '#domain/ids.ts';
import { shiftEnd } from '#domain/time/shift-end.ts';
import type { MadePasskey } from './passkey.ts';
import { sealBytes } from './sealed-bytes.ts';
import type { VaultRecord } from './stored-vault.ts';
import { writtenWayIn } from './stored-way.ts';
import type { VaultRecords } from './vault-record.ts';
import { Vault } from './vault.ts';
import { wayInFor } from './way-in.ts';

/** A vault just opened by what the person knows or has. Until `forget`, further ways in can be added. */
export interface Opened {
  readonly vault: Vault;
  /** Makes a PIN that opens this vault until the end of the shift. */
  choosePin(digits: string): Promise<void>;
  /** Lets a passkey open it in the place of a PIN, in this shift and later ones. */
  addPasskey(made: MadePasskey): Promise<void>;
  /** Puts another passphrase in the place of the one before. */
  changePassphrase(name: string, password: string): Promise<void>;
  /** Lets go of the key's own bytes; the vault stays open. */
  forget(): void;
}

interface OpenedBy {
  readonly account: OpaqueId;
  readonly key: CryptoKey;
  /** The key's own bytes: to wrap them for another way in. */
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly records: VaultRecords;
  readonly now: () => number;
  readonly rounds: number | undefined;
  /** The vault as it lay there, where it was read just now. */
  readonly found?: VaultRecord;
}

/** An open vault whose key's own bytes are still at hand. */
export function openedVault({ account, key, raw, records, now, rounds, found }: OpenedBy): Opened {
  return {
    vault: new Vault(account, key, records, found),
    choosePin: async (digits) => {
      const way = await wayInFor({ by: 'pin', digits }, raw, rounds);
      const device = await deviceKey();
      const pin = {
        device,
        sealed: await sealBytes(device, writtenWayIn(way), 'pin'),
        until: shiftEnd(now()),
      };
      // Who chooses a PIN takes back the phone's own lock: it would let in every finger that the phone knows, after the shift too.
      await records.change(account, () => ({ pin, passkey: null, tries: 0 }));
    },
    addPasskey: async ({ credential, salt, output }) => {
      const way = await wayInFor({ by: 'passkey', output }, raw, 0, salt);
      await records.change(account, () => ({ passkey: { ...way, credential }, pin: null, tries: 0 }));
    },
    changePassphrase: async (name, password) => {
      const passphrase = await wayInFor({ by: 'passphrase', name, password }, raw, rounds);
      await records.change(account, () => ({ passphrase, tries: 0 }));
    },
    forget: () => {
      raw.fill(0);
    },
  };
}

/** A key that this browser keeps and gives to nobody: without it a PIN is worth nothing elsewhere. */
function deviceKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
