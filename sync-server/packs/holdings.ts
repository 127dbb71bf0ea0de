import type { Holdings } from '#domain/access/admit.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import { FILES } from '../files/files-database.ts';
import { parseRevision } from '../storage/revision.ts';
import type { ReadView } from '../storage/storage.ts';
import { openGrantNamed } from './resolve.ts';

/** A pushed revision as holdings need it. */
export interface Pushed {
  readonly id: OpaqueId;
  readonly rev: string;
  readonly ancestors: readonly string[];
}

/** What the server holds that decides whether a pushed document is taken. `begun` are inspections in the same batch. */
export function holdingsFor(
  view: ReadView,
  account: OpaqueId,
  pushed: Pushed,
  begun: ReadonlyMap<string, string>,
  now: number,
): Holdings {
  const document = view.documents.document(FILES, pushed.id);
  const entry = view.records.entry(pushed.id);
  const pin = entry && view.records.pins(pushed.id).find(({ signedBy }) => signedBy === entry.author);
  return {
    stored: storedRecord(view, pushed.id),
    joinsStored: pushed.ancestors.some((rev) => document?.has(rev) ?? false),
    // The signed revision itself may arrive after the signature that names it.
    signedOff: pin !== undefined && pin !== null && pin.rev !== pushed.rev,
    homeGranted: (home) => view.grants.homeGrantsOf(account).some((grant) => grant.home === home),
    ownInspection: (inspection, home) => {
      const known = view.records.entry(inspection);
      if (known === null) return begun.get(inspection) === home;
      return known.kind === 'inspection' && known.author === account && known.home === home;
    },
    homeExists: (home) => view.records.entry(home)?.kind === 'property',
    orderGranted: (order) => openGrantNamed(view, account, order, now) !== null,
    authorOf: (id) => view.records.entry(id)?.author ?? null,
    homeOf: (id) => view.records.entry(id)?.home ?? null,
  };
}

function storedRecord(view: ReadView, id: OpaqueId): Holdings['stored'] {
  const document = view.documents.document(FILES, id);
  if (document === null) return null;
  const parsed = parseRecord(document.revision(document.winner.rev)?.body);
  if (!parsed.ok) throw new Error('A stored record does not parse.');
  const generations = document.leaves.map((leaf) => parseRevision(leaf.rev)?.generation ?? 0);
  return { record: parsed.value, leafGeneration: Math.max(...generations) };
}
