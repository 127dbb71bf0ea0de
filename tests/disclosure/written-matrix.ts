import { readFileSync } from 'node:fs';
import type { Audience } from '#domain/disclosure/audiences.ts';

/*
 * What was decided, as people read it: docs/data-categories.md. The proofs hold the service to this page and not to the code
 * that made it, so that a verdict or a field that somebody loosens is found without asking the same code twice.
 */

const PAGE = readFileSync(new URL('../../docs/data-categories.md', import.meta.url), 'utf8');

/** A cell of the matrix: its first letter, and the condition under which it holds, where it names one. */
interface WrittenCell {
  readonly letter: string;
  readonly when: string | null;
}

const CODES: Readonly<Record<string, Audience>> = {
  SUR: 'surveyor',
  CON: 'contractor',
  NEI: 'neighbour',
  LEG: 'legal-adviser',
  OMB: 'ombudsman',
  'TEN-sum': 'tenant-summary',
  'TEN-sar': 'subject-access',
  OFF: 'office',
  PUB: 'public',
  EMS: 'emergency-service',
};

const MATRIX = readMatrix();
const FIELDS = readFields();

/** Every audience of the page, in its order. */
export const WRITTEN_AUDIENCES = Object.values(CODES);

/** What the page says of a category and an audience. Throws for what is not on it. */
function writtenCell(category: string, audience: Audience): WrittenCell {
  const cell = MATRIX.get(`${category} ${audience}`);
  if (cell === undefined) throw new Error(`docs/data-categories.md has no row for ${category}.`);
  return { letter: cell.charAt(0), when: /\(([a-z-]+)\)/.exec(cell)?.[1] ?? null };
}

/** The category that the page gives to a field. */
export function writtenCategory(kind: string, field: string): string {
  const category = FIELDS.get(`${kind}/${field}`);
  if (category === undefined) throw new Error(`docs/data-categories.md has no line for ${kind}/${field}.`);
  return category;
}

/** Whether an audience sees a field as it stands, without any release, where no conditions hold but those named. */
export function isWrittenShown(
  kind: string,
  field: string,
  audience: Audience,
  met: ReadonlySet<string> = new Set(),
): boolean {
  return isWrittenOpen(writtenCategory(kind, field), audience, met);
}

/** The same of a category by itself. */
export function isWrittenOpen(category: string, audience: Audience, met: ReadonlySet<string>): boolean {
  const { letter, when } = writtenCell(category, audience);
  return letter === 'S' && (when === null || met.has(when));
}

function readMatrix(): ReadonlyMap<string, string> {
  const lines = PAGE.split('\n').filter((line) => /^\| (Row|\d+) \|/.test(line));
  const from = lines.findIndex((line) => line.startsWith('| Row | Category | SUR'));
  const [heading = '', ...rows] = lines.slice(from);
  const audiences = cellsOf(heading).slice(2);
  const cells = new Map<string, string>();
  for (const row of rows) {
    const [, category = '', ...verdicts] = cellsOf(row);
    if (verdicts.length !== audiences.length) break;
    for (const [at, code] of audiences.entries()) {
      const audience = CODES[code];
      if (audience === undefined) throw new Error(`docs/data-categories.md has an unknown column ${code}.`);
      cells.set(`${category} ${audience}`, verdicts[at] ?? '');
    }
  }
  return cells;
}

function readFields(): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const section of PAGE.split('\n### ').slice(1)) {
    const [, kind] = /^[^(\n]*\(`([a-z-]+)`, version/.exec(section) ?? [];
    if (kind === undefined) continue;
    for (const [, name, category] of section.matchAll(
      /^\| `(\w+)`(?: \(optional\))? \|.*\| `([a-z-]+)` \|$/gm,
    ))
      fields.set(`${kind}/${name ?? ''}`, category ?? '');
  }
  return fields;
}

function cellsOf(line: string): readonly string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', ''));
}
