import { dateInWords, minuteInWords } from '#domain/cases/date-words.ts';
import { INSTRUCTIONS, type Instruction } from '#domain/disclosure/instructions.ts';
import { homeInstructions } from '#domain/inspections/home-instructions.ts';
import { property } from '#domain/records/property.ts';
import { reportFact } from '#domain/records/report-fact.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { visit } from '#domain/records/visit.ts';
import { peopleIn } from '#domain/tenancies/people-now.ts';
import { labelOf } from './field-options.ts';
import { filed, isKind, type Survey } from './survey.svelte.ts';

const ON_THE_REGISTER = 'Asbestos on the register: look before you drill or scrape';

/** What a visitor must do at a home, before the door opens. */
function instructionsFor(survey: Survey, home: string): readonly Instruction[] {
  const records = filed(survey.ofHome(home), survey.now).map(({ record }) => record);
  return homeInstructions(records, survey.toldFor(home));
}

function asbestos(survey: Survey, home: string): readonly string[] {
  return survey.recordOf(home, 'property')?.record.body.asbestosPresent === true ? [ON_THE_REGISTER] : [];
}

/**
 * All that must be known before the door opens: what a visitor must do, how to get in (only on the day of the visit is it
 * on the phone), and asbestos.
 */
export function beforeTheDoor(survey: Survey, home: string): readonly string[] {
  const keys = survey
    .ofHome(home)
    .flatMap(({ record }) => (record.kind === 'access-secret' ? [`Key or code: ${record.body.code}`] : []));
  const told = instructionsFor(survey, home).map((one) => INSTRUCTIONS[one]);
  return [...told, ...keys, ...asbestos(survey, home)];
}

/** What still counts once a visitor is inside: no longer that they ring first, nor how to get in. */
export function toRemember(survey: Survey, home: string): readonly string[] {
  const told = instructionsFor(survey, home).filter((one) => one !== 'ring-before-visiting');
  return [...told.map((one) => INSTRUCTIONS[one]), ...asbestos(survey, home)];
}

/** What the resident reported in the case of a visit: the facts, and their own words where there are any. */
export function reportedWords(
  survey: Survey,
  home: string,
  caseId: string | null,
): { readonly what: string; readonly words: string | null } | null {
  const records = survey.ofHome(home);
  const facts = records
    .filter(isKind('report-fact'))
    .find(({ record }) => record.case === caseId && caseId !== null);
  if (!facts) return null;
  const { body } = facts.record;
  const said = records.filter(isKind('report')).find(({ record }) => record.body.facts === facts.id);
  const { fields } = reportFact;
  const parts = [
    labelOf(fields.hazard, body.hazard),
    body.roomKind && labelOf(fields.roomKind, body.roomKind).toLowerCase(),
    body.element && labelOf(fields.element, body.element).toLowerCase(),
    body.waterFrom && `water comes from ${labelOf(fields.waterFrom, body.waterFrom).toLowerCase()}`,
  ];
  return { what: parts.filter(Boolean).join(', '), words: said?.record.body.words ?? null };
}

/**
 * Whether the office sent the records of this home to this phone, all of them. What one wrote oneself does not count, nor
 * does a home whose warnings may still be on their way.
 */
export function isPacked(survey: Survey, home: string): boolean {
  return survey.packIsWhole && survey.record(home)?.record.kind === 'property';
}

/** What is said of every home that is not on this phone, in the same words for each. */
export const NOT_ON_PHONE = 'Safety information is not on this phone. Ring the office before you go in.';

/** The facts of the building. */
export function buildingFacts(
  survey: Survey,
  home: string,
): readonly { readonly term: string; readonly words: string }[] {
  const found = survey.recordOf(home, 'property')?.record.body;
  if (!found) return [];
  const { fields } = property;
  const storey = found.storey === undefined ? '' : `, storey ${found.storey}`;
  return [
    {
      term: 'Home',
      words: `${labelOf(fields.homeType, found.homeType)}${storey}, ${bedrooms(found.bedrooms)}`,
    },
    { term: 'Built', words: labelOf(fields.builtIn, found.builtIn) },
    { term: 'Walls', words: labelOf(fields.construction, found.construction) },
    {
      term: 'Asbestos',
      words: found.asbestosPresent
        ? 'On the register: look before you drill or scrape'
        : 'None on the register',
    },
  ];
}

/** The planned visit in words: when, and why. */
export function planWords(
  survey: Survey,
  visitId: string,
): { readonly when: string; readonly why: string } | null {
  const plan = survey.recordOf(visitId, 'visit')?.record.body;
  if (!plan) return null;
  const time = plan.atMinute === undefined ? '' : `, ${minuteInWords(plan.atMinute)}`;
  return { when: `${dateInWords(plan.onDate, survey.now)}${time}`, why: visitWords(plan) };
}

/** "Damp and mould. First look"; once only where both say the same. */
export function visitWords(plan: Pick<RecordNamed<'visit'>['body'], 'visitKind' | 'reason'>): string {
  const kind = labelOf(visit.fields.visitKind, plan.visitKind);
  const reason = labelOf(visit.fields.reason, plan.reason);
  return kind === reason ? kind : `${kind}. ${reason}`;
}

/** Who lives here, as the visit needs it: name, part and number to ring. */
export function residentsOf(
  survey: Survey,
  home: string,
): readonly { readonly id: string; readonly name: string; readonly phone: string | null }[] {
  return peopleIn(survey.ofHome(home)).map(({ id, now: { record } }) => ({
    ...{ id, name: record.body.name, phone: record.body.phone ?? null },
  }));
}

function bedrooms(count: number): string {
  return count === 1 ? '1 bedroom' : `${count} bedrooms`;
}
