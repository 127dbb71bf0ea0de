import { COMPILED_RULES } from '#domain/disclosure/rules.ts';
import type { Field } from '#domain/records/fields.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import { bodyProblems } from '#domain/records/parse-record.ts';
import { verdictFor } from '#domain/disclosure/audiences.ts';

/** A word that stands in one field of one kind and nowhere else. */
export interface Canary {
  readonly kind: string;
  readonly field: string;
  readonly word: string;
  /** Whether a contractor may see the field it stands in. */
  readonly open: boolean;
}

/** A body with a distinct canary in every field that can hold one, and the canaries. */
export interface CanaryBody {
  readonly body: Record<string, unknown>;
  readonly canaries: readonly Canary[];
}

/** Numbers its words, so that each is met once. */
export class CanaryNest {
  #count = 0;

  /**
   * Fills every field of a kind from its shape alone, so that new kinds and fields are covered the day they are added.
   * Answers of closed choices are the same in many records and hold no word; they are looked for by their own names.
   */
  fill(kind: RecordKind): CanaryBody {
    const body: Record<string, unknown> = {};
    const canaries: Canary[] = [];
    for (const [name, field] of Object.entries(kind.fields)) {
      const { value, word } = this.#valueFor(kind, name, field);
      body[name] = value;
      if (word === null) continue;
      const open = verdictFor(COMPILED_RULES, field.category, 'contractor').is === 'S' && !isIdentity(field);
      canaries.push({ kind: kind.kind, field: name, word, open });
    }
    return { body, canaries };
  }

  /** Another word, of letters and digits alone. */
  word(): string {
    this.#count += 1;
    return `canary${String(this.#count).padStart(5, '0')}q`;
  }

  #valueFor(kind: RecordKind, name: string, field: Field): { value: unknown; word: string | null } {
    const { shape } = field;
    switch (shape.as) {
      case 'choice': {
        const [first] = shape.options.keys();
        return { value: shape.many ? [...shape.options.keys()] : first, word: null };
      }
      case 'flag':
        return { value: true, word: null };
      case 'number':
        return this.#numberWithin(shape.min, shape.max);
      case 'list':
        return { value: [], word: null };
      case 'link': {
        const id = this.#hex(32);
        return { value: shape.many ? [id] : id, word: id };
      }
      case 'picture': {
        const digest = this.#hex(64);
        return { value: digest, word: digest };
      }
      case 'date':
      case 'instant':
      case 'words':
      case 'line':
        return this.#textFor(kind, name, shape.as);
    }
  }

  /** Structured text takes only its own form: the first form that the field accepts is taken. */
  #textFor(
    kind: RecordKind,
    name: string,
    as: 'date' | 'instant' | 'words' | 'line',
  ): { value: string; word: string } {
    const word = this.word();
    const number = String(this.#count).padStart(5, '0');
    const day = new Date(Date.UTC(2031, 0, 1 + this.#count)).toISOString().slice(0, 10);
    const forms = {
      date: [day],
      instant: [`${day}T03:17:42+00:00`],
      words: [word],
      line: [
        `077${number}8`,
        postcode(this.#count),
        `cafe${number}`.padEnd(64, '5eed'),
        `${word}@example.org`,
        word,
      ],
    };
    for (const value of forms[as]) {
      const problems = bodyProblems({ [name]: value }, kind);
      const accepted = !problems.some(({ pointer }) => pointer === `/body/${name}`);
      if (accepted && !(value !== word && as === 'line' && accepts(kind, name, word)))
        return { value, word: value };
    }
    throw new Error(`No canary fits ${kind.kind}.${name}: give its form a line here.`);
  }

  #numberWithin(min: number, max: number): { value: number; word: string | null } {
    if (max < 1_000_000) return { value: Math.min(Math.max(1, min), max), word: null };
    this.#count += 1;
    const value = 70_000_000 + this.#count * 1001;
    return { value, word: String(value) };
  }

  #hex(length: number): string {
    this.#count += 1;
    return `cafe${this.#count.toString(16).padStart(6, '0')}`.padEnd(length, '5eed');
  }
}

/** Real ids and digests leave for nobody, whatever the category of the field that holds them. */
function isIdentity(field: Field): boolean {
  return field.shape.as === 'link' || field.shape.as === 'picture';
}

function accepts(kind: RecordKind, name: string, value: string): boolean {
  return !bodyProblems({ [name]: value }, kind).some(({ pointer }) => pointer === `/body/${name}`);
}

/** Another postcode for each of 1.7 million. */
function postcode(count: number): string {
  const part = (of: number) => Math.floor(count / of);
  const letter = (at: number) => String.fromCharCode(65 + (at % 26));
  return `Z${letter(count)}${part(26) % 10} ${part(260) % 10}${letter(part(2_600))}${letter(part(67_600))}`;
}
