import { peopleIn } from '#domain/tenancies/people-now.ts';
import type { Inspection } from '../inspection.svelte.ts';

/** The people of a home whom an answer can be about: its tenants, or whoever else is known to live there. */
export function residentsOf(
  inspection: Inspection,
): readonly { readonly value: string; readonly label: string }[] {
  const all = peopleIn(inspection.homeRecords).map(({ id, now: { record } }) => ({
    ...{ value: id, label: record.body.name, part: record.body.part },
  }));
  const tenants = all.filter(({ part }) => part !== 'lives-here');
  return (tenants.length > 0 ? tenants : all).map(({ value, label }) => ({ value, label }));
}

/** Whoever is meant without being chosen: where several could be, nobody is. */
export function theOnlyOne(people: readonly { readonly value: string }[]): string | null {
  return people.length === 1 ? (people[0]?.value ?? null) : null;
}
