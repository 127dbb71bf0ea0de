import { timeInWords } from '#domain/cases/date-words.ts';
import type { ApiProblem } from '../../device/api.ts';
import { OfficeApi, photoAddress, type OfficeAnswer } from '../../device/office-api.ts';
import { getApi, getPhone } from '../context.ts';

const EVERY_MS = 15_000;

/** Something the office looks at, asked for again and again while it is on the screen. */
export class OfficeFeed<T> {
  value = $state.raw<T | null>(null);
  problem = $state.raw<ApiProblem | null>(null);
  /** Since when the server has not been reached, by this desk's clock; null while it is. */
  missedAt = $state<number | null>(null);
  readonly #load: () => OfficeAnswer<T>;
  #asking = false;

  constructor(load: () => OfficeAnswer<T>) {
    this.#load = load;
  }

  async refresh(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const answer = await this.#load();
    this.#asking = false;
    if (answer.ok) {
      this.value = answer.value;
      this.problem = null;
      this.missedAt = null;
      return;
    }
    this.problem = answer.problem;
    if (answer.problem.because === 'no-signal' || answer.problem.because === 'busy')
      this.missedAt ??= Date.now();
  }

  /** Asks now and every 15 seconds while the page is looked at. Returns the way to stop. */
  start(): () => void {
    const ask = () => {
      if (document.visibilityState === 'visible') void this.refresh();
    };
    void this.refresh();
    const timer = setInterval(ask, EVERY_MS);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }

  /** What to tell about a server that does not answer, or null. What is on the screen stays. */
  get banner(): string | null {
    if (this.missedAt !== null) {
      const since = timeInWords(this.missedAt);
      return this.value === null
        ? `Office server not reached since ${since}. It is tried again every 15 seconds.`
        : `Office server not reached since ${since}. You see what was here then; new entries wait.`;
    }
    return this.problem?.sentence ?? null;
  }

  get signedOut(): boolean {
    return this.problem?.because === 'signed-out';
  }
}

/** One thing that is sent once: what goes wrong is said, what was typed stays, and a second try sends the same ids. */
export class OfficeSending {
  busy = $state(false);
  problem = $state<string | null>(null);

  /** The answer when the server has it; null when not, and `problem` says why. */
  async send<T>(work: () => OfficeAnswer<T>): Promise<T | null> {
    if (this.busy) return null;
    this.busy = true;
    const answer = await work();
    this.busy = false;
    this.problem = answer.ok ? null : sentenceOf(answer.problem);
    return answer.ok ? answer.value : null;
  }
}

function sentenceOf(problem: ApiProblem): string {
  if (problem.because === 'no-signal')
    return 'The office server was not reached. What you typed is kept here; press again when it is back.';
  return problem.sentence;
}

/** The office's interface for a screen. */
export function officeApi(): OfficeApi {
  return new OfficeApi(getApi());
}

/** Who is at the desk. */
export function atTheDesk(): { readonly id: string; readonly name: string; readonly role: string } {
  const { id, displayName, role } = getPhone().account;
  return { id, name: displayName, role };
}

/** For the screens, which reach no device but through the state. */
export { mintId } from '../../device/mint-id.ts';

/** Where the picture of a photo is. */
export const photoSource = photoAddress;
