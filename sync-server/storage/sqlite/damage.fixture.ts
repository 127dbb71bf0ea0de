import { readFileSync, writeFileSync } from 'node:fs';
import { openWriter } from './connection.ts';

/** Changes one bit of the byte that stands so far behind the first place of a text in a file. */
export function damageAt(path: string, text: string, behind = 0): void {
  const bytes = readFileSync(path);
  const at = bytes.indexOf(text) + behind;
  if (at < behind) throw new Error('The text is not in the file.');
  bytes.writeUInt8((bytes[at] ?? 0) ^ 1, at);
  writeFileSync(path, bytes);
}

/** Changes a data file as somebody does who opens it with a tool of their own. */
export function tamper(path: string, sql: string): void {
  const connection = openWriter(path);
  try {
    connection.exec(sql);
  } finally {
    connection.close();
  }
}
