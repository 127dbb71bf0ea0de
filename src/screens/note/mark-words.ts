import type { SpanCategory } from '#domain/screening/span.ts';

/** What a marked stretch is about, for the person who wrote it. */
export const ABOUT: Readonly<Record<SpanCategory, string>> = {
  identity: 'Who someone is',
  contact: 'How to reach someone',
  household: 'Who lives here',
  health: 'Health',
  equality: 'Belief, language or origin',
  financial: 'Money',
  conduct: 'How someone behaves',
  'third-party': 'Someone from outside',
  staff: 'A worker’s name',
  'access-secret': 'Keys, codes or an empty home',
  'location-other': 'Another address',
};

/** "3 things about people are marked" */
export function countWords(count: number): string {
  if (count === 0) return 'Nothing is marked. Read it yourself before you share it.';
  return count === 1 ? '1 thing about people is marked.' : `${count} things about people are marked.`;
}
