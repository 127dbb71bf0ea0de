import { createHmac, randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { AUDIENCE_NAMES, isAudience, type Audience } from '#domain/disclosure/audiences.ts';
import { project, type Disclosed, type Withheld } from '#domain/disclosure/disclose.ts';
import { COMPILED_RULES } from '#domain/disclosure/rules.ts';
import type { DisclosureContext } from '#domain/disclosure/verdicts.ts';
import { isOpaqueId } from '#domain/ids.ts';
import { jsonParts } from '#domain/records/duplicate-keys.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { isObject } from '../couch/json-body.ts';
import { newOpaqueId } from '../new-id.ts';
import { londonToday } from '../packs/london-today.ts';
import type { Command, CommandOutput } from './command.ts';
import { readText } from './read-text.ts';

const USE = `Use: homefile disclose --audience ${AUDIENCE_NAMES.join('|')} FILE.json`;

/** `homefile disclose`, as `main.ts` calls it. */
export const discloseCommand: Command = (context) => Promise.resolve(runDisclose(context.args, context));

/**
 * `homefile disclose --audience A FILE.json`: reads an array of raw stored records and prints what that audience is shown of
 * them and what is withheld and why, in the weakest context: no grant, no approval, no requester, no open case, not the day
 * of a visit. Ids are fresh at each run. Status 0; 1 when a record is invalid and wholly withheld; 2 for wrong use.
 */
export function runDisclose(args: readonly string[], io: CommandOutput): number {
  const asked = readArguments(args);
  const records = asked.ok ? readRecords(asked.value.file) : asked;
  if (!asked.ok || !records.ok) {
    io.stderr.write(`${records.ok ? USE : records.problem}\n`);
    return 2;
  }
  const context = weakestContext(asked.value.audience);
  const told = records.value.map((record) => tell(record, context));
  const answer = {
    shown: told.flatMap(({ shown }) => (shown === null ? [] : [shown])),
    withheld: told.flatMap(({ withheld }) => withheld),
  };
  io.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  return answer.withheld.some(({ reason }) => reason === 'invalid') ? 1 : 0;
}

interface Asked {
  readonly audience: Audience;
  readonly file: string;
}

/** A record of the file. `doubtful`: it names a part twice, so that nobody can say which is meant. */
interface Given {
  readonly raw: unknown;
  readonly doubtful: boolean;
}

function readArguments(args: readonly string[]): Result<Asked, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { audience: { type: 'string' } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0 || !isAudience(values.audience)) return fail(USE);
    return ok({ audience: values.audience, file });
  } catch {
    // parseArgs says which argument it did not know; its words are for programmers.
    return fail(USE);
  }
}

function readRecords(path: string): Result<readonly Given[], string> {
  const text = readText(path);
  if (!text.ok) return text;
  try {
    const parsed: unknown = JSON.parse(text.value);
    if (!Array.isArray(parsed)) return fail('The file is no list of records. Give a file like [{...}].');
    const parts = jsonParts(text.value, 1);
    return ok(parsed.map((raw: unknown, index) => ({ raw, doubtful: parts[index]?.doubtful ?? true })));
  } catch {
    return fail('The file is not JSON. Give a file like [{...}].');
  }
}

function weakestContext(audience: Audience): DisclosureContext {
  const key = randomBytes(32);
  const mint = (id: string) => createHmac('sha256', key).update(id).digest('hex').slice(0, 32);
  // The file is nobody's in particular: the program's own matrix is what can be said of it.
  return { rules: COMPILED_RULES, audience, today: londonToday(Date.now()), mint };
}

interface Told {
  readonly shown: Disclosed<Audience> | null;
  readonly withheld: readonly (Withheld & { readonly record: string | null })[];
}

function tell({ raw, doubtful }: Given, context: DisclosureContext): Told {
  const given = isObject(raw) && typeof raw['_id'] === 'string' ? raw['_id'] : null;
  const id = isOpaqueId(given) ? given : newOpaqueId();
  const parsed = parseRecord(raw);
  if (doubtful || !parsed.ok) {
    const invalid = { path: '', category: 'unreviewed', reason: 'invalid' } as const;
    return { shown: null, withheld: [{ record: given, ...invalid }] };
  }
  const { shown, withheld } = project(id, parsed.value, context);
  return { shown, withheld: withheld.map((one) => ({ record: given, ...one })) };
}
