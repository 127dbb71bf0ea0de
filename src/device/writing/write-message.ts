import type { WorkKeys } from '../vault/data-keys.ts';
import type { WorkRow } from '../work-database.ts';

/** What the page asks of the writing worker: first whose work it is, then write after write. Its keys cannot be read there either. */
export type WriteRequest =
  | { readonly is: 'open'; readonly account: string; readonly keys: WorkKeys; readonly alive: string }
  | { readonly is: 'write'; readonly job: number; readonly rows: readonly WorkRow[] };

/** What the worker tells. `written`: it is on the disk. `refused`: the name of what the phone's own store said. */
export type WriteNews =
  | { readonly is: 'alive' }
  | { readonly is: 'written'; readonly job: number }
  | { readonly is: 'refused'; readonly job: number; readonly name: string };
