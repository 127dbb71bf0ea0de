import { ONLY_KEPT } from '#domain/disclosure/restricted.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { instantAt } from '#domain/records/moments.ts';
import { answerRequest, lineOfRefusal } from '#domain/sharing/approval.ts';
import { NO_APPROVAL_OPENS } from '#domain/sharing/asked-field.ts';
import type { LogLine } from '#domain/sharing/log-line.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import { badRequest, Refusal } from '../errors.ts';
import { readRecord } from '../files/files-database.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { packReleases } from '../packs/packer.ts';
import type { WriteTx } from '../storage/storage.ts';
import { demandTraining } from '../training/training-gate.ts';
import { askedRecord, saidIn } from './asked-record.ts';
import { keepStep, keptAbout, keptStep, wasKept, type KeptRequest } from './kept-steps.ts';
import { logLines, noteUses } from './note-use.ts';
import { isKeptFrom } from './only-kept.ts';
import { isNoFactFor, PUT_RIGHT_SINCE } from './put-right-since.ts';
import { openReleases } from './open-releases.ts';
import { openToColleague } from './opened-to-colleague.ts';

/**
 * The second person's answer. A yes for a contractor's job or for a colleague opens the field there and is logged at once; a
 * yes for somebody else waits for the share that uses it. A no is logged with its reason. The first answer counts.
 */
export function answerShare(tx: WriteTx, call: DeskCall): { readonly request: OpaqueId } {
  const { account, now, body } = call;
  const request = keptStep(tx, 'request', demandId(call.params['request']));
  if (request === null) throw notFound();
  const id = demandId(body['id']);
  const reason = typeof body['reason'] === 'string' ? body['reason'].trim() : '';
  const said = { request: request.id, answer: body['answer'], reason };
  if (wasKept(tx, 'answer', id, account, said)) return { request: request.id };
  demandTraining(tx, call, request.field.categories, tx.records.entry(request.field.record)?.home ?? null);
  const { answer } = body;
  if (answer !== 'approved' && answer !== 'refused') throw badRequest('It is approved or refused.');
  const by = whoDecides(tx, account);
  const answered = answerRequest(request, { request: request.id, answer, by, at: instantAt(now), reason });
  if (!answered.ok) {
    const own = answer === 'refused' && reason === '';
    throw own
      ? new Refusal(422, 'unfinished', answered.problem)
      : new Refusal(403, 'forbidden', answered.problem);
  }
  if (keptAbout(tx, 'answer', request.id).length > 0)
    throw new Refusal(409, 'conflict', 'This was answered meanwhile. Open it again.');
  if (answer === 'approved') demandUse(tx, call, request);
  const { home, tenancy } = tx.records.entry(request.field.record) ?? { home: null, tenancy: null };
  keepStep(
    tx,
    { id, about: request.id, home, tenancy, account: account.id, at: now },
    'answer',
    answered.value,
  );
  if (answer === 'refused') {
    const line = lineOfRefusal(request, answered.value);
    if (line.ok) log(tx, call, request, [line.value]);
  } else if (request.order !== null) useForJob(tx, call, request, request.order);
  else if (request.audience === 'office') useForColleague(tx, call, request);
  return { request: request.id };
}

/** Refuses a yes to what is only kept, or was put right, since it was asked for. Why is told to whoever is shown the field. */
function demandUse(tx: WriteTx, call: DeskCall, { field, audience, necessity }: KeptRequest): void {
  const asked = askedRecord(tx, field.record, field.pointer.slice('/body/'.length));
  const isKept = isKeptFrom(asked.record, audience, necessity.purpose);
  if (!isKept && !isNoFactFor(tx, field.record, audience)) return;
  const isShown = saidIn(tx, asked, call) !== null;
  const because = !isShown ? NO_APPROVAL_OPENS : isKept ? KEPT_ONLY : PUT_RIGHT_SINCE;
  throw new Refusal(409, 'conflict', because);
}

const KEPT_ONLY = `It is only kept, so it cannot be approved. ${ONLY_KEPT}`;

function useForJob(tx: WriteTx, call: DeskCall, request: KeptRequest, order: OpaqueId): void {
  const { field, necessity, audience } = request;
  const record = readRecord(tx, field.record);
  if (record === null) return;
  const to = { audience, recipient: necessity.recipient, purpose: necessity.purpose, at: call.now };
  const open = openReleases(tx, { ...to, disclosure: order, records: [{ id: field.record, record }] }).filter(
    ({ line }) => line.restsOn === request.id,
  );
  const used = noteUses(tx, open, order, { account: call.account.id, at: call.now });
  log(
    tx,
    call,
    request,
    used.map(({ line }) => line),
  );
  packReleases(tx, record.home, call.now);
}

/** It is open to them from now on, so it is in the log from now on. */
function useForColleague(tx: WriteTx, call: DeskCall, request: KeptRequest): void {
  const by = { account: call.account.id, at: call.now };
  const used = noteUses(tx, openToColleague(tx, request, call.now), request.id, by);
  log(
    tx,
    call,
    request,
    used.map(({ line }) => line),
  );
}

function log(tx: WriteTx, call: DeskCall, { field }: KeptRequest, lines: readonly LogLine[]): void {
  const entry = tx.records.entry(field.record);
  if (entry === null) return;
  const subjects = readRecord(tx, field.record)?.subjects ?? [];
  const by = { account: call.account.id, device: call.device, at: call.now };
  logLines(tx, by, { ...entry, subjects }, lines, [field.name]);
}
