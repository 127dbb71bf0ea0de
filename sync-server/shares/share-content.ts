import { createHash } from 'node:crypto';
import { askedFor, compareViews, type ComparedField } from '#domain/cases/comparison.ts';
import { project, type Projection, type Withheld } from '#domain/disclosure/disclose.ts';
import type { DisclosureContext } from '#domain/disclosure/verdicts.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { canonicalJson } from '#domain/records/canonical-json.ts';
import type { Json } from '#domain/records/json.ts';
import { kindNamed, type SurveyRecord } from '#domain/records/registry.ts';
import type { Purpose } from '#domain/sharing/purposes.ts';
import type { Release } from '#domain/sharing/release.ts';
import type { SharedAudience } from '#domain/shares/share-audiences.ts';
import { sharePage, type ShareContent, type ShownForShare } from '#domain/shares/share-page.ts';
import type { Matter } from '#domain/shares/share-scope.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import type { DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import { officeContext } from '../office/shown-records.ts';
import { GUARDED_KINDS } from '../packs/guarded-kinds.ts';
import { londonToday } from '../packs/london-today.ts';
import { restrictionOf } from '../sharing/only-kept.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { clockRunsOn, guardedClosed } from '../training/training-gate.ts';
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
  return contentOf(ask.matter.audience, toldOf(view, ask, now), now);
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
  return { content: contentOf(audience, told, now), compared };
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

/** SHA-256 of what was looked at: what is told, to whom, and the rules that decided. */
export function previewDigest(
  content: ShareContent,
  { purpose, recipient }: ShareAsk,
  policy: string,
): string {
  return digest([contentDigest(content), purpose, recipient, policy]);
}

function digest(value: Json): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

function toldOf(view: ReadView, ask: ShareAsk, now: number): readonly Told[] {
  const { matter, purpose, releases } = ask;
  const [first] = releases;
  const today = londonToday(now);
  const context: DisclosureContext<SharedAudience> = {
    rules: landlordRules(view, today),
    audience: matter.audience,
    today,
    // The page names no record, so its ids need not be minted anew.
    mint: (id) => id,
    purpose,
    releases,
    ...(first === undefined ? {} : { recipient: first.recipient }),
  };
  return matterRecords(view, matter, now).map((one) => {
    const projected = one.onlyApproved
      ? onlyOpened(one.filed, context)
      : project(one.filed.entry.id, one.filed.record, context);
    return { ...one, told: one.held === null ? projected : withheldWhole(projected) };
  });
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

function contentOf(audience: SharedAudience, all: readonly Told[], now: number): ShareContent {
  const shown = all.flatMap(({ filed, told }): ShownForShare[] =>
    told.shown === null ? [] : [{ id: filed.entry.id, kind: filed.record.kind, shown: told.shown }],
  );
  return sharePage(audience, shown, now);
}
