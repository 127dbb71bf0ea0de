import type { OpaqueId } from '../ids.ts';
import type { RecordNamed } from '../records/registry.ts';
import { isLocalDate, type LocalDate } from '../records/moments.ts';
import { fail, ok, type Result } from '../result.ts';
import { tenancyNow } from './household.ts';
import { hasNotLeft } from './people-now.ts';

type TenancyBody = RecordNamed<'tenancy'>['body'];
type PersonBody = RecordNamed<'person'>['body'];

/** A tenancy as its record stands. */
export interface StoredTenancy {
  readonly id: OpaqueId;
  readonly body: TenancyBody;
}

/** Somebody of a tenancy as their record stands. */
export interface StoredPerson {
  readonly id: OpaqueId;
  readonly tenancy: OpaqueId;
  readonly body: PersonBody;
}

/** The tenancies of one home with their people. */
export interface TenancyFiles {
  readonly tenancies: readonly StoredTenancy[];
  readonly people: readonly StoredPerson[];
}

/** Somebody who moves in, under the id that the desk gave them. */
export interface Newcomer {
  readonly id: OpaqueId;
  readonly body: Omit<PersonBody, 'from' | 'until'>;
}

/** How a tenancy begins. */
export interface Beginning {
  readonly id: OpaqueId;
  readonly on: LocalDate;
  readonly occupancy: TenancyBody['occupancy'];
  readonly began: NonNullable<TenancyBody['began']>;
  readonly follows?: OpaqueId;
  readonly people: readonly Newcomer[];
}

/** What happens to a home's tenancies. */
export type TenancyChange =
  | { readonly is: 'ends'; readonly tenancy: OpaqueId; readonly on: LocalDate }
  | { readonly is: 'begins'; readonly beginning: Beginning }
  | { readonly is: 'moves-in'; readonly tenancy: OpaqueId; readonly on: LocalDate; readonly who: Newcomer }
  | {
      readonly is: 'moves-out';
      readonly tenancy: OpaqueId;
      readonly on: LocalDate;
      readonly person: OpaqueId;
    }
  | DaysPutRight;

/** The days of somebody's moving in and out as they are right; undefined for one that there is not. */
export interface DaysPutRight {
  readonly is: 'days-put-right';
  readonly person: OpaqueId;
  readonly from: LocalDate | undefined;
  readonly until: LocalDate | undefined;
}

/**
 * The files after a change, or the sentence that says why it cannot be. One tenancy at a time; none before the end of the
 * last; each with a tenant; what has ended stays ended. A day that has not come is refused: who lives there is what is told
 * on the door, so it changes on the day and not before.
 */
export function changed(
  files: TenancyFiles,
  change: TenancyChange,
  today: string,
): Result<TenancyFiles, string> {
  for (const on of daysOf(change)) {
    if (!isLocalDate(on)) return fail('Enter the day, like 2026-11-24.');
    if (on > today) return fail('This day has not come yet. Record it on the day itself, or after.');
  }
  switch (change.is) {
    case 'ends':
      return ended(files, change.tenancy, change.on, today);
    case 'begins':
      return begun(files, change.beginning, today);
    case 'moves-in':
      return movedIn(files, change, today);
    case 'moves-out':
      return movedOut(files, change, today);
    case 'days-put-right':
      return daysRight(files, change, today);
  }
}

function daysOf(change: TenancyChange): readonly LocalDate[] {
  switch (change.is) {
    case 'begins':
      return [change.beginning.on];
    case 'days-put-right':
      return [change.from ?? [], change.until ?? []].flat();
    case 'ends':
    case 'moves-in':
    case 'moves-out':
      return [change.on];
  }
}

function ended(
  files: TenancyFiles,
  id: OpaqueId,
  on: LocalDate,
  today: string,
): Result<TenancyFiles, string> {
  const known = files.tenancies.find((one) => one.id === id);
  if (!known) return fail('This tenancy is not at this home.');
  if (known.body.endedOn !== undefined) {
    return known.body.endedOn === on ? ok(files) : fail('This tenancy has ended already. It stays ended.');
  }
  if (runningTenancy(files, today)?.id !== id)
    return fail('This is not the tenancy that runs now. Open the home again.');
  if (on < known.body.startedOn) return fail('It cannot end before it began.');
  return ok(withTenancy(files, { ...known, body: { ...known.body, endedOn: on } }));
}

function begun(files: TenancyFiles, beginning: Beginning, today: string): Result<TenancyFiles, string> {
  const { id, on, occupancy, began, follows, people } = beginning;
  if (files.tenancies.some((one) => one.id === id)) return ok(files);
  if (runningTenancy(files, today) !== null)
    return fail('Somebody lives here on a tenancy that has not ended. End it first.');
  const lastEnd =
    files.tenancies
      .map(({ body }) => body.endedOn ?? '')
      .sort()
      .at(-1) ?? '';
  if (on < lastEnd) return fail('It cannot begin before the last one ended.');
  const problem = partsProblem(people.map(({ body }) => body.part));
  if (problem !== null) return fail(problem);
  const tenancy = { occupancy, startedOn: on, began, ...(follows === undefined ? {} : { follows }) };
  return ok({
    tenancies: [...files.tenancies, { id, body: tenancy }],
    people: [
      ...files.people,
      ...people.map(({ id: who, body }) => ({ id: who, tenancy: id, body: { ...body, from: on } })),
    ],
  });
}

function movedIn(
  files: TenancyFiles,
  { tenancy, on, who }: Extract<TenancyChange, { is: 'moves-in' }>,
  today: string,
): Result<TenancyFiles, string> {
  const current = runningTenancy(files, today);
  if (current?.id !== tenancy) return fail('This tenancy does not run now. Open the home again.');
  if (files.people.some(({ id }) => id === who.id)) return ok(files);
  if (on < current.body.startedOn) return fail('They cannot move in before the tenancy began.');
  const people = [...files.people, { id: who.id, tenancy, body: { ...who.body, from: on } }];
  const problem = partsProblem(livingIn(people, tenancy, today).map(({ body }) => body.part));
  return problem === null ? ok({ ...files, people }) : fail(problem);
}

function movedOut(
  files: TenancyFiles,
  { tenancy, on, person }: Extract<TenancyChange, { is: 'moves-out' }>,
  today: string,
): Result<TenancyFiles, string> {
  const current = runningTenancy(files, today);
  const known = files.people.find(({ id }) => id === person);
  if (current?.id !== tenancy || known?.tenancy !== tenancy)
    return fail('This person does not live there now. Open the home again.');
  if (!hasNotLeft(known.body, today)) return ok(files);
  if (on < (known.body.from ?? current.body.startedOn))
    return fail('They cannot move out before they moved in.');
  const people = files.people.map((one) =>
    one.id === person ? { ...one, body: { ...one.body, until: on } } : one,
  );
  return hasTenant(livingIn(people, tenancy, today)) ? ok({ ...files, people }) : fail(NO_TENANT);
}

const NO_TENANT = 'No tenant would be left. End the tenancy instead; by succession, if somebody stays on.';

function hasTenant(people: readonly StoredPerson[]): boolean {
  return people.some(({ body }) => body.part !== 'lives-here');
}

/**
 * A day of somebody that was written down wrongly, with the same checks as the move itself. A wrong day of moving out may be taken back:
 * they live there, beside whoever does.
 */
function daysRight(
  files: TenancyFiles,
  { person, from, until }: DaysPutRight,
  today: string,
): Result<TenancyFiles, string> {
  const known = files.people.find(({ id }) => id === person);
  if (known === undefined) return fail('This person is not of this home. Open the home again.');
  const tenancy = files.tenancies.find(({ id }) => id === known.tenancy)?.body;
  const began = tenancy?.startedOn;
  if (from !== known.body.from && from !== undefined && began !== undefined && from < began)
    return fail('They cannot move in before the tenancy began.');
  const came = from ?? began;
  if (until !== undefined && came !== undefined && until < came)
    return fail('They cannot move out before they moved in.');
  const body = withDays(known.body, { from, until });
  const people = files.people.map((one) => (one.id === person ? { ...one, body } : one));
  // Of a household that is there no more nobody is told on the door.
  if (tenancy === undefined || tenancy.endedOn !== undefined) return ok({ ...files, people });
  const before = livingIn(files.people, known.tenancy, today);
  const after = livingIn(people, known.tenancy, today);
  if (hasTenant(before) && !hasTenant(after)) return fail(NO_TENANT);
  const problem = after.length > before.length ? partsProblem(after.map((one) => one.body.part)) : null;
  return problem === null ? ok({ ...files, people }) : fail(problem);
}

function withDays(body: PersonBody, days: Pick<DaysPutRight, 'from' | 'until'>): PersonBody {
  const all = Object.entries({ ...body, ...days }).filter(([, value]) => value !== undefined);
  // Neither day need be there.
  return Object.fromEntries(all) as PersonBody;
}

/** Who lives there on a tenancy and has not moved out by today. */
export function livingIn(
  people: readonly StoredPerson[],
  tenancy: string,
  today: string,
): readonly StoredPerson[] {
  return people.filter((one) => one.tenancy === tenancy && hasNotLeft(one.body, today));
}

/** Alone, somebody is the tenant. Who joins a tenant is named a joint tenant; whoever was there before stands as recorded. */
function partsProblem(parts: readonly PersonBody['part'][]): string | null {
  const holders = parts.filter((part) => part !== 'lives-here');
  if (holders.length === 0) return 'Name at least one tenant.';
  if (holders.length > 1 && !holders.includes('joint-tenant'))
    return 'Two people hold it together: say that they are joint tenants.';
  return null;
}

/** The tenancy that runs at a home, or null. */
export function runningTenancy({ tenancies }: TenancyFiles, today: string): StoredTenancy | null {
  return tenancyNow(
    tenancies.map((one) => ({ ...one, startedOn: one.body.startedOn, endedOn: one.body.endedOn ?? null })),
    today,
  );
}

function withTenancy(files: TenancyFiles, tenancy: StoredTenancy): TenancyFiles {
  return { ...files, tenancies: files.tenancies.map((one) => (one.id === tenancy.id ? tenancy : one)) };
}
