import { createHash } from 'node:crypto';
import type { ProtocolPhone } from './phone-protocol.ts';

/** A photo as the office holds it. */
export interface PhotoAtOffice {
  readonly id: string;
  readonly body: {
    readonly picture: string;
    readonly width: number;
    readonly height: number;
    readonly replaces?: string;
    readonly changes?: readonly string[];
  };
  /** The bytes that the phone sent. */
  readonly bytes: Buffer;
}

/** The photos that this account sent, in the order of their making, with the bytes as they left the phone. */
export async function photosAtOffice(phone: ProtocolPhone): Promise<readonly PhotoAtOffice[]> {
  const { address, cookie, pack, account } = phone;
  const ask = (path: string) => fetch(`${address}${path}`, { headers: { cookie } });
  const { rows } = (await (await ask(`/db/${pack}/_all_docs?include_docs=true`)).json()) as {
    rows: {
      id: string;
      doc: { kind: string; author: string; recordedAt: string; body: PhotoAtOffice['body'] };
    }[];
  };
  const photos = rows
    .filter(({ doc }) => doc.kind === 'photo' && doc.author === account)
    .sort((one, other) => one.doc.recordedAt.localeCompare(other.doc.recordedAt));
  return Promise.all(
    photos.map(async ({ id, doc: { body } }) => {
      const bytes = Buffer.from(await (await ask(`/photos/${body.picture}`)).arrayBuffer());
      const digest = createHash('sha256').update(bytes).digest('hex');
      if (digest !== body.picture) throw new Error(`The office does not show the picture of ${id}.`);
      return { id, body, bytes };
    }),
  );
}
