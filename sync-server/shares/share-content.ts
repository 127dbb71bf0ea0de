import { createHash } from 'node:crypto';
import { askedFor, compareViews, type ComparedField } from '#domain/cases/comparison.ts';
import { verdictFor, verdictInWords } from '#domain/disclosure/audiences.ts';
import { project, type Projection, type Withheld } from '#domain/disclosure/disclose.ts';
import { clearedBy } from '#domain/cases/put-right.ts';
import type { DisclosureContext } from '#domain/disclosure/verdicts.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { epoch, happened } from '#domain/cases/filed-record.ts';
import { canonicalJson } from '#domain/records/canonical-json.ts';
import type { Json } from '#domain/records/json.ts';
import { kindNamed, type SurveyRecord } from '#domain/records/registry.ts';
import type { Purpose } from '#domain/sharing/purposes.ts';
import type { Release } from '#domain/sharing/release.ts';
import type { Known } from '#domain/shares/how-known.ts';
import { isToldHowKnown, type SharedAudience } from '#domain/shares/share-audiences.ts';
import { sharePage, type ShareContent, type ShownForShare } from '#domain/shares/share-page.ts';
import type { Matter } from '#domain/shares/share-scope.ts';
import type { FiledRecord } from '../files/filed-record.ts';
import { putRightAt } from '../files/put-right-at.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { gathered } from '../office/case-records.ts';
import type { DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import { staffNames } from '../office/names.ts';
import { officeContext } from '../office/shown-records.ts';
import { GUARDED_KINDS } from '../packs/guarded-kinds.ts';
import { londonToday } from '../packs/london-today.ts';
import { restrictionOf } from '../sharing/only-kept.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { clockRunsOn, guardedClosed } from '../training/training-gate.ts';
import { logTold } from './log-told.ts';
import { picturesAlong } from './share-pictures.ts';
import { matterRecords, type MatterRecord } from './matter-records.ts';

/** To whom a page goes, what for, and what opens guarded fields to them. */
export interface ShareAsk {
  readonly matter: Matter;
  readonly purpose: Purpose;
  /** Null while nobody is chosen. */
  readonly recipient: OpaqueId | null;
  /** What was opened to the adviser or the body of this matter; all to the same one. */
  readonly releases: readonly Release[];
}

type Told = MatterRecord & { readonly told: Projection<SharedAudience> };

/** What they would be told, made by the one projection. */
export function shareContent(view: ReadView, ask: ShareAsk, now: number): ShareContent {
  return contentOf(view, ask, toldOf(view, ask, now), now);
}

/**
 * The same beside the full record as the office sees it. Guarded records that are shown here are journalled as read, and so is
 * each that stands on the page with more than the office is shown of it: somebody must read what leaves.
 */
export function comparedContent(
  tx: WriteTx,
  ask: ShareAsk,
  call: DeskCall,
  onOpenCase: boolean,
): { readonly content: ShareContent; readonly compared: readonly ComparedField[] } {
  const { now, account } = call;
  const closed = guardedClosed(tx, call, clockRunsOn(tx, ask.matter.case, now));
  const office = officeContext(tx, { viewer: account.id, now, onOpenCase, guardedClosed: closed });
  const told = toldOf(tx, ask, now);
  const { audience } = ask.matter;
  const rules = landlordRules(tx, londonToday(now));
  const compared = told.flatMap(({ filed, told: theirs, held }) => {
    const { id } = filed.entry;
    const kind = kindNamed(filed.record.kind);
    if (kind === null) return [];
    const full = project(id, filed.record, office);
    const isGuardedLook = full.shown !== null && GUARDED_KINDS.has(kind.kind);
    if (isGuardedLook || tellsMore(theirs, full)) journalLook(tx, call, id, kind.kind);
    const restricted = restrictionOf(tx, id, { audience, purpose: ask.purpose }, now);
    const fields = compareViews(kind, full, theirs, now, { rules, audience, because: held, restricted });
    const isAskedFor = audience === 'legal-adviser' || audience === 'ombudsman';
    const mayAsk = isAskedFor && held === null && restricted?.mayUse !== false;
    return mayAsk ? fields.map((field) => askedFor(rules, field, audience)) : fields;
  });
  return { content: contentOf(tx, ask, told, now), compared };
}

/** Whether a page says something of a record that the office is not shown of it anywhere else. */
function tellsMore(page: Projection<SharedAudience>, office: Projection<'office'>): boolean {
  const seen = office.shown?.body ?? {};
  return Object.keys(page.shown?.body ?? {}).some((name) => !Object.hasOwn(seen, name));
}

/** SHA-256 of what is told: the same for as long as nothing of it changes. */
export function contentDigest({ page, pictures }: Pick<ShareContent, 'page' | 'pictures'>): string {
  return digest({ page, pictures } as unknown as Json);
}

/** SHA-256 of what was looked at: what is told, to whom and on whose side, and the rules that decided. */
export function previewDigest(
  content: ShareContent,
  { matter, purpose, recipient }: ShareAsk,
  policy: string,
): string {
  return digest([contentDigest(content), purpose, recipient, matter.ownAdviser, policy]);
}

function digest(value: Json): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

function toldOf(view: ReadView, ask: ShareAsk, now: number): readonly Told[] {
  const context = contextOf(view, ask, now);
  return matterRecords(view, ask.matter, now).map((one) => {
    const projected = one.onlyApproved
      ? onlyOpened(one.filed, context)
      : project(one.filed.entry.id, one.filed.record, context);
    return { ...one, told: one.held === null ? projected : withheldWhole(projected) };
  });
}

/** Who is asked about, by which rules, for what, and what was opened to them. */
function contextOf(view: ReadView, ask: ShareAsk, now: number): DisclosureContext<SharedAudience> {
  const { matter, purpose, releases } = ask;
  const [first] = releases;
  const today = londonToday(now);
  const right = putRightAt(view, matter.home);
  return {
    rules: landlordRules(view, today),
    audience: matter.audience,
    ownAdviser: matter.ownAdviser,
    today,
    // The page names no record, so its ids need not be minted anew; what names a record that was put right names what is right.
    mint: (id) => right.standsFor(id as OpaqueId),
    purpose,
    releases,
    ...(first === undefined ? {} : { recipient: first.recipient }),
  };
}

/** What is told of a record that belongs to no page by itself: the fields that were opened one by one, and no other. */
function onlyOpened(
  { entry, record }: MatterRecord['filed'],
  context: DisclosureContext<SharedAudience>,
): Projection<SharedAudience> {
  const opened = new Set(
    (context.releases ?? []).flatMap((one) => (one.record === entry.id ? [one.pointer] : [])),
  );
  const fields = kindNamed(record.kind)?.fields ?? {};
  const [told, left] = [new Map<string, unknown>(), new Map<string, unknown>()];
  for (const [name, value] of Object.entries(record.body))
    (opened.has(`/body/${name}`) ? told : left).set(name, value);
  const narrowed = { ...record, body: Object.fromEntries(told) } as unknown as SurveyRecord;
  const { shown, withheld } = project(entry.id, narrowed, context);
  const rest = [...left.keys()].map((name): Withheld => {
    const category = fields[name]?.category ?? 'unreviewed';
    return { path: `/body/${name}`, category, reason: 'not-for-this-audience' };
  });
  return { shown, withheld: [...withheld, ...rest] };
}

function withheldWhole({ withheld }: Projection<SharedAudience>): Projection<SharedAudience> {
  const category = withheld[0]?.category ?? 'unreviewed';
  return { shown: null, withheld: [{ path: '', category, reason: 'not-for-this-audience' }] };
}

function contentOf(view: ReadView, ask: ShareAsk, all: readonly Told[], now: number): ShareContent {
  const { audience } = ask.matter;
  const isKnown = isToldHowKnown(audience);
  const visits = visitsShown(all);
  const shown = inTime(view, ask, all).flatMap((one): ShownForShare[] => {
    const { filed, told } = one;
    if (told.shown === null || (isKnown && filed.record.kind === 'correction')) return [];
    const known = isKnown ? howKnown(one, all, visits) : null;
    return [{ id: filed.entry.id, kind: filed.record.kind, shown: told.shown, known }];
  });
  const cleared = shown.flatMap(({ shown: { kind, body } }) => {
    const { picture } = body;
    return kind === 'cleared-photo' && typeof picture === 'string' ? [picture] : [];
  });
  const along = new Set(picturesAlong(view, cleared).map(({ sha256 }) => sha256));
  const goesAlong = (picture: string) => along.has(picture);
  if (!isKnown) return sharePage(audience, shown, now, { name: () => null, log: [], goesAlong });
  const { rules } = contextOf(view, ask, now);
  const isNamed = verdictInWords(verdictFor(rules, 'staff-name', audience)) === 'S';
  const names = staffNames(view);
  const name = (account: string) => (isNamed ? names.account(account) : null);
  const log = logTold(view, ask.matter, contextOf(view, ask, now));
  return sharePage(audience, shown, now, { name, log, goesAlong });
}

/** The beginning of each visit of which the page tells. */
function visitsShown(all: readonly Told[]): ReadonlyMap<OpaqueId, number> {
  return new Map(
    all.flatMap(({ filed: { entry, record }, told }) =>
      record.kind === 'inspection' && told.shown?.body['startedAt'] !== undefined
        ? [[entry.id, epoch(record.body.startedAt)] as const]
        : [],
    ),
  );
}

/**
 * How a record came to be known. Of one that is guarded, or that belongs here by an approval alone, no more is told than what was
 * opened of it, and whether it is still held to be right.
 */
function howKnown(
  { filed, stands, onlyApproved }: Told,
  all: readonly Told[],
  visits: ReadonlyMap<OpaqueId, number>,
): Known {
  const { entry, record } = filed;
  if (onlyApproved || GUARDED_KINDS.has(record.kind))
    return { seenOn: null, entered: null, standing: { is: stands, by: [] } };
  // What was cleared from a note stands and falls with it.
  const ofIt = new Set([entry.id, clearedBy(entry.id, record)?.from]);
  const by = all.flatMap(({ filed: one, told: { shown }, stands: its }) => {
    const isOfIt = one.record.kind === 'correction' && ofIt.has(one.record.body.corrects);
    return isOfIt && its === 'right' && shown !== null ? [{ id: one.entry.id, shown, ...whenMade(one) }] : [];
  });
  const startedAt = entry.inspection === null ? undefined : visits.get(entry.inspection);
  const isVisit = record.kind === 'inspection';
  const seenOn =
    entry.inspection === null || startedAt === undefined || isVisit
      ? null
      : { inspection: entry.inspection, startedAt };
  return { seenOn, entered: whenMade(filed), standing: { is: stands, by } };
}

function whenMade(filed: FiledRecord) {
  return { enteredAt: happened(gathered(filed)).at, arrivedAt: filed.entry.receivedAt };
}

/** In the order in which things were recorded, what was put right straight before what stands for it. */
function inTime(view: ReadView, { matter }: ShareAsk, all: readonly Told[]): readonly Told[] {
  if (!isToldHowKnown(matter.audience)) return all;
  const right = putRightAt(view, matter.home);
  const byTime = [...all].sort((one, other) => enteredAt(one) - enteredAt(other));
  const chains = new Map<OpaqueId, Told[]>();
  for (const one of byTime) {
    const last = right.standsFor(one.filed.entry.id);
    chains.set(last, [...(chains.get(last) ?? []), one]);
  }
  return [...chains.values()].flat();
}

function enteredAt({ filed }: Told): number {
  return whenMade(filed).enteredAt;
}
