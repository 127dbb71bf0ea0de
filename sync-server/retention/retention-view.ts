import { createHash } from 'node:crypto';
import { momentInWords } from '#domain/cases/date-words.ts';
import type { RetentionClass } from '#domain/disclosure/categories.ts';
import { RETENTION_CLASSES, SCHEDULE } from '#domain/retention/schedule.ts';
import type {
  Certificate,
  CertificateView,
  DestructionLine,
  DueLine,
  HoldLine,
  RetentionView,
  RuleLine,
} from '#domain/retention/retention-views.ts';
import { STAYS } from '#domain/retention/due.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { londonIso } from '#domain/time/london.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import { homeLine, tenanciesOf } from '../office/case-records.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { staffNames } from '../office/names.ts';
import type { Destruction, Hold } from '../storage/retention.ts';
import type { ReadView } from '../storage/storage.ts';
import { whyNotDecide } from './ask-destruction.ts';
import { dryRun, type Going } from './dry-run.ts';
import { barredWords, erasureRun, type ErasureRun } from './erasure.ts';
import { filedRights } from '../rights/filed-rights.ts';
import { demandLead } from '../office/lead-only.ts';

/** What is due, what stays, the holds, and the destructions so far. */
export function retentionView(view: ReadView, call: DeskCall): RetentionView {
  demandLead(call);
  const { now } = call;
  const { records, refused, pictures, staying, digest } = dryRun(view, now);
  return {
    now: londonIso(now),
    due: dueLines(view, records),
    totals: { records: records.length, refused: refused.length, pictures: pictures.length },
    digest: records.length + refused.length + pictures.length === 0 ? null : digest,
    staying: [...staying].map(([because, count]) => ({ words: STAYS[because], count })),
    schedule: RETENTION_CLASSES.filter((one) => SCHEDULE[one].years !== null).map(ruleLine),
    holds: view.retention.holds().map((hold) => holdLine(view, hold, now)),
    destructions: view.retention.destructions().map((one) => destructionLine(view, one, digest, call)),
  };
}

/** The certificate of a destruction that was carried out. */
export function certificateView(view: ReadView, call: DeskCall): CertificateView {
  demandLead(call);
  const known = view.retention.destruction(demandId(call.params['destruction']));
  if (known === null || known.certificate === null || known.certificate === '') throw notFound();
  const certificate = JSON.parse(known.certificate) as Certificate;
  return {
    certificate,
    digest: createHash('sha256').update(known.certificate).digest('hex'),
    state: known.state === 'clean' ? 'clean' : 'cleaning',
    cleanAt: known.cleanAt === null ? null : momentInWords(known.cleanAt, call.now),
    recordWords: certificate.records.map(({ kind, count }) => ({
      term: titleOf(kind),
      words: String(count),
    })),
  };
}

function dueLines(view: ReadView, records: readonly Going[]): DueLine[] {
  const groups = new Map<string, Going[]>();
  for (const one of records) {
    const key = `${one.home} ${one.tenancy ?? ''} ${one.as}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { reason, source } = SCHEDULE[first.as];
    const address = homeLine(view, first.home)?.line ?? 'A home not in the register';
    return [
      {
        home: first.home,
        address,
        tenancy: spanWords(view, first),
        what: kindsIn(group),
        count: group.length,
        reason,
        source,
      },
    ];
  });
}

function spanWords(view: ReadView, { home, tenancy }: Going): string {
  const known = tenanciesOf(view, home).find(({ id }) => id === tenancy);
  return known ? `Tenancy from ${known.startedOn} to ${known.endedOn ?? 'today'}` : 'In no tenancy';
}

function kindsIn(group: readonly { readonly kind: string }[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of group) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${titleOf(kind)} ${count}`).join(', ');
}

function titleOf(kind: string): string {
  return kindNamed(kind)?.title ?? kind;
}

function ruleLine(name: RetentionClass): RuleLine {
  const { title, years, starts, reason, source, isChoice } = SCHEDULE[name];
  const from = starts === null ? '' : STARTS[starts];
  const period = years === 0 ? 'until' : `${years} ${years === 1 ? 'year' : 'years'} after`;
  return { title, keeps: `Kept ${period} ${from}`, reason, source, isChoice };
}

const STARTS = {
  'tenancy-ended': 'the tenancy ends',
  'case-closed': 'its case is closed',
  received: 'it came, or the tenancy ended',
  shared: 'it was shared, and for as long as what was shared is here',
} as const;

function holdLine(view: ReadView, hold: Hold, now: number): HoldLine {
  const names = staffNames(view);
  const set = `Set ${momentInWords(hold.onAt, now)} by ${names.account(hold.onBy)}`;
  const end =
    hold.offAt === null || hold.offBy === null
      ? ''
      : `. Taken off ${momentInWords(hold.offAt, now)} by ${names.account(hold.offBy)}: ${hold.offReason ?? ''}`;
  const address = homeLine(view, hold.home)?.line ?? 'A home not in the register';
  return {
    id: hold.id,
    home: hold.home,
    address,
    reason: hold.reason,
    words: `${set}${end}`,
    isOn: hold.offAt === null,
  };
}

/** What somebody's request would have deleted, while a second lead is asked. */
function erasureAsked(view: ReadView, { state, request }: Destruction, now: number): ErasureRun | null {
  const isThere = request !== null && view.records.entry(request) !== null;
  return state === 'asked' && isThere ? erasureRun(view, filedRights(view, request), now) : null;
}

function addressAsked(view: ReadView, { request }: Destruction): string | null {
  const entry = request === null ? null : view.records.entry(request);
  return entry === null ? null : (homeLine(view, entry.home)?.line ?? null);
}

function whatIsAsked(run: ErasureRun | null): string {
  if (run === null) return '';
  const pictures = run.pictures.length === 0 ? '' : `, pictures ${run.pictures.length}`;
  return `They asked to have this deleted: ${kindsIn(run.records)}${pictures}`;
}

/** One list; `due` names what is over today. */
function destructionLine(view: ReadView, one: Destruction, due: string, call: DeskCall): DestructionLine {
  const names = staffNames(view);
  const run = erasureAsked(view, one, call.now);
  const now = one.request === null ? due : run?.digest;
  const asked = `Asked for ${momentInWords(one.askedAt, call.now)} by ${names.account(one.askedBy)}`;
  const decided =
    one.decidedAt === null || one.decidedBy === null
      ? ''
      : `. ${one.state === 'refused' ? 'Refused' : 'Confirmed'} ${momentInWords(one.decidedAt, call.now)} by ${names.account(one.decidedBy)}${one.reason === null ? '' : `: ${one.reason}`}`;
  const certificate = one.certificate ? (JSON.parse(one.certificate) as Certificate) : null;
  const records = certificate?.records.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return {
    id: one.id,
    state: one.state,
    words: `${asked}${decided}`,
    what: certificate === null ? whatIsAsked(run) : `${records} records, ${certificate.pictures} pictures`,
    request: one.request,
    address: addressAsked(view, one),
    barred: run === null ? null : barredWords(run),
    changed: one.state === 'asked' && now !== undefined && now !== one.digest ? now : null,
    mayDecide:
      one.state === 'asked' && whyNotDecide(view, one, whoDecides(view, call.account), call.now) === null,
  };
}
