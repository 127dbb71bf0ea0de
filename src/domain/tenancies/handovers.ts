import type { OpaqueId } from '../ids.ts';
import type { LocalDate } from '../records/moments.ts';
import { fail, ok, type Result } from '../result.ts';
import {
  changed,
  livingIn,
  runningTenancy,
  type Beginning,
  type Newcomer,
  type StoredTenancy,
  type TenancyFiles,
} from './changes.ts';

/** The ids for a tenancy that begins and for the people who go with it: `people` by the id that they had before. */
export interface FreshIds {
  readonly tenancy: OpaqueId;
  readonly people: ReadonlyMap<OpaqueId, OpaqueId>;
}

/**
 * By succession: the tenancy ends, and one of those who stay holds the new one. Its file is empty all the same: what was
 * recorded of the household that was is asked again of the household that is.
 */
export function succeeded(
  files: TenancyFiles,
  who: { readonly tenant: OpaqueId; readonly staying: readonly OpaqueId[]; readonly on: LocalDate },
  ids: FreshIds,
  today: string,
): Result<TenancyFiles, string> {
  const running = runningTenancy(files, today);
  if (running === null) return fail('Nobody holds a tenancy here now. Start one instead.');
  const household = livingIn(files.people, running.id, today);
  const staying = household.filter(({ id }) => id === who.tenant || who.staying.includes(id));
  if (!staying.some(({ id }) => id === who.tenant)) return fail('Choose who holds the tenancy from now on.');
  const ends = changed(files, { is: 'ends', tenancy: running.id, on: who.on }, today);
  if (!ends.ok) return ends;
  const people = staying.map((one) => newcomer(one, ids, one.id === who.tenant ? 'tenant' : 'lives-here'));
  const beginning = beginningOf(running, ids.tenancy, who.on, 'succession', people);
  return changed(ends.value, { is: 'begins', beginning }, today);
}

/** By mutual exchange: each household takes the other's home on the same day. Both homes change, or neither. */
export function exchanged(
  homes: readonly [TenancyFiles, TenancyFiles],
  on: LocalDate,
  ids: readonly [FreshIds, FreshIds],
  today: string,
): Result<readonly [TenancyFiles, TenancyFiles], string> {
  const [here, there] = homes.map((files) => runningTenancy(files, today));
  if (!here || !there) return fail('An exchange takes two homes, and somebody who holds a tenancy in each.');
  const one = moved(homes[0], { from: there, people: homes[1].people }, here, on, ids[0], today);
  if (!one.ok) return one;
  const other = moved(homes[1], { from: here, people: homes[0].people }, there, on, ids[1], today);
  return other.ok ? ok([one.value, other.value]) : other;
}

function moved(
  files: TenancyFiles,
  coming: { readonly from: StoredTenancy; readonly people: TenancyFiles['people'] },
  leaving: StoredTenancy,
  on: LocalDate,
  ids: FreshIds,
  today: string,
): Result<TenancyFiles, string> {
  const ends = changed(files, { is: 'ends', tenancy: leaving.id, on }, today);
  if (!ends.ok) return ends;
  const people = livingIn(coming.people, coming.from.id, today).map((one) =>
    newcomer(one, ids, one.body.part),
  );
  const beginning = beginningOf(coming.from, ids.tenancy, on, 'mutual-exchange', people);
  return changed(ends.value, { is: 'begins', beginning }, today);
}

function newcomer(
  { id, body }: TenancyFiles['people'][number],
  ids: FreshIds,
  part: Newcomer['body']['part'],
): Newcomer {
  const fresh = ids.people.get(id);
  if (fresh === undefined) throw new RangeError('Everybody who comes along has a fresh id.');
  const { name, phone, email } = body;
  return {
    id: fresh,
    body: {
      name,
      part,
      before: id,
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
    },
  };
}

function beginningOf(
  from: StoredTenancy,
  id: OpaqueId,
  on: LocalDate,
  began: Beginning['began'],
  people: readonly Newcomer[],
): Beginning {
  return { id, on, occupancy: from.body.occupancy, began, follows: from.id, people };
}
