/** Why something is not in a copy, as the record of it says: for the lead alone, and never for the copy's shape. */
export interface ExemptionFacts {
  readonly title: string;
  readonly citation: string;
  /** How well that is known: read in an official text, in a secondary one, or from memory. */
  readonly known: 'read' | 'secondary' | 'remembered';
}

export const EXEMPTIONS = {
  others: {
    title: 'It tells of somebody else, who has not agreed',
    citation: 'Data Protection Act 2018 Sch. 2 para. 16; UK GDPR Art. 15(4)',
    known: 'secondary',
  },
  advice: {
    title: 'It is legal advice',
    citation: 'Data Protection Act 2018 Sch. 2 para. 19',
    known: 'remembered',
  },
  harm: {
    title: 'Telling it could do serious harm to somebody',
    citation: 'Data Protection Act 2018 Sch. 3 (serious harm test), where its conditions hold',
    known: 'read',
  },
  crime: {
    title: 'Telling it could hinder finding or preventing a crime',
    citation: 'Data Protection Act 2018 Sch. 2 para. 2',
    known: 'secondary',
  },
  'not-theirs': {
    title: 'It is not about them',
    citation: 'UK GDPR Art. 4(1) and Art. 15(1): a copy is of what is about the person',
    known: 'remembered',
  },
} as const satisfies Record<string, ExemptionFacts>;

export type Exemption = keyof typeof EXEMPTIONS;

/** What a picture may show because of which it stays back. Somebody else's, each time. */
export const PICTURE_HOLDS = {
  person: 'A person is in it',
  papers: 'Papers of somebody else are in it',
  medicine: 'Medicine of somebody else is in it',
  belongings: 'Belongings of somebody else are in it',
} as const;

export type PictureHold = keyof typeof PICTURE_HOLDS;

/** Why something was left out: an exemption, or what a picture shows of others. */
export type LeftOut = Exemption | PictureHold;

/** Whether this is a reason on the list. */
export function isLeftOut(name: unknown): name is LeftOut {
  return typeof name === 'string' && (Object.hasOwn(EXEMPTIONS, name) || Object.hasOwn(PICTURE_HOLDS, name));
}

/** The reason in words and its citation. What a picture shows of others is held back for them. */
export function leftOutFacts(why: LeftOut): { readonly reason: string; readonly citation: string } {
  if (!isExemption(why)) return { reason: PICTURE_HOLDS[why], citation: EXEMPTIONS.others.citation };
  const { title, citation } = EXEMPTIONS[why];
  return { reason: title, citation };
}

function isExemption(why: LeftOut): why is Exemption {
  return Object.hasOwn(EXEMPTIONS, why);
}

/** The exemption under which data of a category stays back by the matrix. The lead may hold another one to be right. */
export function exemptionOf(category: string): Exemption {
  if (category === 'privileged') return 'advice';
  if (category === 'safeguarding' || category === 'disclosure-log') return 'harm';
  return category === 'commercial' || category === 'record-keeping' ? 'not-theirs' : 'others';
}
