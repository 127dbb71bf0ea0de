import { createHash } from 'node:crypto';
import { signedInCookie, type ProtocolPhone } from './phone-protocol.ts';

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

interface Row {
  readonly id: string;
  readonly doc: {
    readonly kind: string;
    readonly author: string;
    readonly inspection: string | null;
    readonly recordedAt: string;
    readonly body: PhotoAtOffice['body'];
  };
}

/** Somebody's account as the office answers it, signed in apart from the phone: its cookies say nothing without its secret. */
export type AtOffice = Pick<ProtocolPhone, 'address' | 'cookie'>;

/** Signs in at the office for a test to look there. */
export async function atOffice(address: string, name: string): Promise<AtOffice> {
  return { address, cookie: await signedInCookie(address, name) };
}

/** The name of the pack of this account. */
export async function packName(who: AtOffice): Promise<string> {
  return ((await (await ask(who, '/api/me')).json()) as { pack: { name: string } }).pack.name;
}

/** Everything that this pack holds at the server, as text. */
export async function packAtOffice(who: AtOffice): Promise<string> {
  return (await ask(who, `/db/${await packName(who)}/_all_docs?include_docs=true`)).text();
}

/** What the office answers this account. */
export function ask({ address, cookie }: AtOffice, path: string): Promise<Response> {
  return fetch(`${address}${path}`, { headers: { cookie } });
}

/** What this account made and the office holds. */
async function ownRows(phone: ProtocolPhone): Promise<readonly Row[]> {
  const answer = await ask(phone, `/db/${phone.pack}/_all_docs?include_docs=true`);
  const { rows } = (await answer.json()) as { rows: Row[] };
  return rows.filter(({ doc }) => doc.author === phone.account);
}

/** How many records of each kind the office holds of the visit that this account signed last. */
export async function lastVisitAtOffice(phone: ProtocolPhone): Promise<Readonly<Record<string, number>>> {
  const rows = await ownRows(phone);
  const signed = rows
    .filter(({ doc }) => doc.kind === 'sign-off')
    .sort((one, other) => one.doc.recordedAt.localeCompare(other.doc.recordedAt))
    .at(-1);
  if (!signed) throw new Error('The office holds no visit that was signed.');
  const counts: Record<string, number> = {};
  for (const { doc } of rows)
    if (doc.inspection === signed.doc.inspection) counts[doc.kind] = (counts[doc.kind] ?? 0) + 1;
  return counts;
}

/** The photos that this account sent, in the order of their making, with the bytes as they left the phone. */
export async function photosAtOffice(phone: ProtocolPhone): Promise<readonly PhotoAtOffice[]> {
  const photos = (await ownRows(phone))
    .filter(({ doc }) => doc.kind === 'photo')
    .sort((one, other) => one.doc.recordedAt.localeCompare(other.doc.recordedAt));
  return Promise.all(
    photos.map(async ({ id, doc: { body } }) => {
      const bytes = Buffer.from(await (await ask(phone, `/photos/${body.picture}`)).arrayBuffer());
      const digest = createHash('sha256').update(bytes).digest('hex');
      if (digest !== body.picture) throw new Error(`The office does not show the picture of ${id}.`);
      return { id, body, bytes };
    }),
  );
}
