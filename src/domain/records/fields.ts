import * as v from 'valibot';
import type { DataCategory, GuardedCategory } from '../disclosure/categories.ts';
import type { Instruction } from '../disclosure/instructions.ts';
import { isOpaqueId, isSha256, type OpaqueId } from '../ids.ts';
import { sentenceCase } from '../sentence-case.ts';
import { instantSchema, localDateSchema, type LocalDate, type Instant } from './moments.ts';

/** One answer of a closed choice. An instruction is what others may be told instead of the answer itself. */
export interface Option {
  readonly label: string;
  /** As whoever reads it is told it, where the form lets its author speak: "I will look again". */
  readonly told?: string;
  /** What the answer tells of besides its field: whoever may not see that is not shown this answer among the others. */
  readonly tellsOf?: DataCategory;
  readonly instruction?: Instruction;
}

/** How a field is asked for and shown; forms and documentation derive from it. */
export type Shape =
  | { readonly as: 'choice'; readonly options: ReadonlyMap<string, Option>; readonly many: boolean }
  | {
      readonly as: 'number';
      readonly unit: string;
      readonly min: number;
      readonly max: number;
      readonly step: number;
      /** Minutes since midnight, told as a time of day. */
      readonly isTime?: true;
    }
  | { readonly as: 'flag' }
  | { readonly as: 'date' }
  | { readonly as: 'instant' }
  | { readonly as: 'words'; readonly maxLength: number }
  | { readonly as: 'line'; readonly maxLength: number }
  | { readonly as: 'link'; readonly many: boolean }
  | { readonly as: 'picture' }
  | { readonly as: 'list' };

/** A field cannot be built without saying what kind of data it holds. */
export interface Field<Value = unknown> {
  readonly category: DataCategory;
  readonly label: string;
  /** The words in which a form asks, where they are not the label; what is wrong with an answer is said in them too. */
  readonly question?: string;
  readonly shape: Shape;
  readonly schema: v.GenericSchema<unknown, Value>;
  readonly required: boolean;
}

/** A field that a record may lack. */
export type OptionalField<Value> = Field<Value> & { readonly required: false };
/** A field that every record of the kind has. */
export type RequiredField<Value> = Field<Value> & { readonly required: true };

/** Categories whose typed words stay inside: no outside audience sees them without a recorded approval. */
export type RestrictedCategory =
  GuardedCategory | 'conduct' | 'opinion' | 'complaint' | 'disclosure-log' | 'commercial';

function field<Value>(
  category: DataCategory,
  label: string,
  shape: Shape,
  schema: v.GenericSchema<unknown, Value>,
): RequiredField<Value> {
  return { category, label, shape, schema, required: true };
}

/** The words in which a form asks for a field. */
export function questionOf({ question, label }: Field): string {
  return question ?? label;
}

/** Says what is wrong with an answer, after the words in which it was asked for. */
export function saidOf(field: Field, what: string): string {
  const asked = questionOf(field);
  return asked.endsWith('?') ? `${asked} ${sentenceCase(what)}` : `${asked}: ${what}`;
}

/** Says that a question is still open. */
export function neededOf(field: Field): string {
  return saidOf(field, 'an answer is needed.');
}

/** Marks a field that a record may lack. */
export function optional<Value>(given: RequiredField<Value>): OptionalField<Value> {
  return { ...given, required: false };
}

type Options = Readonly<Record<string, string | Option>>;

function optionMap(options: Options): ReadonlyMap<string, Option> {
  return new Map(
    Object.entries(options).map(([key, option]) => [
      key,
      typeof option === 'string' ? { label: option } : option,
    ]),
  );
}

/** One of a closed list. */
export function choice<O extends Options>(category: DataCategory, label: string, options: O) {
  const map = optionMap(options);
  const known = v.custom<keyof O & string>(
    (value) => typeof value === 'string' && map.has(value),
    'Choose one of the answers on the list.',
  );
  return field(category, label, { as: 'choice', options: map, many: false }, known);
}

/** Any number of a closed list, each at most once. */
export function choices<O extends Options>(category: DataCategory, label: string, options: O) {
  const map = optionMap(options);
  const known = v.custom<readonly (keyof O & string)[]>(
    (value) =>
      Array.isArray(value) &&
      new Set(value).size === value.length &&
      value.every((one) => typeof one === 'string' && map.has(one)),
    'Choose from the answers on the list, each once.',
  );
  return field(category, label, { as: 'choice', options: map, many: true }, known);
}

/** A number with its unit, within limits, in whole steps of nothing finer than the form offers. */
export function number(
  category: DataCategory,
  label: string,
  limits: { readonly unit: string; readonly min: number; readonly max: number; readonly step?: number },
) {
  const { unit, min, max, step = 1 } = limits;
  const message = `Enter a number from ${min} to ${max}${unit ? ` (${unit})` : ''}.`;
  const schema = v.custom<number>(
    (value) => typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max,
    message,
  );
  return field(category, label, { as: 'number', unit, min, max, step }, schema);
}

/** A time of day, kept as the minutes since midnight. */
export function timeOfDay(category: DataCategory, label: string): RequiredField<number> {
  const { schema } = number(category, label, { unit: 'min', min: 0, max: 1439 });
  return field(
    category,
    label,
    { as: 'number', unit: 'min', min: 0, max: 1439, step: 1, isTime: true },
    schema,
  );
}

/** Yes or no. */
export function flag(category: DataCategory, label: string) {
  return field(category, label, { as: 'flag' }, v.boolean('Answer yes or no.'));
}

/** A calendar day in Europe/London, `2026-11-24`. */
export function date(category: DataCategory, label: string): RequiredField<LocalDate> {
  return field(category, label, { as: 'date' }, localDateSchema);
}

/** A moment with its UTC offset, `2026-11-24T10:15:00+00:00`. */
export function instant(category: DataCategory, label: string): RequiredField<Instant> {
  return field(category, label, { as: 'instant' }, instantSchema);
}

const WORDS_LIMIT = 8000;

function words(category: DataCategory, label: string, maxLength = WORDS_LIMIT) {
  const message = `Write at most ${maxLength} characters, and at least one.`;
  const schema = v.custom<string>(
    (value) => typeof value === 'string' && value.trim().length > 0 && value.length <= maxLength,
    message,
  );
  return field(category, label, { as: 'words', maxLength }, schema);
}

/** Typed words. They take no category of their choosing: nobody has checked them, and no outside audience sees them. */
export function text(label: string) {
  return words('unreviewed', label);
}

/** Typed words about something that never leaves without a recorded approval. */
export function restrictedText(category: RestrictedCategory, label: string) {
  return words(category, label);
}

/** Words that a named person has read and cleared. Only kinds whose author is the person clearing may hold them. */
export function clearedText(category: 'defect' | 'repair-status' | 'tenancy-fact', label: string) {
  return words(category, label);
}

/** A short structured value whose category is fixed by what it is. */
function line(category: DataCategory, label: string, maxLength: number, pattern: RegExp, message: string) {
  const schema = v.custom<string>(
    (value) => typeof value === 'string' && value.length <= maxLength && pattern.test(value),
    message,
  );
  return field(category, label, { as: 'line', maxLength }, schema);
}

const ONE_LINE = /^[^\p{Cc}]*\S[^\p{Cc}]*$/u;

/** A person's name as they give it. */
export const personName = (label: string) =>
  line('person-name', label, 200, ONE_LINE, 'Enter the name on one line.');
/** A telephone number as dialled. */
export const phone = (label: string) =>
  line(
    'contact-detail',
    label,
    40,
    /^[+0-9 ()-]{6,40}$/,
    'This is not a phone number. Enter one like 01632 960 001.',
  );
/** An email address. */
export const email = (label: string) =>
  line('contact-detail', label, 254, /^[^\s@]+@[^\s@]+$/, 'Enter an email address, like name@example.org.');
/** The lines of an address that find the home. */
export const addressLine = (label: string) =>
  line('address', label, 200, ONE_LINE, 'Enter the address on one line.');
/** A postcode in capitals with its space. */
export const postcode = (label: string) =>
  line('address', label, 8, /^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$/, 'Enter a postcode, like AA1 1AA.');
/** A unique property reference number: text of up to 12 digits, never a number. */
export const uprn = (label: string) =>
  line('address', label, 12, /^[0-9]{1,12}$/, 'Enter a UPRN of up to 12 digits.');
/** A key safe code or where a key is. */
export const accessCode = (label: string) =>
  line('access-secret', label, 200, ONE_LINE, 'Enter the code on one line.');
/** The number or name printed on an instrument. */
export const instrument = (label: string) =>
  line('measurement', label, 60, /^[\p{L}\p{N} ./-]+$/u, 'Enter the meter as it is printed on it.');

/** A code of a schedule of rates. The schedule's own words are licensed and never stored. */
export const rateCode = (label: string) =>
  line(
    'repair-status',
    label,
    20,
    /^[\p{L}\p{N}][\p{L}\p{N} ./-]*$/u,
    'Enter the code as the schedule prints it.',
  );

/** The SHA-256 of something kept: 64 lower-case hex digits. */
export const digest = (category: 'disclosure-log', label: string) =>
  line(category, label, 64, /^[0-9a-f]{64}$/, 'This must be a SHA-256 of 64 hex digits.');

const opaqueId = v.custom<OpaqueId>(isOpaqueId, 'This must be the id of a record.');

/** A link to another record. Outside audiences see an id minted for them, and only where the category is shown. */
export function link(category: DataCategory, label: string) {
  return field(category, label, { as: 'link', many: false }, opaqueId);
}

/** Links to other records. */
export function links(category: DataCategory, label: string) {
  const schema = v.pipe(v.array(opaqueId), v.readonly());
  return field(category, label, { as: 'link', many: true }, schema);
}

/** A picture by the SHA-256 of its bytes (64 hex digits). Outside audiences see an id minted for them. */
export function picture(category: 'cleared-photo' | 'uncleared-photo', label: string) {
  const sha256 = v.custom<string>(isSha256, 'This must be the SHA-256 of a picture.');
  return field(category, label, { as: 'picture' }, sha256);
}

/** A list of small structured entries of one category. */
export function list<Entry>(category: DataCategory, label: string, entry: v.GenericSchema<unknown, Entry>) {
  const schema = v.pipe(v.array(entry), v.readonly());
  return field(category, label, { as: 'list' }, schema);
}
