/** How a fact is known. */
export const MARKS = {
  official: 'The official page itself was seen, in part',
  secondary: 'A law firm, charity, landlord or commercial guide says so',
  judgement: 'Not settled by any source seen: the more cautious reading is taken',
} as const;

export interface Citation {
  /** The regulation or section, or null where it could not be placed. */
  readonly regulation: string | null;
  readonly source: string;
  readonly mark: keyof typeof MARKS;
}

/** One row of the decision table, in force from a day on. */
export interface Rule {
  readonly row: `R${number}`;
  readonly says: string;
  readonly citation: Citation;
  readonly inForceFrom: string;
  /** The last day in force, or null. */
  readonly inForceTo: string | null;
}
