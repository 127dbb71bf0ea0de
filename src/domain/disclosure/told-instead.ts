import type { Field } from '../records/fields.ts';
import { isInstruction, type Instruction } from './instructions.ts';

/** Whether any answer of a field has an instruction that is told in its place. */
export function hasInstructions({ shape }: Field): boolean {
  return (
    shape.as === 'choice' && [...shape.options.values()].some(({ instruction }) => instruction !== undefined)
  );
}

/** What others are told instead of an answer, or answers, of a field; each once, in the order of the answers. */
export function instructionsFor(field: Field, answer: unknown): readonly Instruction[] {
  if (field.shape.as !== 'choice') return [];
  const { options } = field.shape;
  const answers: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  return [...new Set(answers.flatMap((one) => options.get(String(one))?.instruction ?? []))];
}

/** The instructions that a disclosed body tells; what this version does not know is left out. */
export function instructionsIn(body: Readonly<Record<string, unknown>>): readonly Instruction[] {
  const told = body['instructions'];
  return Array.isArray(told) ? told.filter(isInstruction) : [];
}
