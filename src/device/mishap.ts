/** The kind of the draft that a mishap is told from. The server knows it in a box by this word, too. */
export const MISHAP_DRAFT = 'mishap';

/** Whether a draft tells of a mishap with personal data: its words are for its author and the data-protection lead. */
export function isMishap({ kind }: { readonly kind: string }): boolean {
  return kind === MISHAP_DRAFT;
}
