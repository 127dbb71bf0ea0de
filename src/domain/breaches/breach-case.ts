import type { OpaqueId } from '../ids.ts';
import type { EpochMs } from '../time/instants.ts';
import type {
  BreachStep,
  BreachWhat,
  Containment,
  Happening,
  NotTelling,
  PhoneWas,
  Reached,
  Reply,
  Risk,
  Way,
} from './breach-lists.ts';
import type { Reach } from './reach.ts';

/** A breach as it was recorded: codes and ids, so that it can be kept for good. */
export interface BreachBegun {
  readonly what: BreachWhat;
  readonly happened: Happening;
  /** The disclosure, the works order, or the phone's device; null for what was told. */
  readonly target: OpaqueId | null;
  /** Whose phone or whose job it is. */
  readonly account: OpaqueId | null;
  readonly reached: Reached | null;
  readonly phoneWas: PhoneWas | null;
  /** The generation of the pack that lay on the phone, and the day it was made up; null where there was none. */
  readonly pack: { readonly generation: number; readonly madeUpOn: string } | null;
  /** When the landlord became aware: when anybody who works for it knew. */
  readonly awareAt: EpochMs;
  readonly reach: Reach;
  /** What was withdrawn in the same write, as codes. */
  readonly withdrawn: readonly Withdrawn[];
}

/** What the recording itself withdrew. */
export const WITHDRAWN = {
  link: 'The link and its code open nothing any more',
  pack: 'The job has left the contractor’s phone: it is gone there at its next contact',
  release: 'What was opened to the contractor has left their phone: it is gone there at its next contact',
  wipe: 'The phone is ordered to destroy what it holds, at its next contact',
  session: 'Nobody is signed in on that phone any more',
} as const;

export type Withdrawn = keyof typeof WITHDRAWN;

/** One step as it was taken. What was written stands beside it, and may be destroyed before it. */
export interface BreachStepBody {
  readonly step: BreachStep;
  /** When it happened; the risk is weighed and a breach closed when it is recorded. */
  readonly at: EpochMs;
  readonly way?: Way | undefined;
  readonly risk?: Risk | undefined;
  readonly notTelling?: NotTelling | undefined;
  readonly reply?: Reply | undefined;
  readonly done?: Containment | undefined;
  /** The household, or the home where there is none, that was told. */
  readonly part?: OpaqueId | undefined;
}

/** One line of a breach's history as it is kept: a step, or that it was told once more, and how it was by that. */
export interface BreachEntryBody extends Omit<BreachStepBody, 'step'> {
  readonly step: BreachStep | 'told-again';
  readonly phoneWas?: PhoneWas | undefined;
  readonly happened?: Happening | undefined;
  /** When the landlord was aware by that: what one colleague knew earlier, the landlord knew. */
  readonly awareAt?: EpochMs | undefined;
}

/** What a step says in words. Of the regulator's notice and of letters it is what was told, as it was told. */
export interface BreachWords {
  readonly words?: string | undefined;
  /** A reference, a number of posting, a name of who took the call. */
  readonly proof?: string | undefined;
  /** Why the regulator was told late. */
  readonly late?: string | undefined;
}

/** How a breach stands, as its steps tell it. */
export interface BreachCase {
  readonly begun: BreachBegun;
  /** When the landlord became aware: the earliest moment that anybody told of, whenever they told it. */
  readonly awareAt: EpochMs;
  /** The risk as it was weighed last. */
  readonly risk: Risk | null;
  readonly notTelling: NotTelling | null;
  readonly weighedAt: EpochMs | null;
  readonly regulatorToldAt: EpochMs | null;
  readonly recipientAskedAt: EpochMs | null;
  readonly recipientRepliedAt: EpochMs | null;
  /** The households that were told. */
  readonly told: ReadonlySet<OpaqueId>;
  readonly closedAt: EpochMs | null;
}

/** Reads a breach with its steps, in the order in which they were recorded. It may be weighed again; the last counts. */
export function breachCase(begun: BreachBegun, steps: readonly BreachEntryBody[]): BreachCase {
  const first = (step: BreachStep) => steps.find((one) => one.step === step);
  const weighed = steps.findLast(({ step }) => step === 'weighed');
  return {
    begun,
    awareAt: Math.min(begun.awareAt, ...steps.flatMap(({ awareAt }) => awareAt ?? [])),
    risk: weighed?.risk ?? null,
    notTelling: weighed?.notTelling ?? null,
    weighedAt: weighed?.at ?? null,
    regulatorToldAt: first('regulator-told')?.at ?? null,
    recipientAskedAt: first('recipient-asked')?.at ?? null,
    recipientRepliedAt: steps.findLast(({ step }) => step === 'recipient-replied')?.at ?? null,
    told: new Set(steps.flatMap(({ step, part }) => (step === 'persons-told' && part ? [part] : []))),
    closedAt: first('closed')?.at ?? null,
  };
}

/** Whose data it was and who has to be told where the risk is high: a household each, or the home where there is none. */
export function peopleParts({ begun }: BreachCase): readonly OpaqueId[] {
  return begun.reach.parts.map(({ tenancy, home }) => tenancy ?? home);
}

/** Whether somebody is known who can be asked to delete it. Whoever has a lost phone is not. */
export function hasRecipient({ begun }: BreachCase): boolean {
  return begun.what !== 'phone' && begun.reached !== 'unknown' && begun.reached !== 'public';
}

/** Whether the law asks for the regulator to be told. Until it is weighed, nobody may take it that it does not. */
export function mustTellRegulator({ risk }: BreachCase): boolean {
  return risk === 'likely' || risk === 'high';
}

/** Whether the law asks for the people to be told. */
export function mustTellPeople({ risk, notTelling }: BreachCase): boolean {
  return risk === 'high' && notTelling === null;
}
