import { createHash } from 'node:crypto';
import type { RetentionClass } from '#domain/disclosure/categories.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import { fates, type StaysBecause } from '#domain/retention/due.ts';
import { isObject } from '../couch/json-body.ts';
import { FILES } from '../files/files-database.ts';
import { parsed } from '../sealed/box-content.ts';
import type { InboxItem } from '../storage/inbox.ts';
import type { ReadView } from '../storage/storage.ts';
import { filesNow } from './files-now.ts';

/** One record that would go. */
export interface Going {
  readonly id: OpaqueId;
  readonly kind: string;
  readonly home: OpaqueId;
  readonly tenancy: string | null;
  readonly as: RetentionClass;
  readonly since: string;
}

/** What a destruction takes: records, refused copies of them, and pictures that nothing else names. */
export interface Listed {
  readonly records: readonly { readonly id: OpaqueId; readonly kind: string; readonly home: OpaqueId }[];
  readonly refused: readonly OpaqueId[];
  readonly pictures: readonly string[];
}

/** What would go today, what stays and why. `digest` names exactly this list in exactly these versions. */
export interface DryRun extends Listed {
  readonly records: readonly Going[];
  readonly staying: ReadonlyMap<StaysBecause, number>;
  readonly digest: string;
}

/** Lists what would be destroyed. It changes nothing. */
export function dryRun(view: ReadView, now: number): DryRun {
  const files = filesNow(view, now);
  const decided = fates(files);
  const records: Going[] = [];
  const staying = new Map<StaysBecause, number>();
  for (const { id, kind, home, tenancy } of files.records) {
    const fate = decided.get(id);
    if (fate === undefined) continue;
    if (fate.goes) records.push({ id, kind, home, tenancy, as: fate.as, since: fate.since });
    else staying.set(fate.because, (staying.get(fate.because) ?? 0) + 1);
  }
  const listed = {
    records,
    ...beside(
      view,
      records.map(({ id }) => id),
    ),
  };
  return { ...listed, staying, digest: listDigest(view, listed) };
}

/** What goes along with these records: what was refused of them, and the pictures that nothing else names. */
export function beside(view: ReadView, ids: readonly string[]): Pick<Listed, 'refused' | 'pictures'> {
  const going = new Set(ids);
  const named = picturesOf(view, ids);
  const pictures = [...named].filter((sha256) => view.records.naming(sha256).every((id) => going.has(id)));
  const refused = refusedOf(view, new Set([...ids, ...pictures]));
  const left = pictures.filter((sha256) => !namedByOthers(view, sha256, refused));
  return { refused: refused.map(({ id }) => id).sort(), pictures: left.sort() };
}

const EVERY_ITEM = 1_000_000_000;

function picturesOf(view: ReadView, ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.flatMap((id) => view.records.picturesOf(id)));
}

/** What was refused of what goes; with what a refused correction of it says is right, where that was never filed either. */
function refusedOf(view: ReadView, gone: Set<string>): readonly InboxItem[] {
  const items = view.inbox.items(EVERY_ITEM);
  const taken = new Set<InboxItem>();
  for (let before = -1; before !== taken.size;) {
    before = taken.size;
    for (const item of items) {
      if (taken.has(item) || !isAbout(item, gone)) continue;
      taken.add(item);
      const { replacement } = linksOf(parsed(item.raw));
      if (isOpaqueId(replacement) && view.records.entry(replacement) === null) gone.add(replacement);
    }
  }
  return items.filter((item) => taken.has(item));
}

/**
 * Whether an item is a copy of something that goes, lies in its tenancy, is about its people alone, or says something of it: a
 * refused correction, a reason to treat it as more, or a checked form of it.
 */
function isAbout(item: InboxItem, gone: ReadonlySet<string>): boolean {
  if (item.documentId !== null && gone.has(item.documentId)) return true;
  const document = parsed(item.raw);
  if (typeof document !== 'object' || document === null) return false;
  const { _id, tenancy, subjects } = document as Readonly<Record<string, unknown>>;
  const isOne = (value: unknown) => typeof value === 'string' && gone.has(value);
  return (
    isOne(_id) ||
    isOne(tenancy) ||
    (Array.isArray(subjects) && subjects.length > 0 && subjects.every(isOne)) ||
    Object.values(linksOf(document)).some(isOne)
  );
}

/** The answers by which a record of these kinds says something of another. What was refused may have any form. */
const SPEAKS: ReadonlyMap<unknown, readonly string[]> = new Map<KindName, readonly string[]>([
  ['correction', ['corrects', 'replacement']],
  ['reclassification', ['record']],
  ['cleared-note', ['note']],
  ['cleared-photo', ['photo']],
]);

/** What a refused document says something of, by the names of its answers. */
function linksOf(document: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(document) || !isObject(document['body'])) return {};
  const { body } = document;
  return Object.fromEntries((SPEAKS.get(document['kind']) ?? []).map((name) => [name, body[name]]));
}

function namedByOthers(view: ReadView, sha256: string, going: readonly InboxItem[]): boolean {
  const ids = new Set<string>(going.map(({ id }) => id));
  return view.inbox.itemsNaming(sha256).some((id) => !ids.has(id));
}

/** Every record with every version of it, every refused copy, every picture: whatever changes, the digest does too. */
export function listDigest(view: ReadView, { records, refused, pictures }: DigestedList): string {
  const hash = createHash('sha256');
  for (const { id, as } of [...records].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    const stored = view.documents.document(FILES, id);
    const revs = stored?.leaves.flatMap(({ rev }) => stored.history(rev).map((one) => one.rev)) ?? [];
    hash.update(`record ${id} ${as} ${[...new Set(revs)].sort().join(' ')}\n`);
  }
  for (const id of refused) hash.update(`refused ${id}\n`);
  for (const sha256 of pictures) hash.update(`picture ${sha256}\n`);
  return hash.digest('hex');
}

/** A list to be named by its digest; `as` says why each record goes. */
interface DigestedList extends Listed {
  readonly records: readonly (Listed['records'][number] & { readonly as: string })[];
}
