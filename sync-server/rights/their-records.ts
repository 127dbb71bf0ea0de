import { answersOf } from '#domain/cases/answers.ts';
import { momentInWords } from '#domain/cases/date-words.ts';
import { happened } from '#domain/cases/filed-record.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { Json } from '#domain/records/json.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { liesInTheirFiles, type PersonFile } from '#domain/rights/copy-records.ts';
import { tellsOf, type AboutWhom } from '#domain/rights/putting-right.ts';
import { mayBeRestricted } from '#domain/rights/restricting.ts';
import type { TheirRecord } from '#domain/rights/rights-views.ts';
import { filedRecord, filedRecords, type FiledRecord } from '../files/filed-record.ts';
import { putRightAt, rivalsOf, versionInstead } from '../files/put-right-at.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { gathered } from '../office/case-records.ts';
import type { DeskCall } from '../office/desk.ts';
import { officeContext } from '../office/shown-records.ts';
import { londonToday } from '../packs/london-today.ts';
import { barWords, erasureBars } from '../retention/erasure.ts';
import type { ReadView } from '../storage/storage.ts';
import type { FiledRights } from './filed-rights.ts';
import { personFile } from './make-copy.ts';

/** Whom a record tells of that a decision about this request may name; null where it may name it not at all. */
export function mayBeDecided(
  view: ReadView,
  request: FiledRights,
  id: OpaqueId,
  now: number,
): AboutWhom | null {
  const filed = filedRecord(view, id);
  return filed === null ? null : aboutOf(request, personFile(view, request.person, now), filed);
}

function aboutOf(
  {
    filed: {
      entry: { home },
    },
    body,
    person,
  }: FiledRights,
  file: PersonFile | null,
  filed: FiledRecord,
): AboutWhom | null {
  const { record, entry } = filed;
  // They are offered what lies at the home of the request, and what else is held there is asked before anything goes.
  if (entry.home !== home) return null;
  if (body.right !== 'rectification') return mayBeRestricted(record, person) ? 'them' : null;
  const isAtHome = file !== null && file.records.some(({ id }) => id === entry.id);
  return tellsOf(record, person, isAtHome && liesInTheirFiles(gathered(filed), file));
}

/**
 * What may be chosen when a request is decided. What is about them alone, as they themselves would be shown it; what may be
 * put right and tells of others too, or names nobody, as the desk is shown it.
 */
export function theirRecords(view: ReadView, request: FiledRights, call: DeskCall): readonly TheirRecord[] {
  const { now, account } = call;
  const { filed, person, body } = request;
  const { home } = filed.entry;
  const file = personFile(view, person, now);
  const today = londonToday(now);
  const theirs = {
    rules: landlordRules(view, today),
    audience: 'subject-access',
    today,
    mint: (id: string) => id,
    requester: person,
    purpose: 'access-right',
  } as const;
  const desk = officeContext(view, { viewer: account.id, now, onOpenCase: false, guardedClosed: true });
  const rights = putRightAt(view, home);
  const bars = body.right === 'erasure' ? erasureBars(view, home, now) : new Map<OpaqueId, never>();
  return filedRecords(view, { home }).flatMap((one): TheirRecord[] => {
    const { entry, record } = one;
    const about = aboutOf(request, file, one);
    const kind = kindNamed(record.kind);
    if (about === null || kind === null) return [];
    // What is wrong already is put right no second time: what stands for it is on the list.
    if (body.right === 'rectification' && versionInstead(view, rights, entry.id) !== null) return [];
    const shown: { readonly body: Readonly<Record<string, Json>> } | null =
      about === 'them' ? disclose(entry.id, record, theirs) : disclose(entry.id, record, desk);
    // Of what they are not shown themselves nothing is told; what tells of others too is known by its kind and day.
    if (shown === null && about === 'them') return [];
    const answers = shown === null ? null : answersOf(kind, shown.body, now);
    const bar = bars.get(entry.id);
    return [
      {
        id: entry.id,
        kind: kind.kind,
        title: kind.title,
        when: momentInWords(happened(gathered(one)).at, now),
        words: Object.keys(kind.fields)
          .flatMap((name) => answers?.words(name) ?? [])
          .join(', '),
        restricted: view.restrictions.isRestricted(entry.id),
        about,
        hasRivals: rivalsOf(view, rights, entry.id).length > 0,
        stays: bar === undefined ? null : barWords(bar),
      },
    ];
  });
}
