/** The kind of the draft that a mishap is told from. The server knows it in a box by this word, too. */
export const MISHAP_DRAFT = 'mishap';

/** Told without signal, and on its way to the office. Its kind begins as the draft's does: in a box it is as well kept. */
export const MISHAP_TO_SEND = { kind: `${MISHAP_DRAFT}-out`, path: '/api/breaches' } as const;

/** A mishap as it is sent: closed answers, ids and words. */
export type ToldMishap = Readonly<Record<string, unknown>>;

/** Whether a draft tells of a mishap with personal data: its words are for its author and the data-protection lead. */
export function isMishap({ kind }: { readonly kind: string }): boolean {
  return kind === MISHAP_DRAFT || kind === MISHAP_TO_SEND.kind;
}
