/** A number as people type it: "12.5", "12,5", "-3", " 21 ". null when it is not one, or is empty. */
export function readNumber(typed: string): number | null {
  const plain = typed.trim().replace(',', '.').replace('−', '-');
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}

/** What is left of typed text when only a decimal number may stand in it. Never rejects: it leaves out. */
export function onlyDecimal(typed: string, signed: boolean, maxLength: number): string {
  const sign = signed && /^\s*[-−]/.test(typed) ? '-' : '';
  const [whole = '', ...rest] = typed
    .replace(/,/g, '.')
    .replace(/[^\d.]/g, '')
    .split('.');
  const decimal = rest.length > 0 ? `${whole}.${rest.join('')}` : whole;
  return (sign + decimal).slice(0, maxLength);
}

/** A key of the number pad. */
export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | 'sign' | 'delete';

/** The text after a key of the pad: digits go to the end, `delete` takes the last one, `sign` turns the sign round. */
export function afterKey(typed: string, key: PadKey): string {
  if (key === 'delete') return typed.slice(0, -1);
  if (key === 'sign') return typed.startsWith('-') ? typed.slice(1) : `-${typed}`;
  return typed + key;
}

/** The pad's key for a key of a hardware keyboard, or null when the pad has none. */
export function padKeyFor(key: string, signed: boolean): PadKey | null {
  if (key === 'Backspace') return 'delete';
  if (key === '-') return signed ? 'sign' : null;
  if (key === ',') return '.';
  return PAD_KEYS.find((each) => each === key) ?? null;
}

const PAD_KEYS: readonly PadKey[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.'];
