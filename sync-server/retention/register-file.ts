import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { isObject } from '../couch/json-body.ts';
import { parsed } from '../sealed/box-content.ts';

/** One destruction as the register keeps it outside the data folder. */
export interface RegisterLine {
  /** Whose: a register is never applied to another landlord's folder, nor to a demo that was made anew. */
  readonly server: string;
  readonly destruction: string;
  readonly at: number;
  readonly certificate: string;
  readonly marks: readonly string[];
}

/**
 * The register of what was destroyed, as a file BESIDE the data folder: whoever puts an older copy of the folder back does
 * not put the register back with it. Lines are only ever added, and each is on the disk before it counts. It holds digests
 * of random ids, kinds and counts.
 */
export class RegisterFile {
  readonly path: string;

  constructor(dataFolder: string) {
    this.path = `${dataFolder}.destroyed`;
  }

  /** Its lines for this server, by any name it ever had, the oldest first. A line that a crash cut short is passed over: it is written again. */
  lines(...servers: readonly string[]): readonly RegisterLine[] {
    if (!existsSync(this.path)) return [];
    return readFileSync(this.path, 'utf8')
      .split('\n')
      .flatMap((text) => lineOf(text) ?? [])
      .filter(({ server }) => servers.includes(server));
  }

  /** Adds a line and resolves once it is there to stay. */
  add(line: RegisterLine): void {
    const file = openSync(this.path, 'a', 0o600);
    try {
      // A line that was cut short must not swallow this one.
      writeSync(file, `\n${JSON.stringify(line)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    const folder = openSync(dirname(this.path), 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  }
}

function lineOf(text: string): RegisterLine | null {
  const value = text.trim() === '' ? null : parsed(text);
  if (!isObject(value)) return null;
  const { server, destruction, at, certificate, marks } = value;
  const isWhole =
    typeof server === 'string' &&
    typeof destruction === 'string' &&
    typeof at === 'number' &&
    typeof certificate === 'string' &&
    Array.isArray(marks) &&
    marks.every((mark) => typeof mark === 'string');
  return isWhole ? { server, destruction, at, certificate, marks } : null;
}
