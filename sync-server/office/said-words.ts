import { isAtDesk } from '#domain/access/verbs.ts';
import { dayInWords, momentInWords } from '#domain/cases/date-words.ts';
import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import { disclose, project } from '#domain/disclosure/disclose.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { instantAt } from '#domain/records/moments.ts';
import type { SaidView } from '#domain/requests/request-views.ts';
import { reviewTask, type ReviewTask } from '#domain/requests/review-task.ts';
import { BASES } from '#domain/sharing/bases.ts';
import { usedLine } from '#domain/sharing/log-line.ts';
import { wordsToCheck } from '#domain/sharing/words-check.ts';
import { londonDay } from '#domain/time/london.ts';
import { humans } from '../accounts/one-human.ts';
import { Refusal } from '../errors.ts';
import { filedRecord, filedRecords, type FiledRecord } from '../files/filed-record.ts';
import { londonToday } from '../packs/london-today.ts';
import { logLines } from '../sharing/note-use.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { householdGuard } from '../tenancies/household-guard.ts';
import { demandTraining } from '../training/training-gate.ts';
import { demandId, notFound, type DeskCall } from './desk.ts';
import { journalLook } from './journal-look.ts';
import { staffNames } from './names.ts';
import { requestsOf, type FiledRequest } from './request-lines.ts';
import { officeContext } from './shown-records.ts';
import { taskSteps } from './task-steps.ts';

/** What somebody said when they asked about a home, with the request that it came with. */
export interface SaidWords {
  readonly request: FiledRequest;
  readonly note: FiledRecord;
}

/** A task over what somebody said. */
export interface SaidTask extends ReviewTask {
  readonly home: OpaqueId;
  readonly case: null;
  readonly request: OpaqueId;
}

/** What was said with each request and was kept; of one note alone where it is given. */
function allSaid(view: ReadView, only?: OpaqueId): readonly SaidWords[] {
  return requestsOf(view).flatMap((request): SaidWords[] => {
    const { note: id } = request.body;
    const note = id === undefined || (only !== undefined && id !== only) ? null : filedRecord(view, id);
    return note?.record.kind === 'third-party-note' ? [{ request, note }] : [];
  });
}

/** What was said, by its note; null where the id is none. */
export function saidWords(view: ReadView, note: OpaqueId): SaidWords | null {
  return allSaid(view, note)[0] ?? null;
}

/**
 * The tasks over what somebody said: from the moment that it is kept until one colleague has read it. The data-protection lead
 * has it first, who weighs what is about somebody else; never whoever wrote it down.
 */
export function saidTasks(view: ReadView, now: number): readonly SaidTask[] {
  return allSaid(view).flatMap((said) => saidTask(view, said, now) ?? []);
}

function saidTask(view: ReadView, { request, note }: SaidWords, now: number): SaidTask | null {
  if (!isOfPresent(view, note, now) || clearedFrom(view, note) !== null) return null;
  const { id, receivedAt } = note.entry;
  const readers = readersOf(view, note);
  const first = readers.find(({ role }) => role === 'lead')?.id ?? null;
  const task = reviewTask(
    { id, arrivedAt: receivedAt },
    [{ of: 'said', at: receivedAt, by: first }],
    taskSteps(view, id),
    { now, calendar: ENGLAND, isAtDesk: (account) => readers.some((one) => one.id === account) },
  );
  return task === null ? null : { ...task, home: note.entry.home, case: null, request: request.id };
}

/** Everybody at the desk who may check it: another human than the one who wrote it down. */
function readersOf(view: ReadView, { entry }: FiledRecord) {
  const human = humans(view);
  const writer = human(entry.author);
  return view.accounts
    .accounts()
    .filter(({ id, role, disabled }) => !disabled && isAtDesk(role) && human(id) !== writer);
}

/** How it stands, for whoever opens the request: who reads it, what came of it, and whether the reader is oneself. */
export function saidView(view: ReadView, request: FiledRequest, call: DeskCall): SaidView | null {
  const { note: id } = request.body;
  const said = id === undefined ? null : saidWords(view, id);
  if (said === null) return null;
  const { note } = said;
  const { account, now } = call;
  const names = staffNames(view);
  const task = saidTask(view, said, now);
  const base = { note: note.entry.id, mayRead: task?.owner === account.id, facts: null, reason: null };
  if (task !== null) {
    const due =
      task.dueAt === null ? 'due now' : `due ${dayInWords(londonDay(task.dueAt), now)}, by midnight`;
    const who = task.owner === null ? 'Nobody has it to read yet' : `${names.account(task.owner)} reads it`;
    return { ...base, state: 'waiting', isOverdue: task.isOverdue, words: `${who}, ${due}` };
  }
  const settled = { ...base, isOverdue: false };
  const cleared = clearedFrom(view, note);
  if (cleared !== null) {
    const { author, receivedAt } = cleared.entry;
    return {
      ...settled,
      ...{ state: 'taken', facts: clearedWords(view, cleared, call) },
      words: `Read by ${names.account(author)}, ${momentInWords(receivedAt, now)}. What it tells of the building was kept`,
    };
  }
  const kept = view.deskSteps.about(note.entry.id).find(({ step }) => step === 'kept-back');
  if (kept === undefined)
    return { ...settled, state: 'kept', words: 'It is of an earlier household, and is read by nobody' };
  // Why is somebody's words about it: for whoever read it, and for the lead who answers for it.
  const mayRead = kept.account === account.id || account.role === 'lead';
  return {
    ...settled,
    ...{ state: 'kept', reason: mayRead ? kept.reason : null },
    words: `Read by ${names.account(kept.account)}, ${momentInWords(kept.at, now)}. It stays in the office`,
  };
}

/**
 * Shows what somebody said to the one colleague who has it to check: by the one projection, journalled, and with a line of the
 * log the first time. Everybody else is answered as if there were nothing.
 */
export function readSaid(tx: WriteTx, call: DeskCall): { readonly words: string } {
  const { account, now } = call;
  const said = demandReader(tx, call, demandId(call.params['item']));
  const { entry, record } = said.note;
  demandTraining(tx, call, ['third-party'], entry.home);
  const human = humans(tx);
  const people = {
    writtenBy: human(entry.author),
    reader: { account: account.id, person: human(account.id) },
  };
  const release = wordsToCheck(entry.id, people, londonToday(now));
  if (release === null) throw notFound();
  const context = {
    ...officeContext(tx, { viewer: account.id, now, onOpenCase: false, guardedClosed: false }),
    recipient: account.id,
    purpose: release.purpose,
    releases: [release],
  };
  const words = project(entry.id, record, context).shown?.body['words'];
  if (typeof words !== 'string') throw notFound();
  journalLook(tx, call, entry.id, 'third-party-note to-check');
  if (!hasRead(tx, said, account.id)) {
    const line = usedLine({ ...release, records: [entry.id] }, instantAt(now), {
      basis: BASES['public-task'].offeredTo[call.landlord] ? 'public-task' : 'legitimate-interests',
      condition: null,
      decidedBy: [people.writtenBy, people.reader.person],
      restsOn: said.request.id,
    });
    const by = { account: account.id, device: call.device, at: now };
    logLines(tx, by, { ...entry, subjects: record.subjects }, [line], ['third-party-note/words']);
  }
  return { words };
}

/** What was said, for whoever may settle it: they have it to check, and they have read it. */
export function demandRead(tx: WriteTx, call: DeskCall, note: OpaqueId): SaidWords {
  const said = demandReader(tx, call, note);
  if (!hasRead(tx, said, call.account.id))
    throw new Refusal(422, 'unfinished', 'Read what they said first. Then say what becomes of it.');
  return said;
}

/** Refuses whoever would hand it on without having it: it is the reader's, or a lead's, to give. */
export function demandMayHandOn(view: ReadView, { account, now }: DeskCall, said: SaidWords): void {
  if (account.role === 'lead' || saidTask(view, said, now)?.owner === account.id) return;
  throw new Refusal(403, 'forbidden', 'The data-protection lead hands this on, or whoever has it. Ask them.');
}

/** Refuses somebody to whom it cannot be handed: whoever wrote it down knows it, and is no second pair of eyes. */
export function demandOtherReader(view: ReadView, { note }: SaidWords, to: OpaqueId): void {
  if (!readersOf(view, note).some(({ id }) => id === to))
    throw new Refusal(422, 'unfinished', 'They wrote it down themselves. Choose somebody else.');
}

function demandReader(view: ReadView, { account, now }: DeskCall, note: OpaqueId): SaidWords {
  const said = saidWords(view, note);
  if (said === null || saidTask(view, said, now)?.owner !== account.id) throw notFound();
  return said;
}

function hasRead(view: ReadView, { note }: SaidWords, reader: OpaqueId): boolean {
  return filedRecords(view, { home: note.entry.home, kind: 'disclosure' }).some(
    ({ record }) =>
      record.kind === 'disclosure' &&
      record.body.route === 'words-check' &&
      record.body.recipient === reader &&
      record.body.records.includes(note.entry.id),
  );
}

function clearedFrom(view: ReadView, { entry }: FiledRecord): FiledRecord | null {
  const cleared = filedRecords(view, { home: entry.home, kind: 'cleared-note' });
  return (
    cleared.find(({ record }) => record.kind === 'cleared-note' && record.body.note === entry.id) ?? null
  );
}

function clearedWords(
  view: ReadView,
  { entry, record }: FiledRecord,
  { account, now }: DeskCall,
): string | null {
  const looking = { viewer: account.id, now, onOpenCase: false, guardedClosed: false };
  const words = disclose(entry.id, record, officeContext(view, looking))?.body['words'];
  return typeof words === 'string' ? words : null;
}

function isOfPresent(view: ReadView, { entry }: FiledRecord, now: number): boolean {
  return householdGuard(view, entry.home, londonToday(now))(entry);
}
