import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Who may speak of the program's own matrix without asking the landlord: each shows nobody anything of somebody's. */
const MAY = [
  // Names the rules, and starts what is closed from them.
  'src/domain/disclosure/rules.ts',
  'src/domain/disclosure/closable.ts',
  'sync-server/packs/policy.ts',
  // The same under all rules: no lead can close an instruction.
  'src/domain/packs/pack-scope.ts',
  // A phone that was told nothing says so.
  'src/domain/disclosure/told-rules.ts',
  // What a phone says was told is held to the widest rules that it may have known.
  'src/domain/disclosures/told-at-door.ts',
  // An invented landlord.
  'src/domain/training/practice.ts',
  // A file that is nobody's in particular.
  'sync-server/cli/disclose.ts',
];

const ROOT = new URL('../../', import.meta.url).pathname;

function sources(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((one) => {
    const path = `${folder}/${one.name}`;
    if (one.isDirectory()) return sources(path);
    return /\.(ts|svelte)$/.test(path) && !/\.(test|fixture)\.ts$/.test(path) ? [path] : [];
  });
}

it('nobody who shows something forgets what the landlord has closed', () => {
  const found = [...sources('src'), ...sources('sync-server')].filter((path) =>
    /\bCOMPILED_RULES\b|\brulesWith\(\[\]\)/.test(readFileSync(join(ROOT, path), 'utf8')),
  );
  expect(found.sort()).toEqual([...MAY].sort());
});
