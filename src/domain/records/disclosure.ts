import { AUDIENCES } from '../disclosure/audiences.ts';
import { CATEGORIES } from '../disclosure/categories.ts';
import { defineRecord } from './define-record.ts';
import { choice, choices, instant, link, links, optional, restrictedText } from './fields.ts';

const titles = <T extends string>(facts: Readonly<Record<T, { readonly title: string }>>) =>
  Object.fromEntries(
    Object.entries<{ title: string }>(facts).map(([key, { title }]) => [key, title]),
  ) as Record<T, string>;

/** One line of the disclosure log: who was told what, for what, and by whose decision. */
export const disclosure = defineRecord({
  kind: 'disclosure',
  title: 'Disclosure',
  file: 'tenancy',
  fields: {
    at: instant('disclosure-log', 'When'),
    audience: choice('disclosure-log', 'To', titles(AUDIENCES)),
    purpose: choice('disclosure-log', 'For', {
      repair: 'A repair',
      'property-facts': 'Facts about the building',
      'legal-advice': 'Legal advice',
      'ombudsman-investigation': "The Ombudsman's investigation",
      'written-summary': 'The written summary',
      'access-right': 'The right to a copy',
      emergency: 'An emergency to life',
    }),
    recipient: optional(link('disclosure-log', 'Recipient')),
    records: links('disclosure-log', 'Records'),
    categories: choices('disclosure-log', 'Kinds of data shared', titles(CATEGORIES)),
    decision: choice('disclosure-log', 'Decision', {
      shared: 'Shared',
      refused: 'Refused',
      part: 'Shared in part',
    }),
    words: optional(restrictedText('disclosure-log', 'Reason')),
  },
});
