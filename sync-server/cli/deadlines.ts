import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import { decideRule } from '#domain/deadlines/decide-rule.ts';
import { dueDate, type RuleId } from '#domain/deadlines/due-dates.ts';
import { RULE_VERSION } from '#domain/deadlines/rules.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { CommandOutput } from './command.ts';
import { entryFacts, type DecidedFacts, type EntryFacts } from './deadline-entry.ts';
import { readText } from './read-text.ts';

/**
 * `homefile deadlines FILE.json`: counts each entry of `{"examples":[...]}` and prints them with `due` and `rule_version`,
 * and `rule_decided` where the facts for deciding scope are given. Status 0 when every entry was counted, 1 when one has an
 * `error`, 2 when the file is no such file. The bank holidays are those that ship with the product.
 */
export function runDeadlines(path: string, io: CommandOutput): number {
  const entries = readEntries(path);
  if (!entries.ok) {
    io.stderr.write(`${entries.problem}\n`);
    return 2;
  }
  const answers = entries.value.map(answerOf);
  const examples = entries.value.map((entry, index) => ({
    ...(typeof entry === 'object' && !Array.isArray(entry) ? entry : {}),
    ...answers[index],
    rule_version: RULE_VERSION,
  }));
  io.stdout.write(`${JSON.stringify({ examples }, null, 2)}\n`);
  return answers.some((answer) => 'error' in answer) ? 1 : 0;
}

/** One with an error shows no `due`: null would say that no limit applies. */
type Answer =
  | { readonly due: string | null; readonly rule_decided?: RuleId }
  | { readonly due: undefined; readonly error: string; readonly rule_decided?: RuleId };

function readEntries(path: string): Result<readonly unknown[], string> {
  const text = readText(path);
  if (!text.ok) return text;
  try {
    const parsed: unknown = JSON.parse(text.value);
    if (
      typeof parsed === 'object' &&
      parsed !== null &&
      'examples' in parsed &&
      Array.isArray(parsed.examples)
    ) {
      return ok(parsed.examples);
    }
  } catch {
    return fail('The file is not JSON. Give a file like {"examples":[...]}.');
  }
  return fail('The file has no list of examples. Give a file like {"examples":[...]}.');
}

function answerOf(entry: unknown): Answer {
  const facts = entryFacts(entry);
  if (!facts.ok) return { due: undefined, error: facts.problem };
  const { decided } = facts.value;
  return decided === null ? counted(facts.value, facts.value.rule) : decidedAnswer(facts.value, decided);
}

function counted({ awareAt, triggerAt }: EntryFacts, rule: RuleId): Answer {
  const due = dueDate({ rule, awareAt, triggerAt, calendar: ENGLAND });
  return due.ok ? { due: due.value } : { due: undefined, error: due.problem };
}

function decidedAnswer(facts: EntryFacts, decided: DecidedFacts): Answer {
  const decision = decideRule({ ...decided, awareAt: facts.awareAt, asked: facts.rule });
  if (!decision.ok) return { due: undefined, error: decision.problem };
  const { rule } = decision.value;
  const foundLater = rule === 'EMERG_FOUND_LATER_24H' && decided.foundAt !== null;
  const triggerAt = foundLater ? decided.foundAt : facts.triggerAt;
  return { ...counted({ ...facts, triggerAt }, rule), rule_decided: rule };
}
