import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WriteTx } from '../storage/storage.ts';
import { PICTURES } from './pictures.ts';
import type { DemoRecord } from './scribe.ts';

/** Where the demo's pictures come from, and where the server keeps the bytes of pictures. */
export interface PictureShelf {
  /** The folder of the drawn pictures, `sync-server/demo/pictures`. */
  readonly drawn: string;
  /** Puts bytes where the server looks for them by their SHA-256; does nothing when they are there. */
  keep(sha256: string, bytes: Uint8Array): Promise<void>;
}

/** How many bytes each kept picture has, by its SHA-256. */
export type KeptPictures = ReadonlyMap<string, number>;

/** Puts every demo picture on the server's disk. */
export async function keepDemoPictures(shelf: PictureShelf): Promise<KeptPictures> {
  const kept = new Map<string, number>();
  for (const [name, { sha256 }] of Object.entries(PICTURES)) {
    const bytes = await readFile(join(shelf.drawn, `${name}.jpg`));
    await shelf.keep(sha256, bytes);
    kept.set(sha256, bytes.length);
  }
  return kept;
}

/** Holds the pictures that the records name, as sent by whoever took them. */
export function holdDemoPictures(tx: WriteTx, kept: KeptPictures, records: readonly DemoRecord[]): void {
  for (const { record, author, arrivedAt } of records) {
    if (record.kind !== 'photo') continue;
    const sha256 = record.body.picture;
    const bytes = kept.get(sha256);
    if (bytes === undefined) throw new Error('A record names a picture that the demo does not have.');
    const state = { state: 'held', type: 'image/jpeg', sentence: null } as const;
    tx.photos.hold({ sha256, bytes, ...state, receivedAt: arrivedAt });
    tx.photos.recordSender(author.id, sha256, arrivedAt);
  }
}
