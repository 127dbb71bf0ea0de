import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before all tests: a folder for demo landlords that are made once and copied for each trial (`desk-trial.fixture.ts`). */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'homefile-desks-'));
  process.env['HOMEFILE_TRIAL_DESKS'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
