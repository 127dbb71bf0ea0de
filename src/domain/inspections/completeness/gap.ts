import type { RecordNamed } from '../../records/registry.ts';

/** Why something may be missing, as the sign-off says it. */
export type Excuse = RecordNamed<'sign-off'>['body']['gaps'][number];

/** Where a gap is filled. */
export type GapPlace =
  | { readonly at: 'visit' }
  | { readonly at: 'door' }
  | { readonly at: 'notice' }
  | { readonly at: 'room'; readonly room: string }
  | { readonly at: 'finding'; readonly room: string; readonly finding: string }
  | { readonly at: 'services'; readonly room: string }
  | { readonly at: 'household' }
  | { readonly at: 'conditions' }
  | { readonly at: 'comparison' }
  | { readonly at: 'photos' }
  | { readonly at: 'notes' }
  | { readonly at: 'decision' };

/** Something a later reader will miss. `blocksCase` gaps keep the case from being closed; none keeps a visit from ending. */
export interface Gap {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly place: GapPlace;
  /** The reasons that may stand for it, one of which is enough; empty where only adding it will do. */
  readonly excuses: readonly Excuse[];
  readonly blocksCase: boolean;
}

type Words = Pick<Gap, 'key' | 'title' | 'detail' | 'place'>;

/** A gap that keeps the case open, also where the visit says why it is there. */
export function red(words: Words, ...excuses: readonly Excuse[]): Gap {
  return { ...words, excuses, blocksCase: true };
}

/** A gap that a reason makes good: the case can be closed over it. */
export function amber(words: Words, ...excuses: readonly [Excuse, ...Excuse[]]): Gap {
  return { ...words, excuses, blocksCase: false };
}
