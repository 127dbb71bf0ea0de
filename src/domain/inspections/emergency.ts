import { LANDLORD_LINES, type LandlordLine, type LandlordNumbers } from '../landlord/numbers.ts';
import type { HazardKey } from '../deadlines/hazards.ts';

/** A number to ring. Its title alone says when: the notice must leave the screen below it usable. */
export interface Line {
  readonly title: string;
  readonly number: string;
}

const RESCUE: Line = { title: 'Fire, ambulance, police', number: '999' };
const GAS: Line = { title: 'Gas, carbon monoxide', number: '0800 111 999' };
const POWER: Line = { title: 'Damaged power cable', number: '105' };

const GAS_HAZARDS: ReadonlySet<HazardKey> = new Set<HazardKey>([
  'uncombusted-fuel-gas',
  'carbon-monoxide',
  'indoor-air-pollutants',
  'explosions',
  'fire-and-explosions',
]);

/** The landlord's own lines for an emergency, in the order in which they are tried. */
const OWN_LINES = ['repairs', 'outOfHours', 'office'] as const satisfies readonly LandlordLine[];

/** Whom to ring about an emergency of this kind, in order. A landlord that set no number is rung by its papers. */
export function linesFor(hazard: HazardKey, numbers: LandlordNumbers): readonly Line[] {
  const own = OWN_LINES.flatMap((line): Line[] => {
    const number = numbers[line];
    return number === null ? [] : [{ ...LANDLORD_LINES[line], number }];
  });
  // The office is for working hours: it is named only where there is nothing better.
  const lines: Line[] = [
    ...(own.length > 1 ? own.filter(({ title }) => title !== LANDLORD_LINES.office.title) : own),
    RESCUE,
  ];
  if (GAS_HAZARDS.has(hazard)) lines.push(GAS);
  if (hazard === 'electrical') lines.push(POWER);
  return lines;
}

/** The three lines to read out: where, what, and by when it must be safe. */
export function wordsToReadOut(facts: {
  readonly address: string;
  readonly what: string;
  readonly makeSafeBy: string | null;
  readonly caller: string;
}): readonly string[] {
  return [
    `An emergency at ${facts.address}.`,
    `${facts.what}.`,
    facts.makeSafeBy === null
      ? `I am ${facts.caller}, the surveyor, at the home now.`
      : `It must be made safe ${facts.makeSafeBy}. I am ${facts.caller}, the surveyor, at the home now.`,
  ];
}
