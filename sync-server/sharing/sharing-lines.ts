import { dateInWords, momentInWords } from '#domain/cases/date-words.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import { AUDIENCES } from '#domain/disclosure/audiences.ts';
import { instantAt } from '#domain/records/moments.ts';
import { namedField } from '#domain/records/named-field.ts';
import { answerRequest } from '#domain/sharing/approval.ts';
import { BASES } from '#domain/sharing/bases.ts';
import { CONDITIONS } from '#domain/sharing/conditions.ts';
import { PURPOSES } from '#domain/sharing/purposes.ts';
import type { Actor } from '#domain/sharing/second-person.ts';
import type { AskedLine, ShareDetail, SharingView } from '#domain/sharing/sharing-views.ts';
import { TELLS } from '#domain/sharing/special-data.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import { homeLine } from '../office/case-records.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import { staffNames } from '../office/names.ts';
import { londonToday } from '../packs/london-today.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { askedRecord, onlyKeptIn, saidIn } from './asked-record.ts';
import { keptAbout, keptStep, keptSteps, type KeptRequest } from './kept-steps.ts';
import { recipientWords } from './recipients.ts';
import { saidToColleague } from './opened-to-colleague.ts';
import { laterReviewed, repeatedWords, reviewLine } from './review-lines.ts';

const SETTLED_SHOWN = 50;

/** What waits for a second person, and what waits to be looked at. */
export function sharingView(view: ReadView, call: DeskCall): SharingView {
  const who = whoDecides(view, call.account);
  const lines = keptSteps(view, 'request').map((request) => askedLine(view, request, who, call.now));
  const reviews = laterReviewed(view).map((one) => reviewLine(view, one, who, call.now));
  const isOpen = ({ state }: { readonly state: string }) => state === 'waiting' || state === 'overdue';
  return {
    waiting: lines.filter(isOpen),
    settled: lines
      .filter((line) => !isOpen(line))
      .slice(-SETTLED_SHOWN)
      .toReversed(),
    reviews: reviews.filter(isOpen),
    reviewed: reviews
      .filter((line) => !isOpen(line))
      .slice(-SETTLED_SHOWN)
      .toReversed(),
    repeated: repeatedWords(view, who, call.now),
  };
}

/** How many requests wait that this person could answer. */
export function waitingFor(view: ReadView, who: Actor, now: number): number {
  return keptSteps(view, 'request').filter((request) => {
    const { state, barred } = askedLine(view, request, who, now);
    return state === 'waiting' && barred === null;
  }).length;
}

/** One request with its reasons, and what the field says as the office may see it: the look is noted. */
export function shareDetail(tx: WriteTx, call: DeskCall): ShareDetail {
  const request = keptStep(tx, 'request', demandId(call.params['request']));
  if (request === null) throw notFound();
  const asked = askedRecord(tx, request.field.record, request.field.pointer.slice('/body/'.length));
  // The one colleague for whom it was approved is shown it; everybody else what the desk may see.
  const says = saidToColleague(tx, request, call) ?? saidIn(tx, asked, call);
  if (says !== null) journalLook(tx, call, asked.entry.id, asked.entry.kind);
  return {
    line: askedLine(tx, request, whoDecides(tx, call.account), call.now),
    says,
    onlyKept: onlyKeptIn(tx, asked, says, call.now),
    facts: factsOf(tx, request, call.now),
  };
}

function askedLine(view: ReadView, request: KeptRequest, who: Actor, now: number): AskedLine {
  const { id, field, audience, necessity, by, at } = request;
  const names = staffNames(view);
  const answer = keptAbout(view, 'answer', id)[0];
  const tried = answerRequest(request, {
    request: id,
    answer: 'approved',
    by: who,
    at: instantAt(now),
    reason: '',
  });
  const isOver = necessity.until < londonToday(now);
  const until = dateInWords(necessity.until, now);
  return {
    id,
    title: `${fieldWords(field.name)}, for ${recipientWords(view, audience, necessity.recipient, field.home)}`,
    home: homeLine(view, field.home),
    asked: `Asked ${momentInWords(epoch(at), now)}, by ${names.account(by.account)}`,
    state: answer?.answer ?? (isOver ? 'over' : 'waiting'),
    settled:
      answer === undefined
        ? null
        : answer.answer === 'approved'
          ? `Approved by ${names.account(answer.by.account)}, until ${until}`
          : `Refused by ${names.account(answer.by.account)}: ${answer.reason}`,
    barred: tried.ok ? null : tried.problem,
  };
}

function factsOf(view: ReadView, { field, necessity, audience }: KeptRequest, now: number) {
  const { basis, condition, tells } = necessity;
  return [
    { term: 'For', words: recipientWords(view, audience, necessity.recipient, field.home) },
    { term: 'As', words: `${AUDIENCES[audience].title}: ${AUDIENCES[audience].because}` },
    { term: 'What it is for', words: PURPOSES[necessity.purpose] },
    { term: 'What they cannot do without it', words: necessity.whyThisField },
    { term: 'What could go wrong if it is shared', words: necessity.harmIfShared },
    { term: 'What could go wrong if it is not', words: necessity.harmIfNotShared },
    { term: 'Why less is not enough', words: necessity.whyNotLess },
    { term: 'Lawful basis', words: `${BASES[basis].title} (${BASES[basis].citation.regulation})` },
    { term: 'It tells of', words: TELLS[tells] },
    ...(condition === null
      ? []
      : [
          {
            term: 'Condition for special data',
            words: `${CONDITIONS[condition].title} (${CONDITIONS[condition].citation.regulation})`,
          },
        ]),
    { term: 'Until', words: dateInWords(necessity.until, now) },
  ];
}

/** "Telephone". */
function fieldWords(name: string): string {
  return namedField(name)?.label ?? name;
}
