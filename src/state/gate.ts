import type { PasskeyPlace } from '../device/vault/passkey.ts';

/** Which screen stands before everything else. */
export type Gate =
  | { readonly at: 'sign-in' }
  /** Somebody works on this phone, and the vault is locked. */
  | {
      readonly at: 'locked';
      readonly pin: boolean;
      readonly passkey: PasskeyPlace | null;
      readonly waiting: number;
      /** Whom a finder rings: the office's number, or null while none is known. It names nobody. */
      readonly office: string | null;
    }
  /** The vault was just opened: choose the PIN of this shift, or the phone's own lock where it has one (`deviceLock`). */
  | { readonly at: 'choose-pin'; readonly deviceLock: boolean }
  /** The password was changed since this phone was last opened: the old one, or starting anew. */
  | { readonly at: 'changed-password' }
  /** A desk whose key the server has not given yet. */
  | { readonly at: 'desk-waits' }
  | { readonly at: 'open' };
