import type { OpaqueId } from '../ids.ts';

/** One record in a copy, in words. No id is in it, so that nothing can be counted that is not there. */
export interface CopyPart {
  readonly about: 'them' | 'tenancy' | 'home';
  readonly title: string;
  readonly on: string;
  readonly lines: readonly { readonly label: string; readonly words: string }[];
  /** That it was put right since, or stands for an earlier record. */
  readonly putRight: string | null;
}

/** What is not in the copy, and why. For the data-protection lead alone: nothing of it leaves. */
export interface NotGiven {
  readonly record: OpaqueId;
  readonly title: string;
  readonly field: string;
  readonly category: string;
  readonly reason: string;
}

/** Words or a shared record that the lead must weigh for other people before they are given. */
export interface ToWeigh {
  readonly record: OpaqueId;
  readonly title: string;
  readonly on: string;
  readonly words: string;
  readonly given: boolean;
}
