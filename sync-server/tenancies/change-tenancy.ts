import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { isLocalDate, type LocalDate } from '#domain/records/moments.ts';
import { bodyProblems } from '#domain/records/parse-record.ts';
import { person } from '#domain/records/person.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { OCCUPANCIES } from '#domain/records/vocabulary.ts';
import type { Result } from '#domain/result.ts';
import { changed, type Newcomer, type TenancyChange, type TenancyFiles } from '#domain/tenancies/changes.ts';
import { exchanged, succeeded, type FreshIds } from '#domain/tenancies/handovers.ts';
import { isObject } from '../couch/json-body.ts';
import { badRequest, Refusal } from '../errors.ts';
import { newOpaqueId } from '../new-id.ts';
import { homeLine } from '../office/case-records.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { listOf, PART_MISSING } from '../office/issue-drafts.ts';
import { londonToday } from '../packs/london-today.ts';
import type { WriteTx } from '../storage/storage.ts';
import { fileChanges, tenancyFiles } from './tenancy-files.ts';

/** A change of who lives in a home, as the desk sends it: `is` says which. The same one sent twice changes nothing. */
export function changeTenancy(tx: WriteTx, call: DeskCall): { readonly home: OpaqueId } {
  const home = demandId(call.params['home']);
  if (homeLine(tx, home) === null) throw notFound();
  const before = tenancyFiles(tx, home);
  if (call.body['is'] === 'exchange') exchange(tx, call, home);
  else fileChanges(tx, call, home, { before, after: taken(planned(call, before, londonToday(call.now))) });
  return { home };
}

function planned(call: DeskCall, files: TenancyFiles, today: string): Result<TenancyFiles, string> {
  const { body } = call;
  if (body['is'] === 'succession') {
    const fresh = freshIds(body['id'], files);
    if (files.tenancies.some(({ id }) => id === fresh.tenancy)) return { ok: true, value: files };
    const staying = Array.isArray(body['staying']) ? body['staying'].map(demandId) : [];
    return succeeded(files, { tenant: demandId(body['tenant']), staying, on: dayOf(body) }, fresh, today);
  }
  return changed(files, changeOf(body), today);
}

function changeOf(body: DeskCall['body']): TenancyChange {
  const on = dayOf(body);
  switch (body['is']) {
    case 'ends':
      return { is: 'ends', tenancy: demandId(body['tenancy']), on };
    case 'begins': {
      const beginning = {
        id: demandId(body['id']),
        on,
        occupancy: occupancyOf(body),
        began: 'new-letting',
      } as const;
      return { is: 'begins', beginning: { ...beginning, people: listOf(body, 'people').map(newcomer) } };
    }
    case 'moves-in':
      return { is: 'moves-in', tenancy: demandId(body['tenancy']), on, who: newcomer(body['who']) };
    case 'moves-out':
      return { is: 'moves-out', tenancy: demandId(body['tenancy']), on, person: demandId(body['person']) };
    default:
      throw badRequest('Say what changes: who moves in, who moves out, or that a tenancy begins or ends.');
  }
}

/** Two homes change hands on one day: both or neither. */
function exchange(tx: WriteTx, call: DeskCall, home: OpaqueId): void {
  const other = demandId(call.body['with']);
  if (other === home || homeLine(tx, other) === null) throw notFound();
  const homes = [tenancyFiles(tx, home), tenancyFiles(tx, other)] as const;
  // Whoever comes here lived there, and the other way round.
  const ids = [freshIds(call.body['id'], homes[1]), freshIds(call.body['there'], homes[0])] as const;
  if (homes[0].tenancies.some(({ id }) => id === ids[0].tenancy)) return;
  const after = taken(exchanged(homes, dayOf(call.body), ids, londonToday(call.now)));
  fileChanges(tx, call, home, { before: homes[0], after: after[0] });
  fileChanges(tx, call, other, { before: homes[1], after: after[1] });
}

/** Fresh ids for whoever may come along. A change is done once, by the id of the tenancy that the desk minted. */
function freshIds(id: unknown, { people }: TenancyFiles): FreshIds {
  return { tenancy: demandId(id), people: new Map(people.map((one) => [one.id, newOpaqueId()] as const)) };
}

function newcomer(value: unknown): Newcomer {
  if (!isObject(value) || !isOpaqueId(value['id'])) throw badRequest(PART_MISSING);
  const { id, ...body } = value;
  const [problem] = bodyProblems(body, person);
  if (problem) throw new Refusal(422, 'unfinished', problem.message);
  return { id: demandId(id), body: body as unknown as RecordNamed<'person'>['body'] };
}

function occupancyOf(body: DeskCall['body']): keyof typeof OCCUPANCIES {
  const known = Object.keys(OCCUPANCIES) as (keyof typeof OCCUPANCIES)[];
  const found = known.find((one) => one === body['occupancy']);
  if (found === undefined) throw new Refusal(422, 'unfinished', 'Choose on what basis they live there.');
  return found;
}

function dayOf(body: Readonly<Record<string, unknown>>): LocalDate {
  const { on } = body;
  if (!isLocalDate(on)) throw new Refusal(422, 'unfinished', 'Enter the day.');
  return on;
}

function taken<T>(planned: Result<T, string>): T {
  if (!planned.ok) throw new Refusal(422, 'unfinished', planned.problem);
  return planned.value;
}
