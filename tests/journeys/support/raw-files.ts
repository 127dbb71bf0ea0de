import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** The files below a folder that hold these words anywhere, as bytes of one letter or of two. */
export function filesHolding(folder: string, words: string): readonly string[] {
  const wanted = [Buffer.from(words, 'utf8'), Buffer.from(words, 'utf16le')];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => {
      const bytes = contentOf(path);
      return wanted.some((one) => bytes.includes(one));
    })
    .map((path) => path.slice(folder.length + 1));
}

/** A browser that runs deletes files of its own while we look. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

/** The names of the databases that this browser holds, in the order of the alphabet, but for the room that is set aside. */
export async function databasesOn(page: Page): Promise<readonly string[]> {
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
  return names.filter((name) => !name.startsWith('homefile-reserve-')).sort();
}
