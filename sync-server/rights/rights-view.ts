import { momentInWords, onlyKeptWords } from '#domain/cases/date-words.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { rightsRequest } from '#domain/records/rights-request.ts';
import { RECEIPT_CLOSINGS } from '#domain/rights/data-receipt.ts';
import {
  acknowledgement,
  decisionLetter,
  endLetter,
  extensionLetter,
  goneLetter,
  recipientLetter,
} from '#domain/rights/letters.ts';
import { mayPutRight } from '#domain/rights/putting-right.ts';
import { rightsClock } from '#domain/rights/rights-clock.ts';
import {
  EXTENSIONS,
  IDENTITY_CHECKS,
  NOT_TOLD,
  OUTCOMES,
  rightFacts,
  RIGHTS_STEPS,
} from '#domain/rights/rights.ts';
import { GROUNDS } from '#domain/rights/refusal-grounds.ts';
import type { Recipient } from '#domain/rights/recipients.ts';
import type { RightsLine, RightsListView, RightsRequestView } from '#domain/rights/rights-views.ts';
import { isGranted, isOver, isUndone, owesGoneWord } from '#domain/rights/done-so-far.ts';
import type { RightsCase } from '#domain/rights/rights-case.ts';
import { isInForce, nextStep, stepsOpen, tellsRecipients } from '#domain/rights/steps.ts';
import { madeWords, receiptLines } from '../data-receipt/receipt-lines.ts';
import { logReader, type LogReader } from '../disclosures/log-reader.ts';
import { logRef } from '../disclosures/log-refs.ts';
import { filedRecord } from '../files/filed-record.ts';
import { homeLine } from '../office/case-records.ts';
import { demandId, type DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import { reasonChoices } from '../office/listed-reason.ts';
import { staffNames } from '../office/names.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { earlierRecipients, jobsThatHadIt } from './earlier-recipients.ts';
import { allRights, filedRights, type FiledRights, type FiledStep } from './filed-rights.ts';
import { personName } from './people.ts';
import { theirRecords } from './their-records.ts';
import { toldOf } from './told-of.ts';
import { whyNotTheirs } from './who-asked.ts';

const DONE_SHOWN = 50;

/** The requests as a list shows them, the one due first on top. Nobody's name is on it. */
export function rightsList(view: ReadView, call: DeskCall): RightsListView {
  const { now } = call;
  const reader = logReader(view, call);
  const lines = allRights(view).map((one) => ({
    line: rightsLine(view, one, reader, now),
    due: dueOf(one, now),
  }));
  const sorted = lines.sort((a, b) => a.due - b.due).map(({ line }) => line);
  const open = sorted.filter((line) => line.open);
  return {
    open,
    done: sorted
      .filter((line) => !line.open)
      .slice(-DONE_SHOWN)
      .toReversed(),
    overdue: open.filter(({ clock }) => clock.state === 'overdue').length,
  };
}

function dueOf({ progress }: FiledRights, now: number): number {
  return rightsClock(progress, now, ENGLAND).due ?? Number.MAX_SAFE_INTEGER;
}

/** One request in words. It waits for recipients only where whoever looks may know of them. */
function rightsLine(view: ReadView, request: FiledRights, reader: LogReader, now: number): RightsLine {
  const { id, filed, body, progress } = request;
  const { state, left, weeks } = rightsClock(progress, now, ENGLAND);
  const isTold = progress.toldAt !== null;
  const waits =
    isTold && tellsRecipients(progress) && earlierRecipients(view, request, reader, now).some(isToTell);
  return {
    id,
    right: body.right,
    title: rightFacts(body.right).title,
    home: homeLine(view, filed.entry.home),
    received: momentInWords(epoch(body.receivedAt), now),
    open: !isOver(progress) || waits,
    clock: { state, left, weeks },
    next: waits && isOver(progress) ? TELL_THEM : nextStep(progress),
  };
}

const isToTell = ({ state }: Recipient) => state === 'to-tell';

const TELL_THEM = { of: 'office', words: 'Tell those who had it before.' } as const;

/** One request with what was done, what may be done next, and the letters that are ready. Looking is journalled. */
export function rightsView(tx: WriteTx, call: DeskCall): RightsRequestView {
  const { now, account } = call;
  const request = filedRights(tx, demandId(call.params['request']));
  const { body, progress, person } = request;
  journalLook(tx, call, person, 'person');
  const frozen = tx.copies.copyOf(request.id);
  const facts = rightFacts(body.right);
  const reader = logReader(tx, call);
  const line = rightsLine(tx, request, reader, now);
  const open = stepsOpen(progress, account.role, now);
  const barred = account.role === 'lead' ? whyNotTheirs(tx, account, request) : null;
  return {
    line:
      barred === null || !open.includes('decided') ? line : { ...line, next: { of: 'lead', words: barred } },
    person: personName(tx, person, call),
    personId: person,
    words: body.words ?? null,
    channel: labelOf(body.channel),
    cameBy: body.receipt === undefined ? null : madeWords(tx, body.receipt, now),
    identity: progress.identity === null ? null : IDENTITY_CHECKS[progress.identity],
    steps: stepLines(tx, request, reader, now),
    open: barred === null ? open : open.filter((step) => step !== 'decided'),
    citation: facts.citation,
    counted: COUNTED[facts.rule],
    letters: lettersOf(tx, request, now),
    earlier: body.right === 'access' ? [] : earlierRecipients(tx, request, reader, now),
    theirs: choosesRecords(request, account.role) ? theirRecords(tx, request, call) : [],
    deletion: deletionView(progress),
    onlyKept: isInForce(progress) ? keptBy(tx, request.id, now) : [],
    mayPutRight: account.role === 'lead' && mayPutRight(progress) && barred === null,
    receipts: receiptLines(tx, person, now),
    receiptClosings: reasonChoices(RECEIPT_CLOSINGS),
    frozen: frozen === null ? null : { sha256: frozen.sha256, when: momentInWords(frozen.frozenAt, now) },
  };
}

function keptBy(view: ReadView, request: OpaqueId, now: number): RightsRequestView['onlyKept'] {
  return view.restrictions.restrictedBy(request).flatMap((id) => {
    const [filed, words] = [filedRecord(view, id), onlyKeptWords(view.restrictions.restrictedSince(id), now)];
    const title = filed === null ? null : kindNamed(filed.record.kind)?.title;
    return title == null || words === null ? [] : [{ title, words }];
  });
}

/** What is put right, deleted, only kept or objected to is chosen by the lead. */
function choosesRecords({ body }: FiledRights, role: string): boolean {
  return role === 'lead' && body.right !== 'access' && body.right !== 'complaint';
}

const COUNTED = {
  'one-month':
    'One month: the same date next month, or its last day; on a weekend or holiday the next working day. It runs from the day it came, or from the day they showed who they are if they were asked to.',
  'acknowledge-in-30-days':
    'Acknowledged within 30 days, counted from the day after it came; on a weekend or holiday the next working day. The outcome without undue delay.',
} as const;

function labelOf(channel: string): string {
  const { shape } = rightsRequest.fields.channel;
  return shape.as === 'choice' ? (shape.options.get(channel)?.label ?? '') : '';
}

function stepLines(
  view: ReadView,
  request: FiledRights,
  reader: LogReader,
  now: number,
): RightsRequestView['steps'] {
  const names = staffNames(view);
  const jobs = jobsThatHadIt(view, request, reader, now);
  // That somebody was told of a line, or of a job, is for whoever may read that they had it.
  const isSeen = ({ body }: FiledStep) => {
    const { disclosure } = body;
    if (disclosure === undefined || jobs.some(({ id }) => id === disclosure)) return true;
    const ref = logRef(view, disclosure);
    return ref === null ? reader.whole : reader.read(ref) !== null;
  };
  return request.steps
    .filter(isSeen)
    .sort((a, b) => epoch(a.body.at) - epoch(b.body.at))
    .map(({ filed, body }) => {
      const said = [
        body.outcome === undefined ? null : OUTCOMES[body.outcome],
        body.identity === undefined ? null : IDENTITY_CHECKS[body.identity],
        body.because === undefined ? null : EXTENSIONS[body.because],
        body.ground === undefined ? null : `${GROUNDS[body.ground].title}, ${GROUNDS[body.ground].citation}`,
        body.notTold === undefined ? null : NOT_TOLD[body.notTold],
        body.words ?? null,
      ].filter((one) => one !== null);
      return {
        title: RIGHTS_STEPS[body.step],
        when: momentInWords(epoch(body.at), now),
        by: names.account(filed.record.author),
        words: said.length === 0 ? null : said.join('. '),
      };
    });
}

/** How far a deletion has come, in words: for everybody at the desk, and without a word of what it is about. */
function deletionView(progress: RightsCase): RightsRequestView['deletion'] {
  if (progress.right !== 'erasure' || !isGranted(progress)) return null;
  const state = isUndone(progress) ? 'undone' : (progress.deletion?.state ?? 'undone');
  return { state, words: DELETION[state] };
}

const DELETION = {
  undone: 'Nothing was deleted: another lead said no to the list, or none was made. It is decided anew.',
  asked:
    'A list waits for another data-protection lead, under “Keeping and destroying”. Nothing is gone yet.',
  refused: 'Another lead said no to the list. It is decided anew.',
  going: 'It is out of the files. Its last bytes are being taken off the disk.',
  gone: 'It is gone, from the files and the disk.',
} as const;

function lettersOf(view: ReadView, request: FiledRights, now: number): RightsRequestView['letters'] {
  const { body, progress, steps } = request;
  const told = toldOf(view, request, now);
  const { due } = rightsClock(progress, now, ENGLAND);
  const extended = steps.find((one) => one.body.step === 'extended')?.body.words;
  const decided = decisionLetter(progress, told);
  const endTold = steps.find((one) => one.body.step === 'end-told')?.body.words;
  // It is offered once they have been told of the decision that it ends.
  const end = progress.toldAt === null ? null : endLetter(progress, endTold ?? null, told);
  const gone = owesGoneWord(progress) ? goneLetter(progress, told) : null;
  const toRecipients = recipientLetter(progress);
  if (decided !== null)
    return [
      ...(gone === null
        ? [{ title: 'What was decided', words: decided }]
        : [{ title: 'It is gone', words: gone }]),
      ...(end === null ? [] : [{ title: 'It will be used again', words: end }]),
      ...(toRecipients === null ? [] : [{ title: 'For those who had it before', words: toRecipients }]),
    ];
  return [
    { title: 'We have it', words: acknowledgement(body.right, due, now) },
    ...(extended === undefined
      ? []
      : [{ title: 'It takes longer', words: extensionLetter(body.right, extended, due, now) }]),
  ];
}
