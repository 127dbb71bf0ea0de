import { storageProblem } from '../device/storage-problem.ts';
import type { Cleared } from '../device/vault/cleared-note.ts';

/** Why signing in or out did not work, as a sentence with what to do. */
export interface SessionProblem {
  readonly sentence: string;
}

/** Why signing in did not work, with what to do. */
export function signInSentence(problem: {
  readonly because: string;
  readonly status: number;
  readonly sentence: string;
}): string {
  if (problem.because === 'no-signal')
    return 'The office was not reached, and that name and password open nothing here. Signing in needs signal once; what is on this phone is safe.';
  if (problem.status === 401 || problem.status === 403)
    return 'That name and password did not match. Try again, or ask the office for a new password.';
  return problem.sentence;
}

/** Why signing out waits for what was sealed for the office before, and what to do. */
export function sealedSentence(count: number): string {
  const [things, are] = count === 1 ? ['1 sealed item', 'is'] : [`${count} sealed items`, 'are'];
  return `Not signed out: ${things} from before ${are} only here, and the office did not take ${count === 1 ? 'it' : 'them'} now. Find signal and try again, or save a rescue copy first.`;
}

/** Nobody is signed out where it is not known whether something would be lost. */
export const SEALED_UNREAD =
  'Not signed out: what is sealed here could not be read. Close Homefile, open it again, and try once more.';

/** What a wrong PIN or password is told. */
export function triesSentence(triesLeft: number, what: 'PIN' | 'password' = 'PIN'): string {
  if (triesLeft === 0)
    return 'That was the last try. What could be read here is gone; unsent work is sealed for the office. Sign in to begin again.';
  const left = triesLeft === 1 ? '1 try' : `${triesLeft} tries`;
  return `That ${what} did not open it. ${left} left. Your work is safe.`;
}

/** A PIN that was typed after the shift that it was chosen for. */
export const PIN_IS_OVER = 'The shift of that PIN is over. Use your name and password.';

/** The phone's own lock did not open it: the person stopped, or it knows the passkey no more. No try is used up. */
export const NOT_BY_DEVICE =
  'That did not open it. Try again, or use your name and password. Your work is safe.';

/** The phone's own lock cannot be used: the person stopped, or the phone makes no secret that a vault could be opened by. */
export const NO_DEVICE_LOCK = 'This phone did not do that. Choose a PIN.';

/** What is told when a try could not be noted on the disk: it was not looked at, and none is used up. */
export function notTriedSentence(error: unknown): string {
  return storageProblem(error).because === 'full'
    ? 'This phone is full, so it cannot be unlocked just now. Your work is kept. Free some room on the phone, then try again.'
    : 'This phone could not read its store just now. Your work is kept. Close other tabs of Homefile, then try again.';
}

/** What stands in the place of the app when its store did not open. */
export function notOpenedWords(error: unknown): { readonly title: string; readonly words: string } {
  if (storageProblem(error).because === 'full')
    return {
      title: 'This phone is full, so Homefile could not open',
      words:
        'Your work is kept. Free some room on the phone: delete films, photos or apps that you do not need. Then open Homefile again. Never clear anything in the browser.',
    };
  return {
    title: 'Homefile could not open its store',
    words:
      'Nothing was deleted. Close other tabs of Homefile, free some room on the phone, and open it again. If this stays, ring the office before you clear anything in the browser.',
  };
}

/** The same in a few sentences, on a screen that stands and can be tried again. */
export function notOpenedSentence(error: unknown): string {
  const { title, words } = notOpenedWords(error);
  return `${title}. ${words}`;
}

/** Why what lay on this phone is gone, and what to do. */
export const CLEARED_WORDS: Readonly<Record<Cleared, { readonly title: string; readonly words: string }>> = {
  'ten-wrong-tries': {
    title: 'Ten tries did not open it, so what lay here was cleared.',
    words: 'Unsent work is kept, sealed for the office. Sign in: it is sent, and your day is packed again.',
  },
  'wiped-by-the-office': {
    title: 'The office had this phone cleared, because it was lost.',
    words: 'Unsent work went to the office, or is sealed for it. If you have the phone again, sign in.',
  },
  'not-heard-for-days': {
    title: 'The office was not reached for 30 days, so what lay here was cleared.',
    words: 'Unsent work is kept, sealed for the office. Sign in: it is sent, and your day is packed again.',
  },
};
