import { answersOf } from '../cases/answers.ts';
import type { Json } from '../records/json.ts';
import type { RecordKind } from '../records/define-record.ts';
import type { EpochMs } from '../time/instants.ts';
import { asOne, type Question } from './join-versions.ts';
import { generationOf, type Body } from './version-tree.ts';

/** What is asked about: "Likely cause", or several answers that go together. */
export function questionLabel({ fields }: Question, kind: RecordKind): string {
  return fields.map((field) => kind.fields[field]?.label ?? field).join(', ');
}

/** What one version answers, as a person reads it. */
export function answerOf({ fields }: Question, body: Body, kind: RecordKind, now: EpochMs): string {
  const answers = answersOf(kind, body as Readonly<Record<string, Json>>, now);
  const said = fields.map(
    (field) => answers.words(field) ?? (body[field] === undefined ? 'No answer' : 'Another answer'),
  );
  return said.join(', ');
}

/** An answer that is not in use, and the version that first said it. */
export interface OtherAnswer {
  readonly rev: string;
  readonly words: string;
}

/** What was ever recorded in these versions and is not in use, the newest first, each answer once. */
export function otherAnswers(
  inUse: Body,
  versions: Iterable<readonly [rev: string, body: Body]>,
  kind: RecordKind,
  now: EpochMs,
): readonly OtherAnswer[] {
  const first = new Map<string, OtherAnswer>();
  for (const [rev, body] of [...versions].sort(([a], [b]) => generationOf(a) - generationOf(b))) {
    for (const field of asOne({ one: inUse, other: body, base: null }).fields) {
      const question = { fields: [field] };
      const words = `${questionLabel(question, kind)}: ${answerOf(question, body, kind, now)}`;
      if (!first.has(words)) first.set(words, { rev, words });
    }
  }
  return [...first.values()].reverse();
}
