import type { FiledRecord } from '#domain/cases/filed-record.ts';
import { INSTRUCTIONS } from '#domain/disclosure/instructions.ts';
import { instructionsOf } from '#domain/inspections/home-instructions.ts';
import { adjustmentNeed } from '#domain/records/adjustment-need.ts';
import { communicationNeed } from '#domain/records/communication-need.ts';
import { healthNeed } from '#domain/records/health-need.ts';
import { householdNeed } from '#domain/records/household-need.ts';
import { vulnerabilityNeed } from '#domain/records/vulnerability-need.ts';

const NEEDS = [householdNeed, healthNeed, adjustmentNeed, vulnerabilityNeed, communicationNeed];

/** The needs of a home as others are told them. What is told in the same words stands once, under each of its names. */
export function needsKnown(
  records: readonly FiledRecord[],
): readonly { readonly told: string; readonly title: string }[] {
  const titles = new Map<string, Set<string>>();
  for (const { record } of records) {
    const kind = NEEDS.find((one) => one.kind === record.kind);
    if (!kind) continue;
    const told = instructionsOf(record).map((one) => INSTRUCTIONS[one]);
    const words = told.length > 0 ? told.join('. ') : 'Nothing to do differently';
    titles.set(words, (titles.get(words) ?? new Set()).add(kind.title));
  }
  return [...titles].map(([told, of]) => {
    const [first = '', ...others] = of;
    return { told, title: [first, ...others.map((one) => one.toLowerCase())].join(', ') };
  });
}
