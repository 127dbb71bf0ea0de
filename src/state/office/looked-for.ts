import type { HomeLine } from '#domain/homes/home-line.ts';
import { mintId } from '../../device/mint-id.ts';

const LOG = '/office/disclosures';

/** What is looked for in the disclosure log. */
export interface LogChoice {
  readonly q: string;
  readonly kind: string;
  readonly state: string;
  readonly audience: string;
  readonly from: string;
  readonly to: string;
  readonly home: HomeLine | null;
}

/** One visit of the log: what was looked for when it was left, and where what is looked for now is kept. */
export interface LogVisit {
  readonly before: LogChoice | null;
  keep(choice: LogChoice): void;
}

/**
 * What was looked for in the log, for whoever opens a line and comes back. It is kept in the page's memory alone: a browser writes
 * addresses and what is noted beside them to its disk, and a name may have been typed. Its history has an id that says nothing.
 */
export class LookedFor {
  readonly #kept = new Map<string, LogChoice>();
  #account: string | null = null;
  #last: LogChoice | null = null;

  /** The log as this person opens it, from the address `cameFrom`. Of somebody who was here before nothing stays. */
  here({ account, cameFrom }: { readonly account: string; readonly cameFrom: string | null }): LogVisit {
    if (account !== this.#account) this.#forget();
    this.#account = account;
    const noted = notedHere();
    const byLink = cameFrom?.startsWith(`${LOG}/`) === true ? this.#last : null;
    return {
      before: (noted === null ? undefined : this.#kept.get(noted)) ?? byLink,
      keep: (choice) => {
        // An answer that comes late belongs to no other screen's address.
        if (location.pathname !== LOG || account !== this.#account) return;
        this.#kept.set(notedHere() ?? note(), choice);
        this.#last = choice;
      },
    };
  }

  #forget(): void {
    this.#kept.clear();
    this.#last = null;
  }
}

/** For as long as the page stands. */
export const lookedFor = new LookedFor();

function notedHere(): string | null {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('log' in state)) return null;
  return typeof state.log === 'string' ? state.log : null;
}

function note(): string {
  const id = mintId();
  history.replaceState({ log: id }, '');
  return id;
}
