import { readFileSync } from 'node:fs';
import { fail, ok, type Result } from '#domain/result.ts';

/** The words of a file that a person named; else a sentence for them. */
export function readText(path: string): Result<string, string> {
  try {
    return ok(readFileSync(path, 'utf8'));
  } catch {
    return fail('The file could not be read. Check its name and that you may open it.');
  }
}
