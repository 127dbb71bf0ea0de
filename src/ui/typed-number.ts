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
