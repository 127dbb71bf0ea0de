import { momentInWords, onlyKeptWords } from '#domain/cases/date-words.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import { ONLY_KEPT } from '#domain/disclosure/restricted.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { instantAt } from '#domain/records/moments.ts';
import { kindNamed, type RecordNamed, type SurveyRecord } from '#domain/records/registry.ts';
import {
  EMERGENCY_FIELDS,
  isEmergencyJob,
  releaseInEmergency,
  type EmergencyDecision,
} from '#domain/sharing/emergency-release.ts';
import { fieldsOfRecord } from '#domain/sharing/asked-field.ts';
import { isOnList } from '#domain/sharing/field-names.ts';
import type { JobReleases } from '#domain/sharing/sharing-views.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import { badRequest, Refusal } from '../errors.ts';
import { filedRecord, filedRecords, type FiledRecord } from '../files/filed-record.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import { staffNames } from '../office/names.ts';
import { londonToday } from '../packs/london-today.ts';
import { packReleases } from '../packs/packer.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { householdGuard } from '../tenancies/household-guard.ts';
import { caseOfOrder, isOpenJob } from './emergency-case.ts';
import { keepStep, keptSteps, wasKept } from './kept-steps.ts';
import { logLines } from './note-use.ts';
import { isKeptFrom } from './only-kept.ts';
import { openReleases } from './open-releases.ts';
import { isNoFactFor, PUT_RIGHT_SINCE } from './put-right-since.ts';

interface Job {
  readonly id: OpaqueId;
  readonly home: OpaqueId;
  readonly order: RecordNamed<'works-order'>;
}

/** What can be released to the contractor of this job now, and what is. Names are shown, so the look is noted. */
export function jobReleases(tx: WriteTx, call: DeskCall): JobReleases {
  const { now } = call;
  const job = demandJob(tx, call);
  const { contractor } = job.order.body;
  const closed = !isOpenJob(tx, job.id)
    ? 'The job is not out with the contractor.'
    : isEmergencyJob(job.id, caseOfOrder(tx, job.id, now))
      ? null
      : 'No emergency runs on this job. Ask a second person, from the table.';
  const records = closed === null ? urgentRecords(tx, job.home, now) : [];
  for (const { entry } of records) journalLook(tx, call, entry.id, entry.kind);
  return {
    closed,
    contractor: staffNames(tx).account(contractor),
    offers: records.flatMap((filed) => offersOf(tx, job, filed, now)),
  };
}

/**
 * Releases a name, a number or a key code to the contractor of a running emergency: at once, alone, in one's own name. The
 * decision, its line of the log, its line of the journal and the contractor's pack are one write.
 */
export function releaseToJob(tx: WriteTx, call: DeskCall): { readonly release: OpaqueId } {
  const { account, now, body } = call;
  const id = demandId(body['id']);
  const said = { order: call.params['order'], record: body['record'], fields: body['fields'] };
  if (wasKept(tx, 'emergency', id, account, said)) return { release: id };
  const job = demandJob(tx, call);
  const filed = filedRecord(tx, demandId(body['record']));
  if (filed !== null && isNoFactFor(tx, filed.entry.id, 'contractor'))
    throw new Refusal(409, 'conflict', PUT_RIGHT_SINCE);
  const isHere =
    filed !== null && urgentRecords(tx, job.home, now).some(({ entry }) => entry.id === filed.entry.id);
  if (!isHere) throw notFound();
  if (isKeptFrom(filed.record, 'contractor', 'repair')) throw new Refusal(409, 'conflict', KEPT_ONLY);
  const fields = body['fields'];
  if (!Array.isArray(fields)) throw badRequest('Say which fields are released.');
  const decided = releaseInEmergency(
    {
      id,
      by: whoDecides(tx, account),
      at: instantAt(now),
      onDuty: body['onDuty'] === true,
      order: job.id,
      contractor: job.order.body.contractor,
      record: filed.entry.id,
      fields: fields as EmergencyDecision['fields'],
    },
    caseOfOrder(tx, job.id, now),
  );
  if (!decided.ok) throw new Refusal(409, 'conflict', decided.problem);
  const { entry, record } = filed;
  const place = { id, about: id, home: entry.home, tenancy: entry.tenancy, account: account.id, at: now };
  keepStep(tx, place, 'emergency', decided.value);
  const opened = openedBy(tx, job, filed, now).filter(({ line }) => line.restsOn === id);
  logLines(
    tx,
    { account: account.id, device: call.device, at: now },
    { ...entry, case: tx.records.entry(job.id)?.case ?? null, subjects: record.subjects },
    opened.map(({ line }) => line),
    decided.value.fields,
  );
  packReleases(tx, entry.home, now);
  return { release: id };
}

const KEPT_ONLY = `It is only kept, so it is not released to a job. ${ONLY_KEPT}`;

function demandJob(view: ReadView, call: DeskCall): Job {
  const filed = filedRecord(view, demandId(call.params['order']));
  if (filed?.record.kind !== 'works-order') throw notFound();
  return { id: filed.entry.id, home: filed.entry.home, order: filed.record };
}

/** Who lives there now, and the codes of now, as they are right. */
function urgentRecords(view: ReadView, home: OpaqueId, now: number): readonly FiledRecord[] {
  const guard = householdGuard(view, home, londonToday(now));
  return filedRecords(view, { home }).filter(
    ({ entry, record }) =>
      !entry.minted &&
      fieldsOfRecord(entry.id, record).some(({ name }) => isOnList(EMERGENCY_FIELDS, name)) &&
      guard(entry) &&
      !isNoFactFor(view, entry.id, 'contractor'),
  );
}

function openedBy(view: ReadView, job: Job, { entry, record }: FiledRecord, at: number) {
  return openReleases(view, {
    audience: 'contractor',
    recipient: job.order.body.contractor,
    purpose: 'repair',
    disclosure: job.id,
    records: [{ id: entry.id, record }],
    at,
  });
}

function offersOf(view: ReadView, job: Job, filed: FiledRecord, now: number): JobReleases['offers'] {
  const { entry, record } = filed;
  const open = openedBy(view, job, filed, now);
  const onlyKept = onlyKeptWords(view.restrictions.restrictedSince(entry.id), now);
  return fieldsOfRecord(entry.id, record)
    .filter(({ name }) => isOnList(EMERGENCY_FIELDS, name))
    .map(({ name, pointer }) => {
      const by = open.find(({ release }) => release.pointer === pointer);
      return {
        record: entry.id,
        whose: whoseWords(record),
        field: name,
        label: LABELS[name] ?? name,
        open: by === undefined ? null : openWords(view, entry.home, by.line.restsOn, now),
        onlyKept,
      };
    });
}

const LABELS: Readonly<Record<string, string>> = {
  'person/name': 'name',
  'person/phone': 'number',
  'access-secret/code': 'key code',
} satisfies Record<(typeof EMERGENCY_FIELDS)[number], string>;

function openWords(view: ReadView, home: OpaqueId, restsOn: OpaqueId, now: number): string {
  const decision = keptSteps(view, 'emergency', home).find(({ id }) => id === restsOn);
  if (decision === undefined) return 'Open for this job';
  const { at, by } = decision;
  return `Open since ${momentInWords(epoch(at), now)}, by ${staffNames(view).account(by.account)}`;
}

function whoseWords(record: SurveyRecord): string {
  return record.kind === 'person' ? record.body.name : (kindNamed(record.kind)?.title ?? '');
}
