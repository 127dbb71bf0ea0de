import type { DataCategory } from '../disclosure/categories.ts';
import { decide, type DisclosureContext } from '../disclosure/verdicts.ts';
import type { OpaqueId } from '../ids.ts';
import { namedField } from '../records/named-field.ts';
import type { RecordNamed } from '../records/registry.ts';
import type { Necessity } from '../sharing/necessity.ts';
import { ROUTES } from '../sharing/routes.ts';
import type { LogKind } from './log-kinds.ts';

type Body = RecordNamed<'disclosure'>['body'];

/** One approval, or one that was refused, on which a disclosure rests. */
export interface ApprovalBehind {
  readonly request: OpaqueId;
  /** "person/phone". */
  readonly field: string;
  readonly categories: readonly DataCategory[];
  readonly askedBy: OpaqueId;
  readonly answeredBy: OpaqueId | null;
  readonly necessity: Necessity;
}

/** A line of the log as it is kept. */
export interface LoggedDisclosure {
  readonly id: OpaqueId;
  readonly kind: LogKind;
  readonly author: OpaqueId;
  readonly body: Body;
  readonly approvals: readonly ApprovalBehind[];
}

/** Who looks at the log. */
export interface LogViewer {
  readonly account: OpaqueId;
  /** The data-protection lead answers for the log and sees all of it. */
  readonly whole: boolean;
  /** How they would be shown the record itself: the office at this line's home and case, or somebody outside. */
  readonly context: DisclosureContext;
}

/** A reason as whoever looks may read it: the words, or that there are words which the lead alone reads. */
export type SeenWords = { readonly is: 'said'; readonly words: string } | { readonly is: 'kept' } | null;

/** A line of the log as somebody may see it. Nothing in it says that there is more. */
export interface SeenDisclosure extends Pick<
  Body,
  'at' | 'audience' | 'purpose' | 'recipient' | 'recipientName' | 'decision' | 'channel' | 'told'
> {
  readonly id: OpaqueId;
  readonly kind: LogKind;
  readonly author: OpaqueId;
  readonly request: OpaqueId | null;
  readonly categories: readonly DataCategory[];
  readonly fields: readonly string[];
  readonly words: SeenWords;
  readonly toldSha256: string | null;
  readonly rules: string | null;
  readonly until: string | null;
  readonly behind: Pick<Body, 'route' | 'basis' | 'condition'>;
  readonly decidedBy: readonly OpaqueId[];
  /** Why a field was needed, for the lead; the office is never shown what was typed about it. */
  readonly approvals: readonly ApprovalBehind[];
}

/**
 * What somebody may see of a line of the log; null when not even that it is there. The office is named a field and a kind of
 * data only where it would be shown such a field itself: what `decide` keeps from it, the log does not betray. What is left
 * is a line like any other, so neither a count nor a gap tells of the rest.
 */
export function seenOfLog(logged: LoggedDisclosure, viewer: LogViewer): SeenDisclosure | null {
  const { body } = logged;
  if (viewer.whole)
    return seen(logged, viewer, {
      approvals: logged.approvals,
      fields: body.fields ?? [],
      categories: body.categories,
      behind: body,
      decidedBy: body.decidedBy ?? [],
    });
  const approvals = logged.approvals.filter((one) => !betrays(one, logged, viewer));
  const dropped = new Set(
    logged.approvals.filter((one) => !approvals.includes(one)).map(({ field }) => field),
  );
  const fields = (body.fields ?? []).filter(
    (field) => !dropped.has(field) && isShown(categoryOf(field), logged, viewer),
  );
  const categories = body.categories.filter(
    (one) => isShown(one, logged, viewer) && !isOfDroppedAlone(one, logged, dropped, fields),
  );
  if (isEmptied(body.categories, categories) || isEmptied(body.fields ?? [], fields)) return null;
  const isWhole = dropped.size === 0 && categories.length === body.categories.length;
  const restsOnApproval = body.route === 'approval' && logged.approvals.length > 0;
  if (restsOnApproval)
    return seen(logged, viewer, { approvals, fields, categories, ...behindOf(body, approvals) });
  // A rule and an emergency name the same condition for everybody, so theirs tells nothing of one household.
  const isRoutine = body.route !== undefined && body.route !== 'approval';
  if (body.condition === 'safeguarding' && !isRoutine) return null;
  const isTold = isWhole || isRoutine;
  return seen(logged, viewer, {
    ...{ approvals, fields, categories },
    behind: isTold ? body : {},
    decidedBy: isTold ? (body.decidedBy ?? []) : [],
  });
}

type Narrowed = Pick<SeenDisclosure, 'approvals' | 'fields' | 'categories' | 'behind' | 'decidedBy'>;

function seen(
  { id, kind, author, body }: LoggedDisclosure,
  viewer: LogViewer,
  narrowed: Narrowed,
): SeenDisclosure {
  const { at, audience, purpose, recipient, recipientName, decision, channel, told } = body;
  const { route, basis, condition } = narrowed.behind;
  return {
    ...{ id, kind, author, at, audience, purpose, decision },
    ...(recipient === undefined ? {} : { recipient }),
    ...(recipientName === undefined ? {} : { recipientName }),
    ...(channel === undefined ? {} : { channel }),
    ...(told === undefined ? {} : { told }),
    request: body.request ?? null,
    categories: narrowed.categories,
    fields: narrowed.fields,
    words: seenWords(body, author, viewer),
    toldSha256: body.toldSha256 ?? null,
    rules: body.rules ?? null,
    until: body.until ?? null,
    behind: {
      ...(route === undefined ? {} : { route }),
      ...(basis === undefined ? {} : { basis }),
      ...(condition === undefined ? {} : { condition }),
    },
    decidedBy: narrowed.decidedBy,
    approvals: narrowed.approvals,
  };
}

/** What stands behind the approvals that are left. */
function behindOf(body: Body, approvals: readonly ApprovalBehind[]): Pick<Narrowed, 'behind' | 'decidedBy'> {
  const [first] = approvals;
  if (first === undefined) return { behind: {}, decidedBy: [] };
  const condition = approvals.map(({ necessity }) => necessity.condition).find((one) => one !== null);
  return {
    behind: {
      ...(body.route === undefined ? {} : { route: body.route }),
      basis: first.necessity.basis,
      ...(condition === undefined || condition === null ? {} : { condition }),
    },
    decidedBy: [
      ...new Set(
        approvals.flatMap(({ askedBy, answeredBy }) =>
          answeredBy === null ? [askedBy] : [askedBy, answeredBy],
        ),
      ),
    ],
  };
}

/** An approval tells of somebody's safety by its field or by the condition that it names. */
function betrays(
  { categories, necessity }: ApprovalBehind,
  logged: LoggedDisclosure,
  viewer: LogViewer,
): boolean {
  return necessity.condition === 'safeguarding' || !categories.every((one) => isShown(one, logged, viewer));
}

/** The one question: would the office be shown such a field here? */
function isShown(category: string, { author }: LoggedDisclosure, { context }: LogViewer): boolean {
  const asked = { id: null, author, subjects: [], namesEndangering: false };
  return decide(category, '', asked, context).show === 'whole';
}

function isOfDroppedAlone(
  category: string,
  { approvals }: LoggedDisclosure,
  dropped: ReadonlySet<string>,
  fields: readonly string[],
): boolean {
  const isOfDropped = approvals.some(
    ({ field, categories }) => dropped.has(field) && categories.some((one) => one === category),
  );
  return isOfDropped && !fields.some((field) => categoryOf(field) === category);
}

/** Something was named, and nothing of it is left but links between records. */
function isEmptied(named: readonly string[], left: readonly string[]): boolean {
  const tells = (one: string) => one !== 'record-keeping' && categoryOf(one) !== 'record-keeping';
  return named.some(tells) && !left.some(tells);
}

function categoryOf(field: string): string {
  return namedField(field)?.category ?? '';
}

/**
 * What somebody typed may hold anything. The lead reads it, whoever wrote it does, and everybody at the desk where a fact was
 * refused to a neighbour; of every other reason the office is told that it is written down, whatever it speaks of.
 */
function seenWords({ words, audience, route }: Body, author: OpaqueId, viewer: LogViewer): SeenWords {
  if (words === undefined || (route !== undefined && words === `${ROUTES[route]}.`)) return null;
  const mayRead = viewer.whole || author === viewer.account || audience === 'neighbour';
  return mayRead ? { is: 'said', words } : { is: 'kept' };
}
