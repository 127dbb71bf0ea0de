import type { OpaqueId } from '#domain/ids.ts';
import type { WayIn } from './way-in.ts';

/** The PIN of one shift. It opens nothing once the shift is over, and without the key that this browser alone holds. */
export interface PinWay {
  /** The way in as `WayIn`, encrypted once more by `device`. */
  readonly sealed: ArrayBuffer;
  readonly device: CryptoKey;
  /** When the shift ends, by this phone's clock. */
  readonly until: number;
}

/** A passkey of this phone, which makes the same secret each time it is asked with the same salt. */
export interface PasskeyWay extends WayIn {
  readonly credential: ArrayBuffer;
}

/** What lies on the disk of one account's vault: keys, each encrypted; nothing that names anybody. */
export interface VaultRecord {
  readonly account: OpaqueId;
  /** Null at a desk, whose key the server gives after signing in. */
  readonly passphrase: WayIn | null;
  readonly passkey: PasskeyWay | null;
  readonly pin: PinWay | null;
  /** Wrong tries in a row, counted before each try is looked at. */
  readonly tries: number;
  /** The latest moment that this phone's clock has shown, so that turning it back lengthens nothing. */
  readonly seenAt: number;
  /** The person's own name. */
  readonly name: ArrayBuffer;
  readonly work: ArrayBuffer;
  readonly names: ArrayBuffer;
  /** The secret of this account's session here; a vault that was not signed in to since an older version has none. */
  readonly session?: ArrayBuffer | null;
  /** One key for each generation of the pack. */
  readonly packs: Readonly<Record<string, ArrayBuffer>>;
}
