import { verdictFor, type Audience } from '../disclosure/audiences.ts';
import type { DataCategory } from '../disclosure/categories.ts';
import { COMPILED_RULES } from '../disclosure/rules.ts';
import type { OpaqueId } from '../ids.ts';
import type { Instant } from '../records/moments.ts';
import { namedField } from '../records/named-field.ts';
import type { RecordNamed } from '../records/registry.ts';
import { purposesFor } from '../sharing/purposes.ts';

/** Whom somebody in the field is asked by, or asked about; the commonest first. */
export const ASKED_ON_SITE = {
  neighbour: 'A neighbour',
  contractor: 'A contractor',
  'tenant-summary': 'The resident',
  'legal-adviser': 'A legal adviser',
  ombudsman: 'The Ombudsman',
} as const satisfies Partial<Record<Audience, string>>;

export type AskedOnSite = keyof typeof ASKED_ON_SITE;

type Body = RecordNamed<'disclosure'>['body'];

/** One answer that was told: of which record, and its name as the log has it, "finding/defect". */
export interface ToldAnswer {
  readonly record: OpaqueId;
  readonly field: string;
  readonly category: DataCategory;
}

/**
 * What was told in the field, as a line of the disclosure log: who asked by kind, which answers, when. Not a word of what they
 * say, and nobody's name: none is needed to know what was told.
 */
export function toldAtDoor(audience: AskedOnSite, answers: readonly ToldAnswer[], at: Instant): Body {
  return {
    at,
    audience,
    purpose: purposesFor(audience)[0],
    decision: 'shared',
    channel: 'read-out',
    records: [...new Set(answers.map(({ record }) => record))],
    categories: [...new Set(answers.map(({ category }) => category))],
    fields: [...new Set(answers.map(({ field }) => field))].sort(),
  };
}

/** Whether a line of the log is of what was told in the field: nothing opened it, nobody's request, and no words were frozen. */
export function isToldAtDoor({ route, request, channel, told, fields }: Body): boolean {
  const isPlain = route === undefined && request === undefined && told === undefined;
  return isPlain && channel === 'read-out' && fields !== undefined;
}

const ANSWERS: ReadonlySet<string> = new Set([
  ...['at', 'audience', 'purpose', 'decision', 'channel', 'records', 'categories', 'fields'],
]);

/**
 * Why a line of the log that a phone sends is not taken, as a sentence; null where it may be. A phone tells what was told, by
 * the rules, to somebody who asked: it names no recipient, no reason and no approval, so that nothing of the log rests on it
 * but that. What no rule lets them have is not told by this: it is something that went wrong.
 */
export function notOfTheDoor(body: Body): string | null {
  const { audience, purpose, decision, channel, records, fields = [], categories } = body;
  const isPlain = Object.keys(body).every((name) => ANSWERS.has(name));
  if (!isPlain || !isAskedOnSite(audience) || decision !== 'shared' || channel !== 'read-out')
    return 'A phone tells only what was told to somebody who asked. The office writes every other line.';
  if (purpose !== purposesFor(audience)[0] || records.length === 0 || fields.length === 0)
    return 'This does not say what was told. Record it again.';
  const named = fields.map((field) => namedField(field)?.category ?? null);
  const isWhole = named.every((one) => one !== null && categories.includes(one));
  if (!isWhole || categories.some((one) => !named.includes(one)))
    return 'This does not say rightly which kinds of data were told. Record it again.';
  return categories.every((one) => isTold(one, audience))
    ? null
    : 'The rules let nobody tell this to them. If it was told, say so under “Something went wrong”.';
}

function isAskedOnSite(audience: string): audience is AskedOnSite {
  return Object.hasOwn(ASKED_ON_SITE, audience);
}

/** By the widest rules that there are: a phone that has not heard of a closed cell told what it knew. */
function isTold(category: DataCategory, audience: AskedOnSite): boolean {
  const { is, when, otherwise = 'W' } = verdictFor(COMPILED_RULES, category, audience);
  const letter = when === undefined ? is : otherwise;
  return letter === 'S' || letter === 'D';
}
