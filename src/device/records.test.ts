import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { RecordDatabase } from './records.ts';

// The idb adapter asks which browser it is in. In one as old as this it keeps attachments as text, which Node can keep too.
vi.stubGlobal('navigator', { userAgent: 'Chrome/40' });

/** Three of the batches in which a pull asks. */
const DOCUMENTS = Array.from({ length: 750 }, (_, index) => ({
  _id: `document-${String(index)}`,
  _rev: '1-0123456789abcdef0123456789abcdef',
  _revisions: { start: 1, ids: ['0123456789abcdef0123456789abcdef'] },
}));

test('a pull whose next page is cut while a batch is still being kept leaves no batch out of the next pull', async () => {
  const office = new Office();
  const records = new RecordDatabase('cut');
  const batch = office.holdNextBatch();
  office.cutPageAfter(500);
  await expect(records.pull('http://office.test/db/cut', office.fetch)).rejects.toThrow();
  batch.release();
  await office.quiet();
  await records.pull('http://office.test/db/cut', office.fetch);
  const here = await records.readAll();
  expect(DOCUMENTS.filter(({ _id }) => !here.some((one) => one._id === _id))).toEqual([]);
  await records.destroy();
});

/** As much of an office as a pull needs, whose answers can be held back and cut off. */
class Office {
  #cutAfter = Infinity;
  #held: Promise<void> | null = null;
  #asked = 0;
  readonly #local = new Map<string, unknown>();

  holdNextBatch(): { release(): void } {
    let release = (): void => undefined;
    this.#held = new Promise((resolve) => {
      release = resolve;
    });
    return { release: () => release() };
  }

  /** The first question for what comes after so many changes fails. */
  cutPageAfter(since: number): void {
    this.#cutAfter = since;
  }

  /** Resolves when nothing has been asked for a while. */
  async quiet(): Promise<void> {
    for (let before = -1; before !== this.#asked;) {
      before = this.#asked;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  readonly fetch = async (url: string | Request, options?: RequestInit): Promise<Response> => {
    this.#asked += 1;
    const { pathname, searchParams } = new URL(typeof url === 'string' ? url : url.url);
    const place = pathname.replace('/db/cut', '');
    if (place.startsWith('/_local/')) return this.#mark(place, options);
    if (place === '/_changes') return this.#page(Number.parseInt(searchParams.get('since') ?? '0', 10));
    if (place === '/_bulk_get') return this.#batch(String(options?.body));
    return Response.json({ uuid: 'office', db_name: 'cut', update_seq: '750-x' });
  };

  #mark(place: string, options: RequestInit | undefined): Response {
    if (options?.method === 'PUT') {
      this.#local.set(place, JSON.parse(String(options.body)));
      return Response.json({ ok: true, id: place.slice(1), rev: '0-1' }, { status: 201 });
    }
    const known = this.#local.get(place);
    return known ? Response.json(known) : Response.json({ error: 'not_found' }, { status: 404 });
  }

  #page(since: number): Response {
    if (since === this.#cutAfter) {
      this.#cutAfter = Infinity;
      throw new TypeError('The connection was cut.');
    }
    const results = DOCUMENTS.slice(since, since + 250).map(({ _id, _rev }, index) => ({
      seq: `${String(since + index + 1)}-x`,
      id: _id,
      changes: [{ rev: _rev }],
    }));
    const last = since + results.length;
    return Response.json({ results, last_seq: `${String(last)}-x`, pending: DOCUMENTS.length - last });
  }

  async #batch(body: string): Promise<Response> {
    const held = this.#held;
    this.#held = null;
    await held;
    const { docs } = JSON.parse(body) as { docs: { id: string }[] };
    const results = docs.map(({ id }) => ({
      id,
      docs: DOCUMENTS.filter(({ _id }) => _id === id).map((ok) => ({ ok })),
    }));
    return Response.json({ results });
  }
}
