import { createHash, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { aJpeg } from '../../../sync-server/photos/pictures.fixture.ts';
import { pushed } from '../../../sync-server/border/http.fixture.ts';
import { anId, aRecord, PASSWORD, type Landlord } from '../../../sync-server/files/filing.fixture.ts';

/** How much is written: documents of four writers, batches, attachments of over a megabyte, and rounds of a phone. */
export interface Amount {
  readonly documents: number;
  readonly batches: number;
  readonly attachments: number;
  readonly rounds: number;
}

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

const AS_ADMIN = { authorization: `Basic ${Buffer.from(`admin:${PASSWORD}`).toString('base64')}` };
const WRITERS = 4;

const aPhoto = (picture: string) => ({ picture, takenOn: '2026-11-24', width: 32, height: 16 });

/** Clients that write, each on a connection of its own and one request after another, until all is answered. */
export async function writeAll(port: number, landlord: Landlord, amount: Amount): Promise<void> {
  const admin = new Client(port, AS_ADMIN);
  await admin.ask('PUT', '/db/plain');
  await Promise.all([
    ...Array.from({ length: WRITERS }, (_, writer) =>
      writeDocuments(new Client(port, AS_ADMIN), writer, amount),
    ),
    writeBatches(new Client(port, AS_ADMIN), amount),
    attach(new Client(port, AS_ADMIN), amount),
    phone(new Client(port, {}), landlord, amount),
  ]);
}

async function writeDocuments(client: Client, writer: number, { documents }: Amount): Promise<void> {
  for (let each = 0; each < documents; each += 1) {
    const path = `/db/plain/w${writer}-${each}`;
    const { body } = await client.ask('PUT', path, { text: randomBytes(900).toString('hex') });
    const { rev } = JSON.parse(body) as { rev: string };
    if (each % 3 === 0)
      await client.ask('PUT', `${path}?rev=${rev}`, { text: randomBytes(400).toString('hex') });
  }
}

async function writeBatches(client: Client, { batches }: Amount): Promise<void> {
  for (let each = 0; each < batches; each += 1) {
    const docs = Array.from({ length: 25 }, () => ({
      _id: randomBytes(16).toString('hex'),
      _rev: `1-${randomBytes(16).toString('hex')}`,
      text: randomBytes(300).toString('hex'),
    }));
    await client.ask('POST', '/db/plain/_bulk_docs', { docs, new_edits: false });
  }
}

/** Named by what they hold, so that a look at them shows whether it is whole. */
async function attach(client: Client, { attachments }: Amount): Promise<void> {
  for (let each = 0; each < attachments; each += 1) {
    const bytes = randomBytes(1_300_000);
    const digest = createHash('md5').update(bytes).digest('hex');
    await client.ask('PUT', `/db/plain/attached-${digest}/file`, bytes, 'application/octet-stream');
  }
}

/** A surveyor's phone: records into its pack, then their pictures. */
async function phone(client: Client, landlord: Landlord, { rounds }: Amount): Promise<void> {
  const { surveyor, home } = landlord;
  await client.ask('POST', '/api/session', { name: surveyor.name, password: PASSWORD });
  const me = JSON.parse((await client.ask('GET', '/api/me')).body) as {
    device: string;
    pack: { name: string };
  };
  const place = { home, device: me.device as typeof home };
  const record = (kind: 'note' | 'photo', body: object): SurveyRecord =>
    aRecord(surveyor.id, kind, body, place);
  for (let round = 0; round < rounds; round += 1) {
    const picture = aJpeg({ seed: round + 1 });
    const sha256 = createHash('sha256').update(picture).digest('hex');
    const docs = [
      ...Array.from({ length: 8 }, () => record('note', { words: 'The trickle vent is painted shut.' })),
      record('photo', aPhoto(sha256)),
    ].map((one) => pushed(anId(), one));
    const { body } = await client.ask('POST', `/db/${me.pack.name}/_bulk_docs`, { docs, new_edits: false });
    if (body.trim() !== '[]') throw new Error(`The batch was answered ${body}`);
    await client.ask('PUT', `/photos/${sha256}`, Buffer.from(picture), 'application/octet-stream');
  }
}

/** One connection, and a browser's cookies. */
class Client {
  readonly #port: number;
  readonly #headers: Record<string, string>;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(port: number, headers: Readonly<Record<string, string>>) {
    this.#port = port;
    this.#headers = { ...headers };
  }

  async ask(
    method: string,
    path: string,
    body?: object | Buffer,
    type = 'application/json',
  ): Promise<Answered> {
    const bytes =
      body === undefined ? null : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    const headers = {
      ...this.#headers,
      ...(bytes === null ? {} : { 'content-type': type, 'content-length': String(bytes.length) }),
    };
    const answered = await new Promise<Answered>((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: this.#port, method, path, headers, agent: this.#agent },
        (got) => {
          const parts: Buffer[] = [];
          got.on('data', (part: Buffer) => parts.push(part));
          got.on('end', () =>
            resolve({
              status: got.statusCode ?? 0,
              headers: got.headers,
              body: Buffer.concat(parts).toString('utf8'),
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(bytes ?? undefined);
    });
    if (answered.status > 299)
      throw new Error(`${method} ${path} was answered ${answered.status} ${answered.body}`);
    const cookies = [answered.headers['set-cookie'] ?? []].flat().map((one) => one.split(';')[0]);
    if (cookies.length > 0) this.#headers['cookie'] = cookies.join('; ');
    return answered;
  }
}
