import { answersOf } from '#domain/cases/answers.ts';
import { chronology } from '#domain/cases/chronology.ts';
import { momentInWords } from '#domain/cases/date-words.ts';
import { ofKind } from '#domain/cases/filed-record.ts';
import type { OrderView } from '#domain/cases/office-views.ts';
import { photosOf } from '#domain/cases/photo-views.ts';
import { orderStanding, orderTitle } from '#domain/cases/works-facts.ts';
import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { JOB_TAKEN_BACK } from '#domain/shares/take-back.ts';
import { worksOrder } from '#domain/records/works-order.ts';
import { filedRecord, filedRecords } from '../files/filed-record.ts';
import type { WriteTx } from '../storage/storage.ts';
import { gathered, homeLine } from './case-records.ts';
import { contractorPreview, ordered } from './contractor-preview.ts';
import { notFound, type DeskCall } from './desk.ts';
import { reasonChoices } from './listed-reason.ts';
import { staffNames } from './names.ts';
import { lookingAtPlace } from './of-this-home.ts';
import { officeContext, shownRecords } from './shown-records.ts';
import { uncheckedItems } from './unchecked-items.ts';

/** A works order, what came back of it, what waits to be checked, and what its contractor is told. */
export function orderView(tx: WriteTx, id: OpaqueId, call: DeskCall): OrderView {
  const { now } = call;
  const filed = filedRecord(tx, id);
  const home = filed === null ? null : homeLine(tx, filed.entry.home);
  if (filed?.record.kind !== 'works-order' || home === null) throw notFound();
  const caseId = filed.entry.case;
  const looking = lookingAtPlace(tx, call, filed.entry);
  const names = staffNames(tx);
  const ofOrder = filedRecords(tx, { home: filed.entry.home }).filter(
    ({ entry, record }) => entry.order === id || orderNamed(record.body) === id,
  );
  const shown = shownRecords(tx, ofOrder, looking);
  const answers = answersOf(
    worksOrder,
    disclose(id, filed.record, officeContext(tx, looking))?.body ?? {},
    now,
  );
  const records = ofOrder.map(gathered);
  const own = ofKind(records, 'works-order')[0];
  const { state, contractor } = filed.record.body;
  const reported = new Set(['work-report', 'photo', 'cleared-photo']);
  return {
    id,
    rev: filed.rev,
    case: caseId,
    home,
    title: orderTitle(filed.record.body),
    contractor: names.account(contractor),
    state: own === undefined ? state : orderStanding(records, own),
    takenBack: takenBackWords(tx, id, now),
    takeBackFor: reasonChoices(JOB_TAKEN_BACK),
    facts: Object.entries(worksOrder.fields).flatMap(([name, { label }]) => {
      const words = name === 'state' ? null : answers.words(name);
      return words === null ? [] : [{ term: label, words }];
    }),
    reports: chronology(
      shown.filter((one) => reported.has(one.shown.kind)),
      { now, calendar: ENGLAND, names },
    ).filter(({ kind }) => kind === 'work-report'),
    photos: photosOf(shown, now),
    unchecked: uncheckedItems(tx, relatedTo(tx, filed.entry.home, caseId, id), looking),
    compared: contractorPreview(tx, ordered(id, filed.record, filed.entry), call, looking),
  };
}

function takenBackWords(tx: WriteTx, order: OpaqueId, now: number): string | null {
  const step = tx.deskSteps.about(order).findLast((one) => one.step === 'order-taken-back');
  if (step === undefined) return null;
  const why = new Map<string, string>(Object.entries(JOB_TAKEN_BACK)).get(step.reason ?? '');
  return `${staffNames(tx).account(step.account)}, ${momentInWords(step.at, now)}: ${why ?? 'no reason was kept'}`;
}

function relatedTo(tx: WriteTx, home: OpaqueId, caseId: OpaqueId | null, order: OpaqueId) {
  return filedRecords(tx, { home }).filter(
    ({ entry, record }) =>
      (caseId !== null && entry.case === caseId) ||
      entry.order === order ||
      orderNamed(record.body) === order,
  );
}

function orderNamed(body: object): unknown {
  return (body as Readonly<Record<string, unknown>>)['order'];
}
