const STANDING = 'homefile-pin-until';
const OPENED = 'homefile-opened';

/**
 * Notes until when the PIN of whoever works on this phone opens it, in milliseconds since 1970; null when none does. A start
 * of the app shows the lock by it before the stores are open. It opens nothing and names nobody.
 */
export function noteStandingPin(until: number | null): void {
  try {
    if (until === null) localStorage.removeItem(STANDING);
    else if (localStorage.getItem(STANDING) !== String(until)) localStorage.setItem(STANDING, String(until));
  } catch {
    console.error('How long the PIN stands was not noted.'); // a full or closed localStorage: the lock comes a little later
  }
}

/** Whether a PIN stands now, by that note. */
export function pinStands(now: number): boolean {
  return now < Number(localStorage.getItem(STANDING));
}

/** Notes that the app is open in this tab. */
export function noteOpenedInThisTab(): void {
  try {
    sessionStorage.setItem(OPENED, 'yes');
  } catch {
    console.error('That the app was open in this tab was not noted.'); // the lock may show for a moment when it is loaded anew
  }
}

/** Whether the app was open in this tab before: since then it may only have been loaded anew. */
export function openedInThisTab(): boolean {
  return sessionStorage.getItem(OPENED) !== null;
}
