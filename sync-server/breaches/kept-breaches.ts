import {
  breachCase,
  type BreachBegun,
  type BreachCase,
  type BreachEntryBody,
  type BreachWords,
} from '#domain/breaches/breach-case.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { notFound } from '../office/desk.ts';
import { saysTheSame } from '../office/saved-before.ts';
import type { StoredBreach, StoredBreachStep } from '../storage/breaches.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';

/** A breach as it lies in the register, with what was done about it. */
export interface KeptBreach {
  readonly stored: StoredBreach;
  readonly steps: readonly { readonly stored: StoredBreachStep; readonly body: BreachEntryBody }[];
  readonly progress: BreachCase;
}

/** The whole register, the newest first. */
export function keptBreaches(view: ReadView): readonly KeptBreach[] {
  return view.breaches.breaches().map((stored) => kept(view, stored));
}

/** The breach that was recorded last about a line of the log; null where none was. */
export function breachOfLine(view: ReadView, line: OpaqueId): OpaqueId | null {
  const last = view.breaches.breaches().find(({ body }) => {
    // Written by this folder alone.
    const { what, target } = JSON.parse(body) as BreachBegun;
    return what === 'disclosure' && target === line;
  });
  return last?.id ?? null;
}

/** A breach by its id, or 404. */
export function keptBreach(view: ReadView, id: OpaqueId): KeptBreach {
  const stored = view.breaches.breach(id);
  if (stored === null) throw notFound();
  return kept(view, stored);
}

/** What was written with a breach or a step. */
export function wordsOf(view: ReadView, id: OpaqueId): BreachWords {
  const written = view.breaches.words(id);
  // Written by this folder alone.
  return written === null ? {} : (JSON.parse(written) as BreachWords);
}

/** Keeps what was written, where something was. */
export function keepWords(tx: WriteTx, of: OpaqueId, about: OpaqueId | null, written: BreachWords): void {
  const some = someOf(written);
  if (Object.keys(some).length > 0) tx.breaches.addWords({ of, about, words: JSON.stringify(some) });
}

/** Whether this was written with a breach or a step. What was destroyed with what it was about can no longer be compared. */
export function isWritten(
  view: ReadView,
  of: OpaqueId,
  about: OpaqueId | null,
  written: BreachWords,
): boolean {
  const isGone = about !== null && view.records.entry(about) === null;
  return isGone || saysTheSame(wordsOf(view, of), someOf(written));
}

function someOf(written: BreachWords): BreachWords {
  return Object.fromEntries(Object.entries(written).filter(([, text]) => text !== undefined && text !== ''));
}

/** The record whose destruction takes what is written of a breach: the disclosure, the job, or the one household. */
export function aboutOf({ what, target, reach }: BreachBegun): OpaqueId | null {
  if (what === 'disclosure' || what === 'order') return target;
  const [part, ...more] = reach.parts;
  return part === undefined || more.length > 0 || what === 'phone' ? null : (part.tenancy ?? part.home);
}

function kept(view: ReadView, stored: StoredBreach): KeptBreach {
  const steps = view.breaches
    .steps(stored.id)
    .map((step) => ({ stored: step, body: JSON.parse(step.body) as BreachEntryBody }));
  const begun = JSON.parse(stored.body) as BreachBegun;
  return {
    ...{ stored, steps },
    progress: breachCase(
      begun,
      steps.map(({ body }) => body),
    ),
  };
}
