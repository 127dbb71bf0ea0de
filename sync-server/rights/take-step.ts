import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import type { BodyOfFields } from '#domain/records/define-record.ts';
import { disclosure } from '#domain/records/disclosure.ts';
import { instantAt } from '#domain/records/moments.ts';
import { rightsStep } from '#domain/records/rights-step.ts';
import { bodyProblems } from '#domain/records/parse-record.ts';
import { onlyKeeps, stepProblem } from '#domain/rights/steps.ts';
import { badRequest, Refusal } from '../errors.ts';
import { firstBody } from '../files/files-database.ts';
import { policyNow } from '../matrix/landlord-rules.ts';
import { demandId, type DeskCall } from '../office/desk.ts';
import { issueNew } from '../office/issue-drafts.ts';
import { savedOtherwise, saysTheSame } from '../office/saved-before.ts';
import { askErasure } from '../retention/ask-destruction.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { endRestriction, restrict } from './restrict.ts';
import { filedRights, type FiledRights } from './filed-rights.ts';
import { ofRecipient } from './tell-recipient.ts';
import { mayBeDecided } from './their-records.ts';
import { demandAnother } from './who-asked.ts';

const ANSWERS = ['step', 'channel', 'identity', 'because', 'outcome', 'ground', 'records', 'words'];
/** What a step about an earlier recipient says besides. */
const OF_WHOM = ['disclosure', 'notTold'];

type StepBody = BodyOfFields<typeof rightsStep.fields>;

/** Takes a step of a request, at this moment and once. What may not be done now is refused, and says what to do. */
export function takeStep(tx: WriteTx, call: DeskCall): { readonly request: OpaqueId } {
  const request = filedRights(tx, demandId(call.params['request']));
  const id = demandId(call.body['id']);
  if (tx.records.entry(id) !== null) return known(tx, request, id, call.body);
  if (
    call.body['step'] === 'decided' &&
    request.body.right === 'access' &&
    call.body['outcome'] !== 'refused'
  )
    throw badRequest('A copy is given by freezing it. Look through it first.');
  const { step, outcome, records } = call.body;
  if (step === 'decided') demandAnother(tx, call, request);
  const isOfRecipient = step === 'recipient-told' || step === 'recipient-not-told';
  issueStep(tx, call, request, id, call.body, isOfRecipient ? ofRecipient(tx, call, request) : {});
  if (step === 'decided') demandTheirs(tx, request, records, call.now);
  if (step === 'decided' && outcome !== 'refused')
    carryOut(tx, call, request, Array.isArray(records) ? records.filter(isOpaqueId) : []);
  if (step === 'ended') endRestriction(tx, request, call.now);
  if (call.body['step'] === 'decided' && call.body['outcome'] === 'refused') logRefusal(tx, call, request);
  return { request: request.id };
}

/** What a decision does at once: what is objected to or restricted is only kept, and what is deleted is asked of another lead. */
function carryOut(tx: WriteTx, call: DeskCall, request: FiledRights, records: readonly OpaqueId[]): void {
  const { right } = request.body;
  if (onlyKeeps(right)) restrict(tx, request, records, call);
  if (right === 'erasure') askErasure(tx, call, filedRights(tx, request.id));
}

/** A decision names records of whoever asks: those that the lead is offered to choose from. */
function demandTheirs(tx: WriteTx, request: FiledRights, records: unknown, now: number): void {
  for (const id of Array.isArray(records) ? records : [])
    if (!isOpaqueId(id) || mayBeDecided(tx, request, id, now) === null)
      throw badRequest('One of these is not theirs alone, or keeps somebody else safe. Choose again.');
}

/** Issues a step beside its request, when it may be taken now. */
export function issueStep(
  tx: WriteTx,
  call: DeskCall,
  request: FiledRights,
  id: OpaqueId,
  given: Readonly<Record<string, unknown>>,
  ofWhom: Readonly<Record<string, unknown>> = {},
): void {
  const answers = answersIn(given, ANSWERS);
  const body = { request: request.id, at: instantAt(call.now), ...answers, ...ofWhom };
  const [malformed] = bodyProblems(body, rightsStep);
  if (malformed) throw new Refusal(422, 'unfinished', malformed.message);
  const problem = stepProblem(request.progress, body as unknown as StepBody, call.account.role, call.now);
  if (problem !== null) throw new Refusal(422, 'unfinished', problem);
  issueNew(tx, call, { ...beside(request), id, kind: rightsStep, body });
}

/** Where everything about a request lies: in the file of the person who asks, with them as its subject. */
export function beside({ filed, person }: FiledRights) {
  return { home: filed.entry.home, tenancy: filed.entry.tenancy, subjects: [person] };
}

/** A refusal of a copy is a line of the disclosure log like any other. */
function logRefusal(tx: WriteTx, call: DeskCall, request: FiledRights): void {
  if (request.body.right !== 'access') return;
  issueNew(tx, call, {
    ...beside(request),
    id: demandId(call.body['disclosure']),
    kind: disclosure,
    body: {
      at: instantAt(call.now),
      audience: 'subject-access',
      purpose: 'access-right',
      recipient: request.person,
      records: [],
      categories: [],
      decision: 'refused',
      request: request.id,
      rules: policyNow(tx, call.now),
      words: call.body['words'],
    },
  });
}

/** Those of the named answers that were given. */
function answersIn(given: Readonly<Record<string, unknown>>, names: readonly string[]) {
  return Object.fromEntries(
    names.flatMap((name) => (given[name] === undefined || given[name] === '' ? [] : [[name, given[name]]])),
  );
}

/** The very same step is kept; another one under its id is refused, so that nobody takes it for kept. */
function known(
  view: ReadView,
  request: FiledRights,
  id: OpaqueId,
  given: Readonly<Record<string, unknown>>,
): { readonly request: OpaqueId } {
  const step = request.steps.find(({ filed }) => filed.entry.id === id);
  if (step === undefined)
    throw new Refusal(409, 'conflict', 'This was saved by somebody else. Open it again.');
  const ofWhom = step.body.disclosure === undefined ? [] : OF_WHOM;
  const kept: Readonly<Record<string, unknown>> = { ...firstBody(view, id) };
  const names = [...ANSWERS, ...ofWhom];
  if (!saysTheSame(answersIn(kept, names), answersIn(given, names))) throw savedOtherwise();
  return { request: request.id };
}
