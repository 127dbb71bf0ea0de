import { CATEGORIES, type DataCategory } from '../disclosure/categories.ts';
import { categoriesIn, type Reach } from './reach.ts';

/**
 * How a letter names a kind of data. A letter lies on a table where others may read it, so what could endanger somebody by
 * being named has no words here: safeguarding, warnings, what somebody thinks of them, somebody else's data, equality, money,
 * legal advice. Needs of every sort share one sentence. The data-protection lead tells those people otherwise.
 */
const IN_A_LETTER: Partial<Readonly<Record<DataCategory, string>>> = {
  address: 'your address',
  'person-name': 'your name',
  'contact-detail': 'your telephone number or email',
  'access-secret': 'how to get into your home, such as a key code',
  household: 'who lives in your home',
  'health-need': 'what a visit to you has to allow for',
  diagnosis: 'what a visit to you has to allow for',
  'adjustment-need': 'what a visit to you has to allow for',
  'disability-detail': 'what a visit to you has to allow for',
  vulnerability: 'what a visit to you has to allow for',
  communication: 'what a visit to you has to allow for',
  'uncleared-photo': 'photos of your home',
  'cleared-photo': 'photos of your home',
  'access-attempt': 'when we came to your home',
  complaint: 'what you told us',
  'tenancy-fact': 'about your tenancy',
  unreviewed: 'what was written about your home',
};

/** "your name, your address and photos of your home"; about the building where there is nothing else. */
export function dataInALetter(categories: readonly DataCategory[]): string {
  const told = [...new Set(categories.flatMap((category) => IN_A_LETTER[category] ?? []))];
  const words = told.length === 0 ? ['facts about your home'] : told;
  const last = words.at(-1) ?? '';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** Whether the letter must leave something out that could endanger somebody: then the lead thinks first of who opens the post. */
export function isLetterDangerous(reach: Reach): boolean {
  return categoriesIn(reach).some((category) => DANGEROUS.includes(category));
}

const DANGEROUS: readonly DataCategory[] = ['safeguarding', 'warning', 'third-party'];

/** The kinds of data as the regulator reads them. */
export function dataForTheRegulator(categories: readonly DataCategory[]): string {
  return categories
    .filter((category) => category !== 'record-keeping')
    .map((category) => CATEGORIES[category].title.toLowerCase())
    .join(', ');
}
