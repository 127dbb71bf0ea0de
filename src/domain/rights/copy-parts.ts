import type { OpaqueId } from '../ids.ts';
import type { LeftOut } from './exemptions.ts';
import type { CopyMark, Decisions } from './masks.ts';

/** One record in a copy, in words. No id is in it, so that nothing can be counted that is not there. */
export interface CopyPart {
  readonly about: 'them' | 'tenancy' | 'home';
  readonly title: string;
  readonly on: string;
  /** Of which tenancy it is, where the person has more than one. */
  readonly tenancy: string | null;
  readonly lines: readonly { readonly label: string; readonly words: string }[];
  /** The number of the picture that goes with it: from 1, and none is left out in between. */
  readonly picture: number | null;
  /** That it was put right since, or stands for an earlier record. */
  readonly putRight: string | null;
}

/** The heads under which a copy stands, in their order. */
const COPY_HEADS = {
  them: 'About you',
  tenancy: 'About your tenancy',
  home: 'About the home',
} as const satisfies Record<CopyPart['about'], string>;

/** The parts of a copy under their heads; a head that nothing stands under is not there. */
export function headedParts(parts: readonly CopyPart[]) {
  return (['them', 'tenancy', 'home'] as const)
    .map((about) => ({ about, head: COPY_HEADS[about], parts: parts.filter((part) => part.about === about) }))
    .filter((group) => group.parts.length > 0);
}

/** What is not in the copy, why, and by which law. For the data-protection lead alone: nothing of it leaves. */
export interface NotGiven {
  readonly record: OpaqueId;
  readonly title: string;
  readonly field: string;
  readonly category: string;
  readonly reason: string;
  readonly citation: string;
}

/** What the lead decided about one record that had to be read. */
export interface RecordReading {
  /** Why it stays back; null where it is given, with its masks. */
  readonly leave: LeftOut | null;
  readonly marks: Decisions;
}

/** What was read so far. Nothing that must be read is given without. */
export type CopyReading = ReadonlyMap<OpaqueId, RecordReading>;

/** Something that a person must read or look at before it is given. */
export interface ToRead {
  readonly record: OpaqueId;
  readonly title: string;
  readonly on: string;
  /** Words that may tell of others, a record that names others too, or a picture that nobody has checked. */
  readonly why: 'words' | 'shared' | 'picture';
  readonly lines: readonly {
    readonly label: string;
    readonly words: string;
    readonly marks: readonly CopyMark[];
    /** As it would be given now. */
    readonly given: string;
  }[];
  readonly state: 'unread' | 'given' | 'left-out';
  /** Marked words about which somebody must still decide. */
  readonly open: readonly string[];
}
