/** How many digits are typed, as a reader hears it. */
export function digitsTyped(typed: number, length: number): string {
  return `${typed} of ${length} digits`;
}

/** What a key of a hardware keyboard means to a pad of digits: a digit, the last one taken back, or nothing (null). */
export function pinKey(event: KeyboardEvent): string | 'delete' | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  if (/^\d$/.test(event.key)) return event.key;
  return event.key === 'Backspace' ? 'delete' : null;
}
