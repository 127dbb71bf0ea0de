import type { DataCategory } from '../disclosure/categories.ts';
import { ENVELOPE_POINTERS, type Envelope } from './envelope.ts';
import type { Field } from './fields.ts';

/** The fields of a kind by name. */
export type Fields = Readonly<Record<string, Field>>;

type ValueOf<F> = F extends Field<infer Value> ? Value : never;
type RequiredKeys<F extends Fields> = { [K in keyof F]: F[K]['required'] extends true ? K : never }[keyof F];
type OptionalKeys<F extends Fields> = { [K in keyof F]: F[K]['required'] extends false ? K : never }[keyof F];

/** The body of a record with these fields. */
export type BodyOfFields<F extends Fields> = { readonly [K in RequiredKeys<F>]: ValueOf<F[K]> } & {
  readonly [K in OptionalKeys<F>]?: ValueOf<F[K]>;
};

/** A kind of record: what it is called, in which file it lies, and its fields, each with its category. */
export interface RecordKind<K extends string = string, F extends Fields = Fields> {
  readonly kind: K;
  readonly version: number;
  readonly title: string;
  /** Property file: about the home, lives as long as the building. Tenancy file: about people, later destroyed. */
  readonly file: 'property' | 'tenancy';
  /** Whether each record must name at least one data subject. */
  readonly namesSubject: boolean;
  readonly fields: F;
  /** JSON pointer -> category for the envelope and every field; each stored record carries this map. */
  readonly categories: Readonly<Record<string, DataCategory>>;
  /** What no single field can say: answers that do not go together. Runs only when every field is valid. */
  readonly check?: (body: Readonly<Record<string, unknown>>) => readonly CrossFieldProblem[];
  /** The versions before this one, the oldest first, each with the step to the next. */
  readonly earlier?: readonly EarlierVersion[];
}

/** A version that stored records may still name. It stands beside the kind for as long as such records exist. */
export interface EarlierVersion {
  readonly version: number;
  /** Its fields by name, with the category each had then. */
  readonly fields: Readonly<Record<string, DataCategory>>;
  /** Makes a body of the next version out of one of this. */
  readonly toNext: (body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

/** An answer that does not go with another. */
export interface CrossFieldProblem {
  readonly pointer: string;
  readonly message: string;
}

/** A whole record of a kind. */
export type RecordOf<Kind extends RecordKind> =
  Kind extends RecordKind<infer K, infer F>
    ? Envelope<K> & {
        readonly categories: Readonly<Record<string, DataCategory>>;
        readonly body: BodyOfFields<F>;
      }
    : never;

/** A record being filled in: any field may still be missing. */
export type DraftOf<Kind extends RecordKind> =
  Kind extends RecordKind<string, infer F> ? Partial<{ -readonly [K in keyof F]: ValueOf<F[K]> }> : never;

interface KindFacts<K extends string, F extends Fields> {
  readonly kind: K;
  readonly title: string;
  readonly file: 'property' | 'tenancy';
  readonly namesSubject?: boolean;
  readonly version?: number;
  readonly fields: F;
  /** The words in which its form asks for a field, where they are not the field's label. */
  readonly asked?: Partial<Readonly<Record<keyof NoInfer<F> & string, string>>>;
  readonly check?: (body: Readonly<Record<string, unknown>>) => readonly CrossFieldProblem[];
  readonly earlier?: readonly EarlierVersion[];
}

/** Declares a kind of record. */
export function defineRecord<const K extends string, const F extends Fields>(
  facts: KindFacts<K, F>,
): RecordKind<K, F> {
  const categories = Object.entries(facts.fields).map(([name, field]) => [name, field.category] as const);
  return {
    kind: facts.kind,
    version: facts.version ?? 1,
    title: facts.title,
    file: facts.file,
    namesSubject: facts.namesSubject ?? false,
    fields: withQuestions(facts.fields, facts.asked ?? {}),
    categories: categoryMap(Object.fromEntries(categories)),
    ...(facts.earlier ? { earlier: facts.earlier } : {}),
    ...(facts.check ? { check: facts.check } : {}),
  };
}

function withQuestions<F extends Fields>(fields: F, asked: Readonly<Record<string, string | undefined>>): F {
  const withThem = Object.entries(fields).map(([name, field]) => {
    const question = asked[name];
    return [name, question === undefined ? field : { ...field, question }] as const;
  });
  // Each field is what it was, with its question beside it.
  return Object.fromEntries(withThem) as unknown as F;
}

/** The map that a stored record of these fields carries: JSON pointer -> category, the envelope's among them. */
export function categoryMap(
  fields: Readonly<Record<string, DataCategory>>,
): Readonly<Record<string, DataCategory>> {
  const envelope = ENVELOPE_POINTERS.map((pointer) => [pointer, 'record-keeping'] as const);
  const own = Object.entries(fields).map(([name, category]) => [`/body/${name}`, category] as const);
  return Object.fromEntries([...envelope, ...own]);
}
