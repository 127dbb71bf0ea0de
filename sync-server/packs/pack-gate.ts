import { admit, GENERATIONS_AHEAD } from '#domain/access/admit.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { isObject } from '../couch/json-body.ts';
import { Refusal } from '../errors.ts';
import { fileRecord, picturesIn } from '../files/file-record.ts';
import { FILES } from '../files/files-database.ts';
import { keepRefused } from '../inbox/keep-refused.ts';
import type { Admission, DatabaseGate, OfferedDocument } from '../parts.ts';
import { CHANGED_AT_THE_DESK, correctsWhatStands } from '../files/put-right-at.ts';
import { takesAway } from '../files/taken-away.ts';
import { namesForeignPicture } from '../photos/photo-rights.ts';
import { DESTROYED, isDestroyed } from '../retention/marks.ts';
import type { Account } from '../storage/accounts.ts';
import type { OrderGrant } from '../storage/grants.ts';
import { formatRevision, type Ancestry } from '../storage/revision.ts';
import type { WriteTx } from '../storage/storage.ts';
import { holdingsFor } from './holdings.ts';
import { mintId } from './mint.ts';
import { openGrantNamed } from './resolve.ts';
import { SentTexts } from './sent-texts.ts';

/** Whose write it is, as the session says. */
export interface Writer {
  readonly account: OpaqueId;
  readonly device: OpaqueId;
}

type Offered = Extract<OfferedDocument, { readonly kind: 'document' }>;

/**
 * Guards a pack: what a device writes goes into `files` and from there into the packs it concerns, in one transaction,
 * under the revisions it came with. What is refused is kept in the inbox, in its own words, and answered by a line of its
 * own. `text` is the request as it came.
 */
export class PackGate implements DatabaseGate {
  readonly #writer: Writer;
  readonly #database: string;
  readonly #text: string | null;
  readonly #clock: () => number;
  #texts = new SentTexts(null, []);
  #begun: ReadonlyMap<string, string> = new Map();

  constructor(writer: Writer, database: string, text: string | null, clock: () => number) {
    this.#writer = writer;
    this.#database = database;
    this.#text = text;
    this.#clock = clock;
  }

  prepare(documents: readonly unknown[]): Promise<readonly unknown[]> {
    if (documents.length > MOST_AT_ONCE) throw TOO_MANY;
    this.#texts = new SentTexts(this.#text, documents);
    this.#begun = inspectionsIn(documents, this.#writer.account);
    return Promise.resolve(documents);
  }

  admit(tx: WriteTx, document: OfferedDocument): Admission {
    const sent = this.#texts.next(document.id);
    const account = tx.accounts.account(this.#writer.account);
    const sentence =
      account === null
        ? 'Your account is not known any more. Ring the office.'
        : document.id !== null && isDestroyed(tx, document.id)
          ? DESTROYED
          : document.kind === 'malformed'
            ? 'This does not have the form of a record. The office has a copy of it.'
            : sent?.doubtful
              ? 'This names the same part twice, so nobody can say which is meant. The office has a copy of it.'
              : this.#file(tx, account, document);
    if (sentence === null) return { outcome: 'stored' };
    // Its time was over: not even what somebody changed of it since is kept. They are told, and can record it anew.
    if (sentence === DESTROYED) return { outcome: 'forbidden', reason: sentence, destroyed: true };
    const { account: by, device } = this.#writer;
    const { id: documentId, rev } = document;
    const raw = sent?.text ?? JSON.stringify(rawOf(document));
    const kept = { account: by, device, database: this.#database, documentId, rev, raw, sentence };
    keepRefused(tx, { ...kept, at: this.#clock() });
    return { outcome: 'forbidden', reason: sentence };
  }

  /** Files a document, or says why not. */
  #file(tx: WriteTx, account: Account, document: Offered): string | null {
    const { id, rev, path, body, text, deleted } = document;
    if (!isOpaqueId(id)) return 'This does not have the id of a record. Record it again.';
    if (this.#isHeld(tx, id, rev)) return null;
    if (this.#isOffice(tx, id)) return 'The office wrote this. It cannot be changed on a phone.';
    const ancestors = revisionsOf(path);
    const now = this.#clock();
    const holdings = holdingsFor(tx, account.id, { id, rev, ancestors }, this.#begun, now);
    if (!holdings.stored && path.start > GENERATIONS_AHEAD)
      return 'This record has too many changes at once. Record it again.';
    const pusher = { ...this.#writer, role: account.role };
    const admitted = admit({ id, ancestors, deleted, raw: body }, pusher, holdings);
    if (!admitted.ok) {
      if (admitted.problem.because === 'newer-version') throw newerVersion();
      return admitted.problem.sentence;
    }
    const record = admitted.value;
    if (picturesIn(record).some((sha256) => namesForeignPicture(tx, account, sha256, now)))
      return 'This names a picture that is not yours. Take the picture again.';
    if (correctsWhatStands(tx, record)) return CHANGED_AT_THE_DESK;
    const notTheirs = takesAway(tx, account.id, record, now);
    if (notTheirs !== null) return notTheirs;
    const under = this.#grant(tx, account, record, now);
    if (under === 'none') return 'This does not name a job that is open to you. Ring the office.';
    const filing = { id, raw: body, text, record, path, by: account.id, via: 'db', at: now } as const;
    fileRecord(tx, under === null ? filing : { ...filing, under });
    return null;
  }

  /** A revision of the writer's own that was taken before: sending it again changes nothing. */
  #isHeld(tx: WriteTx, id: OpaqueId, rev: string): boolean {
    const entry = tx.records.entry(id);
    if (entry?.author !== this.#writer.account) return false;
    return tx.documents.document(FILES, id)?.has(rev) ?? false;
  }

  #isOffice(tx: WriteTx, id: string): boolean {
    // An earlier document of the same batch may have begun a new generation of this very pack: the one that it came to is gone.
    const pack = tx.packs.packOf(this.#writer.account);
    const stored = pack === null ? null : tx.documents.get(pack.name, id);
    return stored !== null && Object.hasOwn(stored.body, 'disclosed');
  }

  /** The grant a contractor's record falls under; null for everybody else. Its home must be the one of that grant. */
  #grant(tx: WriteTx, account: Account, record: SurveyRecord, now: number): OrderGrant | 'none' | null {
    if (account.role !== 'contractor') return null;
    const order = record.kind === 'work-report' || record.kind === 'photo' ? record.body.order : undefined;
    const grant = order === undefined ? null : openGrantNamed(tx, account.id, order, now);
    return grant && mintId(grant.key, grant.home) === record.home ? grant : 'none';
  }
}

/** Twenty times what a phone sends at once. Each document holds the writer for a moment, refused or not. */
const MOST_AT_ONCE = 1_000;
const TOO_MANY = new Refusal(413, 'too_large', 'Send at most 1,000 documents at a time.');

/** The inspections that a batch itself brings: their rooms may stand before them in it. */
function inspectionsIn(documents: readonly unknown[], author: OpaqueId): ReadonlyMap<string, string> {
  const begun = new Map<string, string>();
  for (const document of documents) {
    // Most are none, and reading a record whole takes longer than asking for its kind.
    if (!isObject(document) || document['kind'] !== 'inspection') continue;
    const parsed = parseRecord(document);
    if (!parsed.ok || parsed.value.kind !== 'inspection' || parsed.value.author !== author) continue;
    const id = document['_id'];
    if (isOpaqueId(id)) begun.set(id, parsed.value.home);
  }
  return begun;
}

function revisionsOf(path: Ancestry): string[] {
  return path.ids.map((hash, index) => formatRevision(path.start - index, hash));
}

function rawOf(document: OfferedDocument): unknown {
  if (document.kind === 'malformed') return document.raw;
  const { id, rev, path, deleted, body } = document;
  return {
    _id: id,
    _rev: rev,
    _revisions: path,
    ...(deleted ? { _deleted: true } : {}),
    ...body,
  };
}

const newerVersion = () =>
  new Refusal(
    503,
    'service_unavailable',
    'This phone’s app is newer than the office’s server. Everything stays on the phone and will be sent later.',
  );
