/** How many digits a PIN has. */
export const PIN_LENGTH = 6;

/** Why these digits are no PIN, or null. Only what everybody tries first is refused: a list that is longer annoys. */
export function weakPin(digits: string): string | null {
  if (new Set(digits).size === 1) return 'That is one digit six times. Choose another.';
  const steps = [...digits].slice(1).map((digit, index) => Number(digit) - Number(digits[index]));
  if (new Set(steps).size === 1) return 'Those digits stand in a row. Choose others.';
  return null;
}
