import type { Cleared } from '../device/vault/cleared-note.ts';

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

/** What a wrong PIN or password is told. */
export function triesSentence(triesLeft: number, what: 'PIN' | 'password' = 'PIN'): string {
  if (triesLeft === 0)
    return 'That was the last try. What could be read here is gone; unsent work is sealed for the office. Sign in to begin again.';
  const left = triesLeft === 1 ? '1 try' : `${triesLeft} tries`;
  return `That ${what} did not open it. ${left} left. Your work is safe.`;
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
