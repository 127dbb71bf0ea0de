import { cy } from './cy.ts';
import { en } from './en.ts';
import type { ResidentMessages } from './messages.ts';

/** Every language of the catalogue, the first one first. */
export const LANGUAGES = { en, cy } as const satisfies Record<ResidentMessages['code'], ResidentMessages>;

/** The languages a resident may be handed: the one the sentences were written in, and translations that a speaker has read. */
export function offeredLanguages(): readonly ResidentMessages[] {
  return Object.values(LANGUAGES).filter(({ original, checkedOn }) => original || checkedOn !== null);
}
