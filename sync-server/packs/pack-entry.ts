import type { OpaqueId } from '#domain/ids.ts';
import type { DisclosedDocument } from '#domain/packs/pack-document.ts';
import type { MintedId } from '../storage/packs.ts';

/** One document that a pack is to hold: a record as it lies in `files`, or a projection that the server writes. */
export type PackEntry =
  | {
      readonly form: 'record';
      readonly id: OpaqueId;
      readonly guarded: boolean;
      /** It leaves at midnight: it was sent of a household that has gone. */
      readonly forToday?: boolean;
    }
  | {
      readonly form: 'disclosed';
      readonly id: string;
      readonly document: DisclosedDocument;
      readonly guarded: boolean;
      /** Whether a release opened it: when it shrinks, what leaves must leave with its pack. */
      readonly released?: true;
    };

/** What a pack is to hold, and the minted ids that its recipient will know. */
export interface PackContent {
  readonly entries: ReadonlyMap<string, PackEntry>;
  readonly minted: readonly MintedId[];
  /** Whether something in it is for today only. */
  readonly forTodayOnly: boolean;
}
