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
export function triesSentence(triesLeft: number): string {
  if (triesLeft === 0)
    return 'That was the last try. What could be read here is gone; unsent work is sealed for the office. Sign in to begin again.';
  const left = triesLeft === 1 ? '1 try' : `${triesLeft} tries`;
  return `That PIN did not open it. ${left} left. Your work is safe.`;
}
