import { fail, ok, type Result } from '#domain/result.ts';
import { screenNote } from '#domain/screening/screen-note.ts';
import type { Known } from '#domain/screening/span.ts';
import type { CommandContext, CommandOutput } from './command.ts';
import { readText } from './read-text.ts';

/** `homefile screen FILE.jsonl` */
export function screenCommand({ args, stdout, stderr }: CommandContext): Promise<number> {
  const [path, ...more] = args;
  if (path !== undefined && more.length === 0) return Promise.resolve(runScreen(path, { stdout, stderr }));
  stderr.write('Use: homefile screen FILE.jsonl\n');
  return Promise.resolve(2);
}

interface Note {
  readonly id: string;
  readonly text: string;
  readonly known: Known;
}

/**
 * Marks what looks personal in notes, `{"id","context","text"}` a line, and prints `{"id","spans"}` a line in the same order.
 * Status 0 when every line was a note; 1 when one was not, and its number is named; 2 when the file cannot be read.
 */
export function runScreen(path: string, io: CommandOutput): number {
  const text = readText(path);
  if (!text.ok) {
    io.stderr.write(`${text.problem}\n`);
    return 2;
  }
  let status = 0;
  text.value.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const note = readNote(line);
    if (note.ok) {
      const spans = screenNote(note.value.text, note.value.known);
      io.stdout.write(`${JSON.stringify({ id: note.value.id, spans })}\n`);
    } else {
      status = 1;
      io.stderr.write(`Line ${index + 1} ${note.problem}\n`);
    }
  });
  return status;
}

function readNote(line: string): Result<Note, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return fail('is not JSON.');
  }
  if (!isObject(parsed)) return fail('is not a note like {"id","context","text"}.');
  const { id, text, context } = parsed;
  if (typeof id !== 'string') return fail('has no id.');
  if (typeof text !== 'string') return fail('has no text.');
  const known = readKnown(context);
  return known === null ? fail('has a context that is none.') : ok({ id, text, known });
}

/** A context may be missing or hold only some of what could be known. */
function readKnown(context: unknown = {}): Known | null {
  if (!isObject(context)) return null;
  const { tenant_names: tenantNames = [], other_names: otherNames = [], phones = [], address = '' } = context;
  if (!isTexts(tenantNames) || !isTexts(otherNames) || !isTexts(phones)) return null;
  return typeof address === 'string' ? { tenantNames, otherNames, phones, address } : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
