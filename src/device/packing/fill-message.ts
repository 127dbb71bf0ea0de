import type { Filled } from './fill-pack.ts';
import type { RoundEnd } from '../sending/sync-state.ts';

/** What the page asks of the filling worker. The key can be used and not read, there as here. */
export interface FillRequest {
  readonly pack: string;
  readonly key: CryptoKey;
  /** What the server demands beside the cookies; in the memory of page and worker alone. */
  readonly secret: string | null;
  /** The lock that the worker holds as long as it lives. */
  readonly alive: string;
}

/** What the worker tells, batch by batch; then how it ended. `broken`: the name of what the phone's own store said. */
export type FillNews =
  | { readonly is: 'alive' }
  | { readonly is: 'batch'; readonly filled: Parameters<Filled> }
  | { readonly is: 'whole'; readonly since: string | null }
  | { readonly is: 'ended'; readonly end: RoundEnd }
  | { readonly is: 'broken'; readonly name: string };
