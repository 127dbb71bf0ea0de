import type { LoggedDisclosure, ApprovalBehind } from '#domain/disclosures/seen-of-log.ts';
import { kindOfDisclosure } from '#domain/disclosures/log-kinds.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { instantAt } from '#domain/records/moments.ts';
import { kindNamed, type RecordNamed } from '#domain/records/registry.ts';
import { isDataCategory } from '#domain/disclosure/categories.ts';
import { readRecord } from '../files/files-database.ts';
import { serverAuthor } from '../files/server-author.ts';
import { keptAbout, keptStep, keptSteps } from '../sharing/kept-steps.ts';
import type { ReadView } from '../storage/storage.ts';
import type { LogRef } from './log-refs.ts';

/** A line of the log with what it rests on; null where nothing was told: a letter that waits to be sent. */
export function loggedAt(view: ReadView, ref: LogRef): LoggedDisclosure | null {
  if (ref.of === 'receipt') return receiptLine(view, ref);
  const record = readRecord(view, ref.id);
  if (record?.kind === 'written-summary') return letterLine(ref, record);
  if (record?.kind !== 'disclosure') return null;
  const { body, author } = record;
  const kind = kindOfDisclosure(body);
  return { id: ref.id, kind, author, body, approvals: approvalsBehind(view, ref, body) };
}

/** The approvals that a line rests on: the one that it names, and each that was used for it. */
function approvalsBehind(
  view: ReadView,
  { id, entry }: LogRef,
  { route, restsOn }: LoggedDisclosure['body'],
): readonly ApprovalBehind[] {
  if (route !== 'approval') return [];
  const uses = keptSteps(view, 'use', entry.home).filter(({ disclosure }) => disclosure === id);
  const requests = new Set([
    ...(restsOn === undefined ? [] : [restsOn]),
    ...uses.map(({ request }) => request),
  ]);
  return [...requests].flatMap((request) => approvalOf(view, request) ?? []);
}

function approvalOf(view: ReadView, id: OpaqueId): ApprovalBehind | null {
  const request = keptStep(view, 'request', id);
  if (request === null) return null;
  const { field, by, necessity } = request;
  return {
    request: id,
    field: field.name,
    categories: field.categories,
    askedBy: by.account,
    answeredBy: keptAbout(view, 'answer', id)[0]?.by.account ?? null,
    necessity,
  };
}

/** The written summary that the law asks for, once it was sent. */
function letterLine({ id }: LogRef, record: RecordNamed<'written-summary'>): LoggedDisclosure | null {
  const { body, author } = record;
  if (body.sentAt === undefined) return null;
  const fields = Object.entries(kindNamed(record.kind)?.fields ?? {}).filter(
    ([name, { category }]) => Object.hasOwn(body, name) && category !== 'record-keeping',
  );
  const categories = [...new Set(fields.map(([, { category }]) => category))].filter(isDataCategory);
  return {
    ...{ id, kind: 'letter', author, approvals: [] },
    body: {
      ...{ at: body.sentAt, audience: 'tenant-summary', purpose: 'written-summary', decision: 'shared' },
      ...{ records: [id], categories, fields: fields.map(([name]) => `${record.kind}/${name}`) },
      channel: body.route === 'in-person' ? 'read-out' : 'sent',
    },
  };
}

/** A data receipt says the same to everybody, so no field is named. */
function receiptLine(view: ReadView, { id, at }: LogRef): LoggedDisclosure {
  const made = view.journal.about(id).find(({ action }) => action === 'receipt-made');
  const author = made?.account ?? serverAuthor(view);
  return {
    ...{ id, kind: 'receipt', author, approvals: [] },
    body: {
      ...{ at: instantAt(at), audience: 'subject-access', purpose: 'access-right', decision: 'shared' },
      ...{ records: [], categories: [], channel: 'link' },
    },
  };
}
