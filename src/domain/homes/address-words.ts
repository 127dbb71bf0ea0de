/** A home as an address book names it: nothing but how to find it. */
export interface Address {
  readonly line: string;
  readonly postcode: string;
}

/** Text as it is searched: small letters and digits, words apart by one space. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** All that an address can be found by; the postcode also without its space. */
export function wordsOf({ line, postcode }: Address): string {
  return plainWords(`${line} ${postcode} ${postcode.replaceAll(' ', '')}`);
}

/** The street or block without the number: "12 Heron Close" and "9 Heron Close" stand in the same one. */
export function streetOf(line: string): string {
  return line.replace(/^(flat )?\d+\w*,? /i, '');
}

const collator = new Intl.Collator('en-GB', { numeric: true });

/** The order in which a person looks for a home: street by street, then by number, 9 before 12. */
export function byAddress(one: Address, other: Address): number {
  return (
    collator.compare(streetOf(one.line), streetOf(other.line)) ||
    collator.compare(one.line, other.line) ||
    collator.compare(one.postcode, other.postcode)
  );
}

/** The homes of the same street or block on either side of the home at `at`, in the order of `homes` (by address). */
export function nextDoor<Home extends Address>(
  homes: readonly Home[],
  at: number,
  most = 6,
): readonly Home[] {
  const home = homes[at];
  if (!home) return [];
  const number = numberOf(home.line);
  return homes
    .slice(Math.max(0, at - NEAR), at + NEAR + 1)
    .filter((one) => one !== home && isSameStreet(one, home))
    .map((one) => ({ one, distance: Math.abs(numberOf(one.line) - number) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ one }) => one)
    .sort(byAddress);
}

/** No home next door stands further away in the order of addresses. */
const NEAR = 12;

function isSameStreet(one: Address, other: Address): boolean {
  return streetOf(one.line) === streetOf(other.line) && one.postcode === other.postcode;
}

function numberOf(line: string): number {
  return Number(/\d+/.exec(line)?.[0] ?? 0);
}
