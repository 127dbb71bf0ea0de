/** What must have been seen before anything about a person is told. Closed: what somebody brings is ticked, not described. */
export const EVIDENCE = {
  identity: {
    label: 'Who they are, checked by a number or address that we found ourselves',
    asks: 'who you are, by the official number or address of your office or firm',
  },
  'resident-asked': {
    label: 'That the resident asked them to take this up',
    asks: 'that the resident asked you to take this up, and about what',
  },
  authority: {
    label: 'The resident’s signed authority, naming them and what they may have',
    asks: 'the resident’s signed authority, naming you and what you may have',
  },
  power: {
    label: 'A signed authority, or a lasting power of attorney or court order',
    asks: 'the resident’s signed authority, or a lasting power of attorney or court order',
  },
  'written-reason': {
    label: 'In writing: what is asked, about whom, for what, and why it is needed',
    asks: 'in writing what you ask, about whom, for what, and why you need it',
  },
  'senior-officer': {
    label: 'Signed by an inspector or above',
    asks: 'the signature of an inspector or above',
  },
} as const;

export type EvidenceKey = keyof typeof EVIDENCE;

const KEYS = Object.keys(EVIDENCE) as readonly EvidenceKey[];

/** What was sent as evidence, in the order of the list; null where it is not of the list. */
export function evidenceIn(list: unknown): readonly EvidenceKey[] | null {
  if (!Array.isArray(list)) return null;
  const given: readonly unknown[] = list;
  if (!given.every((one) => KEYS.some((key) => key === one))) return null;
  return KEYS.filter((key) => given.includes(key));
}
