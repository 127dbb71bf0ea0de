import { FILES } from '../files/files-database.ts';
import { policyNow } from '../matrix/landlord-rules.ts';
import { londonToday } from '../packs/london-today.ts';
import { packContent, packedRole } from '../packs/pack-content.ts';
import type { PackContent } from '../packs/pack-entry.ts';
import type { Pack } from '../storage/packs.ts';
import type { StoredDocument } from '../storage/documents.ts';
import type { ReadView, StorageReader } from '../storage/storage.ts';
import { counted, faults, type Checked } from './checked.ts';
import { databaseNames, documentsIn } from './check-documents.ts';

/**
 * Packs against the files. One that was made up today must hold exactly what files and grants say. One of an earlier day is
 * made up when its phone asks next: until then what lies in it whole must be as it lies in the files.
 */
export function checkPacks(storage: Pick<StorageReader, 'read'>, now: number): Checked {
  return storage.read((view) => {
    const seen = { packs: 0, today: 0, documents: 0 };
    const wrong = { differ: 0, without: 0, nobodys: 0 };
    for (const { id: account } of view.accounts.accounts()) {
      const pack = view.packs.packOf(account);
      if (pack === null) continue;
      seen.packs += 1;
      if (view.documents.database(pack.name) === null) {
        wrong.without += 1;
        continue;
      }
      const content = contentOf(view, pack, now);
      if (content !== null) seen.today += 1;
      const held = new Set<string>();
      for (const document of documentsIn(view, pack.name)) {
        seen.documents += 1;
        held.add(document.id);
        if (!isRight(view, document, content)) wrong.differ += 1;
      }
      for (const id of content?.entries.keys() ?? []) if (!held.has(id)) wrong.differ += 1;
    }
    for (const name of databaseNames(view))
      if (/^pack-[0-9a-f]{32}$/.test(name) && view.packs.packNamed(name) === null) wrong.nobodys += 1;
    return {
      looked: `Packs: ${counted(seen.packs, 'pack')} with ${counted(seen.documents, 'document')} against the files; ${seen.today.toLocaleString('en-GB')} of them, made up today, also against what they must hold.`,
      wrong: [
        ...faults(wrong.differ, (of) => `${counted(of, 'document')} of packs are not what the files say.`),
        ...faults(wrong.without, (of) => `${counted(of, 'pack')} have no database.`),
        ...faults(wrong.nobodys, (of) => `${counted(of, 'pack')} are nobody’s.`),
      ],
    };
  });
}

function contentOf(view: ReadView, pack: Pack, now: number): PackContent | null {
  const today = londonToday(now);
  const role = packedRole(view, pack.account);
  if (role === null || pack.madeUpOn !== today || pack.policy !== policyNow(view, now)) return null;
  return packContent(view, pack, role, today);
}

function isRight(view: ReadView, document: StoredDocument, content: PackContent | null): boolean {
  const body = document.revision(document.winner.rev)?.body;
  if (body === undefined) return false;
  const entry = content?.entries.get(document.id);
  if (content !== null && entry === undefined) return false;
  if (entry?.form === 'disclosed') return JSON.stringify(body) === JSON.stringify(entry.document);
  if (Object.hasOwn(body, 'disclosed')) return entry === undefined;
  const filed = view.documents.document(FILES, document.id);
  if (entry !== undefined && filed?.leaves.length !== document.leaves.length) return false;
  return document.leaves.every(({ rev }) => {
    const held = JSON.stringify(document.revision(rev)?.body);
    return filed !== null && held === JSON.stringify(filed.revision(rev)?.body);
  });
}
