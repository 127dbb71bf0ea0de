import { createHash } from 'node:crypto';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { disclosure } from '#domain/records/disclosure.ts';
import { instantAt } from '#domain/records/moments.ts';
import { copyDocument, copyText } from '#domain/rights/copy-document.ts';
import { ownCopy, type OwnCopy } from '#domain/rights/own-copy.ts';
import type { CopyPreview } from '#domain/rights/rights-views.ts';
import { parseDay } from '#domain/time/calendar-day.ts';
import { startOfLondonDay, londonDay } from '#domain/time/london.ts';
import { badRequest, Refusal } from '../errors.ts';
import { filedRecord, filedRecords } from '../files/filed-record.ts';
import { landlordRules, policyNow } from '../matrix/landlord-rules.ts';
import { londonToday } from '../packs/london-today.ts';
import { gathered } from '../office/case-records.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { issueDraft } from '../office/issue-drafts.ts';
import { journalLook } from '../office/journal-look.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { filedRights, type FiledRights } from './filed-rights.ts';
import { personName } from './people.ts';
import { newSealKey, seal, unseal } from '../outside/seal.ts';
import { beside, issueStep } from './take-step.ts';

/** The copy as it would be given now, with what is not in it and why: for the lead alone, and each look is journalled. */
export function copyPreview(tx: WriteTx, call: DeskCall): CopyPreview {
  demandLead(call);
  const request = accessRequest(tx, call);
  const made = makeCopy(tx, call, request, idsIn((call.query['weighed'] ?? '').split(',').filter(Boolean)));
  journalLook(tx, call, request.person, 'own-copy');
  const { parts, notGiven, toWeigh } = made.copy;
  return { name: made.name, sha256: made.sha256, parts, notGiven, toWeigh };
}

/**
 * Freezes the copy that the lead has looked through: its bytes sealed, its SHA-256 and fields in the disclosure log, and the
 * request decided, all or none. With another digest than the copy has now, nothing is frozen.
 */
export function freezeCopy(
  tx: WriteTx,
  call: DeskCall,
): { readonly request: OpaqueId; readonly sha256: string } {
  demandLead(call);
  const request = accessRequest(tx, call);
  const { body, now } = call;
  const id = demandId(body['disclosure']);
  const known = tx.copies.copyOf(request.id);
  if (known !== null) return { request: request.id, sha256: known.sha256 };
  const weighed = Array.isArray(body['weighed']) ? idsIn(body['weighed']) : new Set<OpaqueId>();
  const made = makeCopy(tx, call, request, weighed);
  if (made.sha256 !== body['sha256'])
    throw new Refusal(
      409,
      'conflict',
      'The file changed while you were looking. Look through the copy again.',
    );
  const { outcome, words } = body;
  if (outcome !== 'granted' && outcome !== 'part')
    throw badRequest('Say whether it is the whole copy or a part.');
  issueStep(tx, call, request, demandId(body['id']), { step: 'decided', outcome, words });
  const { records, categories, fields } = made.copy;
  issueDraft(tx, call, {
    ...beside(request),
    id,
    kind: disclosure,
    body: {
      at: instantAt(now),
      audience: 'subject-access',
      purpose: 'access-right',
      recipient: request.person,
      records,
      categories,
      // What a copy lacks is never told by the log either: it follows from what the lead decided, and told them.
      decision: outcome === 'granted' ? 'shared' : 'part',
      request: request.id,
      channel: 'sent',
      toldSha256: made.sha256,
      fields,
      rules: policyNow(tx, now),
    },
  });
  const key = newSealKey();
  tx.copies.keepCopy(
    {
      disclosure: id,
      request: request.id,
      sha256: made.sha256,
      frozenAt: now,
      copy: seal(Buffer.from(made.text), key, id),
      notGiven: seal(Buffer.from(JSON.stringify(made.copy.notGiven)), key, id),
    },
    key,
  );
  return { request: request.id, sha256: made.sha256 };
}

/** The frozen bytes, to be printed or handed over: the lead alone, and each look is journalled. */
export function frozenCopy(tx: WriteTx, call: DeskCall): { readonly text: string; readonly sha256: string } {
  demandLead(call);
  const request = accessRequest(tx, call);
  const kept = tx.copies.copyOf(request.id);
  const key = kept === null ? null : tx.copies.copyKey(kept.disclosure);
  if (kept === null || key === null) throw notFound();
  journalLook(tx, call, request.person, 'own-copy');
  return { text: unseal(kept.copy, key, kept.disclosure).toString('utf8'), sha256: kept.sha256 };
}

interface MadeCopy {
  readonly copy: OwnCopy;
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

function makeCopy(
  view: ReadView,
  call: DeskCall,
  { filed, person }: FiledRights,
  weighed: ReadonlySet<OpaqueId>,
): MadeCopy {
  const { home, tenancy } = filed.entry;
  const span = tenancy === null ? null : filedRecord(view, tenancy);
  const name = personName(view, person, call);
  if (span?.record.kind !== 'tenancy' || tenancy === null || name === null) throw notFound();
  const { startedOn, endedOn } = span.record.body;
  // A copy is of a day: looked through and frozen on the same one, it is the same bytes.
  const day = startOfLondonDay(londonDay(call.now));
  const records = filedRecords(view, { home }).map(gathered);
  const to = endedOn === undefined ? null : parseDay(endedOn);
  const copy = ownCopy(
    landlordRules(view, londonToday(call.now)),
    { person, tenancy, from: parseDay(startedOn) ?? 0, to, records },
    weighed,
    day,
  );
  const text = copyText(copyDocument(copy, name, day));
  return { copy, name, text, sha256: createHash('sha256').update(text).digest('hex') };
}

function accessRequest(view: ReadView, call: DeskCall): FiledRights {
  const request = filedRights(view, demandId(call.params['request']));
  if (request.body.right !== 'access') throw badRequest('This request asks for no copy.');
  return request;
}

function demandLead({ account }: DeskCall): void {
  if (account.role !== 'lead')
    throw new Refusal(403, 'forbidden', 'The data-protection lead looks through a copy before it leaves.');
}

function idsIn(given: readonly unknown[]): ReadonlySet<OpaqueId> {
  return new Set(given.filter(isOpaqueId));
}
