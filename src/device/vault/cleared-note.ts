/** Why what lay on this phone is gone, until somebody signs in again. */
export type Cleared = 'ten-wrong-tries' | 'wiped-by-the-office' | 'not-heard-for-days';

const NOTE = 'homefile-cleared';
const REASONS: readonly Cleared[] = ['ten-wrong-tries', 'wiped-by-the-office', 'not-heard-for-days'];

/** Keeps the reason over a reload: it says nothing of anybody. */
export function noteCleared(because: Cleared | null): void {
  try {
    if (because === null) localStorage.removeItem(NOTE);
    else localStorage.setItem(NOTE, because);
  } catch {
    console.error('Why the phone was cleared could not be noted.'); // a full or closed localStorage
  }
}

/** The reason, or null. */
export function clearedBecause(): Cleared | null {
  const noted = localStorage.getItem(NOTE);
  return REASONS.find((reason) => reason === noted) ?? null;
}

/** Calls back when another window of this phone notes a reason, or that it was told. */
export function onClearedElsewhere(listener: () => void): void {
  window.addEventListener('storage', ({ key }) => {
    if (key === NOTE) listener();
  });
}
