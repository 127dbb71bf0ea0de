import { createHmac } from 'node:crypto';
import type { OrderGrant } from '../storage/grants.ts';
import type { MintedId } from '../storage/packs.ts';

/** The outward id of an id: HMAC-SHA256 under the grant's key, cut to 128 bits, so that two recipients share none. */
export function mintId(key: string, id: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(id).digest('hex').slice(0, 32);
}

/** What the one document of a home's instructions is minted from: no record, so that it betrays none. */
export function instructionsOf(home: string): string {
  return `instructions ${home}`;
}

/** Mints ids for one grant and remembers which, so that the server can resolve them. */
export class GrantMint {
  readonly #grant: OrderGrant;
  readonly #minted = new Map<string, MintedId>();

  constructor(grant: OrderGrant) {
    this.#grant = grant;
  }

  readonly mint = (real: string): string => {
    const { key, order, account } = this.#grant;
    const minted = mintId(key, real);
    this.#minted.set(minted, { minted, real, order, account });
    return minted;
  };

  get all(): readonly MintedId[] {
    return [...this.#minted.values()];
  }
}
