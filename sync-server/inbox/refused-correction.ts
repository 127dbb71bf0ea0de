import { PUT_RIGHT_BY_COLLEAGUES } from '#domain/access/correcting.ts';
import { momentInWords } from '#domain/cases/date-words.ts';
import { happened } from '#domain/cases/filed-record.ts';
import type { RecordInWords, RefusedCorrection } from '#domain/cases/office-views.ts';
import { CHANGED_WHERE_THEY_STAND } from '#domain/cases/put-right.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { HEEDED_KINDS } from '#domain/packs/pack-scope.ts';
import { instantAt } from '#domain/records/moments.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import { kindNamed, type RecordNamed } from '#domain/records/registry.ts';
import { isSamePerson, whyNotSecond } from '#domain/sharing/second-person.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import { filedRecord, filedRecords, type FiledRecord } from '../files/filed-record.ts';
import { namedRecord, putRightAt } from '../files/put-right-at.ts';
import { gathered } from '../office/case-records.ts';
import type { DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import { staffNames } from '../office/names.ts';
import { GUARDED_KINDS } from '../packs/guarded-kinds.ts';
import type { DeskStep } from '../storage/desk-steps.ts';
import type { InboxItem } from '../storage/inbox.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { jsonIn } from './json-in.ts';
import { rowsAtDesk } from './rows-at-desk.ts';

/** What a refused document says, where it is a correction that can be read; null where it is not. */
export function saidIn({ raw }: InboxItem): RecordNamed<'correction'>['body'] | null {
  const parsed = parseRecord(jsonIn(raw));
  return parsed.ok && parsed.value.kind === 'correction' ? parsed.value.body : null;
}

/** A refused correction as somebody at the desk looks at it; null where it is none. Each guarded record that they are shown is journalled. */
export function refusedCorrection(tx: WriteTx, item: InboxItem, call: DeskCall): RefusedCorrection | null {
  const said = saidIn(item);
  if (said === null) return null;
  const { outcome, asked } = standingOf(tx, item);
  const barred = whyNotHere(tx, item, call);
  const isKept = whyNotTheirs(tx, item, call) !== null;
  // Of what is kept from them the answer says no more than of what is not here: not even of which sort it is.
  const wrong = isKept ? null : filedRecord(tx, said.corrects);
  const told = wrong === null ? null : inWords(tx, wrong, call);
  const instead = barred === null && wrong !== null ? mayStandFor(tx, wrong, call) : [];
  const right = asked === null || isKept ? null : askedInstead(tx, asked, call);
  journalTold(tx, call, [told, ...instead, right]);
  return {
    wrong: told?.words ?? null,
    barred,
    mayLeave: !isKept,
    byTwo: wrong !== null && isByTwo(wrong),
    instead: instead.map(({ words }) => words),
    named: instead.find(({ words }) => words.id === said.replacement)?.words.id ?? null,
    mayBeTakenBack: wrong !== null && !HEEDED_KINDS.has(wrong.record.kind),
    asked:
      asked === null || whyNotDecline(tx, item, asked, call) !== null
        ? null
        : {
            id: (barred ?? whyNotConfirm(tx, asked, call)) === null ? asked.id : null,
            by: staffNames(tx).account(asked.account),
            reason: isKept ? null : asked.reason,
            instead: right?.words ?? null,
            isTakenBack: !isKept && asked.other === null,
            barred: barred ?? whyNotConfirm(tx, asked, call),
            isMine: asked.account === call.account.id,
          },
    done: isKept ? [] : stepWords(tx, item.id, call.now),
    outcome: outcome === null ? null : outcomeWords(tx, item.id, outcome, call.now),
  };
}

/**
 * Where a refused correction stands: what closed it, or what waits to be confirmed. One that was left while what it corrects was not
 * here is open again once that is filed: nobody had seen what they left as it is.
 */
export function standingOf(
  view: ReadView,
  item: InboxItem,
): { readonly outcome: DeskStep | null; readonly asked: DeskStep | null } {
  const last = view.deskSteps.about(item.id).at(-1);
  if (last === undefined || last.step === 'put-right-declined') return { outcome: null, asked: null };
  if (last.step === 'put-right-asked') return { outcome: null, asked: last };
  if (isLeftUnseen(last) && inTheFiles(view, item) !== null) return { outcome: null, asked: null };
  return { outcome: last, asked: null };
}

/** The record that a refused correction says is wrong, where it is in the files; null where it is not. */
export function inTheFiles(view: ReadView, item: InboxItem): OpaqueId | null {
  return view.records.entry(saidIn(item)?.corrects ?? '')?.id ?? null;
}

/** Whether a refused correction was left while what it corrects was not here: such a step names no record. */
function isLeftUnseen({ step, other }: DeskStep): boolean {
  return step === 'left-as-it-is' && other === null;
}

/** What of it the list of refused documents says. */
export function lineOf(
  view: ReadView,
  item: InboxItem,
  now: number,
): { readonly outcome: string | null; readonly waits: string | null } {
  const { outcome, asked } = standingOf(view, item);
  const by = asked === null ? null : staffNames(view).account(asked.account);
  return {
    outcome: outcome === null ? null : outcomeWords(view, item.id, outcome, now),
    waits: by === null ? null : `${by} asks somebody else to confirm that it is put right.`,
  };
}

/**
 * Whether a second human confirms it: what decides, promises or asks something of a visitor, or was said in somebody's name, is
 * rewritten by nobody alone. What people see and measure on site is not among it.
 */
export function isByTwo({ record }: FiledRecord): boolean {
  return !PUT_RIGHT_BY_COLLEAGUES.has(record.kind);
}

/** Why somebody can put nothing right by a refused correction; null where they can. Nothing is told of what is kept from them. */
export function whyNotHere(view: ReadView, item: InboxItem, call: DeskCall): string | null {
  const theirs = whyNotTheirs(view, item, call);
  if (theirs !== null) return theirs;
  const wrong = filedRecord(view, saidIn(item)?.corrects ?? '');
  if (wrong === null) return NOT_HERE;
  const { entry, record } = wrong;
  if (CHANGED_WHERE_THEY_STAND.has(record.kind)) return WHERE_IT_STANDS;
  if (view.restrictions.isRestricted(entry.id)) return ONLY_KEPT;
  return putRightAt(view, entry.home).isWrong(entry.id) ? PUT_RIGHT_SINCE : null;
}

/** Why a refused correction is not somebody's to do anything about: it is their own, or they may not see what it corrects. */
export function whyNotTheirs(view: ReadView, item: InboxItem, call: DeskCall): string | null {
  const theirs = whyNotSender(view, item, call);
  if (theirs !== null) return theirs;
  const wrong = filedRecord(view, saidIn(item)?.corrects ?? '');
  if (wrong === null) return null;
  return rowsAtDesk(view, wrong.entry.id, wrong.record, call, 'at-home') === null ? KEPT_FROM_YOU : null;
}

/** Why whoever sent a refused correction does nothing about it, by no account of theirs; null for everybody else. */
function whyNotSender(view: ReadView, item: InboxItem, call: DeskCall): string | null {
  const sender = view.accounts.account(item.account);
  if (sender !== null && isSamePerson(whoDecides(view, sender), whoDecides(view, call.account)))
    return YOU_SENT_IT;
  return null;
}

/**
 * Why somebody cannot say no to what was asked; null where they can. A no changes nothing in the files, so of what it is about they
 * need see nothing: or what nobody may confirm any more would wait for ever. Whoever asked may take it back.
 */
export function whyNotDecline(
  view: ReadView,
  item: InboxItem,
  asked: DeskStep,
  call: DeskCall,
): string | null {
  return asked.account === call.account.id ? null : whyNotSender(view, item, call);
}

/** Why somebody cannot confirm what was asked; null where they can. */
export function whyNotConfirm(view: ReadView, asked: DeskStep, { account, now }: DeskCall): string | null {
  const asker = view.accounts.account(asked.account);
  if (asker === null) return 'Whoever asked is not known any more. Say no, and ask anew.';
  const step = { by: whoDecides(view, asker), at: instantAt(asked.at) };
  return whyNotSecond(step, whoDecides(view, account), instantAt(now));
}

/** What may stand for a record, as whoever looks may read it: of its kind, at its home, and held to be right. */
export function mayStandFor(view: ReadView, { entry, record }: FiledRecord, call: DeskCall): readonly Told[] {
  const { isWrong } = putRightAt(view, entry.home);
  return filedRecords(view, { home: entry.home, kind: record.kind }).flatMap((one) =>
    one.entry.id === entry.id || isWrong(one.entry.id) || view.restrictions.isRestricted(one.entry.id)
      ? []
      : (inWords(view, one, call) ?? []),
  );
}

/** A record in words, and every record whose answers are among them. */
interface Told {
  readonly words: RecordInWords;
  readonly from: readonly FiledRecord[];
}

function inWords(
  view: ReadView,
  filed: FiledRecord,
  call: DeskCall,
  before: readonly OpaqueId[] = [],
): Told | null {
  const { entry, record } = filed;
  const rows = rowsAtDesk(view, entry.id, record, call, 'at-home');
  if (rows === null) return null;
  const title = kindNamed(record.kind)?.title ?? record.kind;
  const at = momentInWords(happened(gathered(filed)).at, call.now);
  const undone = namedRecord(view, entry.id)?.said ?? null;
  // A correction is told by what it is about: its own answers are ids.
  const about = undone === null ? null : filedRecord(view, undone.corrects);
  const known = [...before, entry.id];
  // Corrections can stand in a ring.
  const more = about === null || known.includes(about.entry.id) ? null : inWords(view, about, call, known);
  const by = staffNames(view).account(entry.author);
  return {
    words: { id: entry.id, title: `${title}, ${at}, ${by}`, rows: [...rows, ...(more?.words.rows ?? [])] },
    from: [filed, ...(more?.from ?? [])],
  };
}

/** Journals every guarded record whose answers somebody is shown, once for the look. */
function journalTold(tx: WriteTx, call: DeskCall, told: readonly (Told | null)[]): void {
  const kinds = new Map<OpaqueId, string>();
  for (const one of told)
    for (const { entry, record } of one?.from ?? [])
      if (GUARDED_KINDS.has(record.kind)) kinds.set(entry.id, record.kind);
  for (const [id, kind] of kinds) journalLook(tx, call, id, kind);
}

function askedInstead(view: ReadView, { other }: DeskStep, call: DeskCall): Told | null {
  const right = other === null ? null : filedRecord(view, other);
  return right === null ? null : inWords(view, right, call);
}

const DONE: Readonly<Partial<Record<DeskStep['step'], string>>> = {
  'put-right': 'put it right',
  'put-right-asked': 'asked somebody else to confirm that it is put right',
  'put-right-confirmed': 'confirmed it',
  'put-right-declined': 'did not confirm it',
  'left-as-it-is': 'left it as it is',
};
const LEFT_UNSEEN = 'left it as it is while what it corrects was not in the files';

function stepWords(view: ReadView, item: OpaqueId, now: number): readonly string[] {
  const names = staffNames(view);
  return view.deskSteps.about(item).map((one) => {
    const { step, account, at, reason } = one;
    const done = isLeftUnseen(one) ? LEFT_UNSEEN : (DONE[step] ?? '');
    const line = `${names.account(account)} ${done}, ${momentInWords(at, now)}`;
    return reason === null ? `${line}.` : `${line}: ${reason}`;
  });
}

function outcomeWords(view: ReadView, item: OpaqueId, outcome: DeskStep, now: number): string {
  const { step, account, at } = outcome;
  const names = staffNames(view);
  const [by, when] = [names.account(account), momentInWords(at, now)];
  if (isLeftUnseen(outcome)) return `Left as it is by ${by}, ${when}. ${OPEN_AGAIN}`;
  if (step === 'left-as-it-is') return `Left as it is by ${by}, ${when}.`;
  if (step === 'put-right') return `Put right by ${by}, ${when}.`;
  const asker = view.deskSteps.about(item).findLast((one) => one.step === 'put-right-asked');
  return `Put right by ${names.account(asker?.account ?? '')}, confirmed by ${by}, ${when}.`;
}

/** Whether something that a client names may be chosen: null stands for nothing instead. */
export function demandsInstead(kind: string, instead: OpaqueId | null): boolean {
  return HEEDED_KINDS.has(kind) && !isOpaqueId(instead);
}

const NOT_HERE =
  'What it corrects is not in the files. It may come yet, or it was destroyed. If this is left as it is and it comes, this is open again.';
const OPEN_AGAIN = 'What it corrects was not in the files: if it comes, this is open again.';
const WHERE_IT_STANDS = 'It corrects a home or a tenancy. Change that where it stands.';
const KEPT_FROM_YOU =
  'What it corrects is kept from you. Somebody who may see it puts it right; what a household needs is shown while a case is open at the home.';
const ONLY_KEPT =
  'What it corrects is only kept, since somebody asked for that. It is put right by a request of theirs.';
const YOU_SENT_IT = 'You sent this yourself. Somebody else looks at it.';
const PUT_RIGHT_SINCE = 'What it corrects was put right since. Nothing is left to do but to say so.';
