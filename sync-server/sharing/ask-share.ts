import { AUDIENCES } from '#domain/disclosure/audiences.ts';
import { type OpaqueId } from '#domain/ids.ts';
import { instantAt, localDateOf } from '#domain/records/moments.ts';
import { ONLY_KEPT } from '#domain/disclosure/restricted.ts';
import type { MatrixRules } from '#domain/disclosure/rules.ts';
import { NO_APPROVAL_OPENS, whyNoRelease } from '#domain/sharing/asked-field.ts';
import { LONGEST_DAYS } from '#domain/sharing/necessity.ts';
import { askToShare } from '#domain/sharing/request.ts';
import type { AskForm } from '#domain/sharing/sharing-views.ts';
import { answersAbout } from '#domain/sharing/special-data.ts';
import { londonDay } from '#domain/time/london.ts';
import { humans } from '../accounts/one-human.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import { badRequest, Refusal } from '../errors.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { londonToday } from '../packs/london-today.ts';
import { homeLine } from '../office/case-records.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import { demandPart } from '../office/issue-drafts.ts';
import { savedOtherwise } from '../office/saved-before.ts';
import { RELEASED_KINDS } from '../packs/released-to-job.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { askedRecord, onlyKeptIn, saidIn, type AskedRecord } from './asked-record.ts';
import { demandTraining } from '../training/training-gate.ts';
import { keepStep, keptStep, wasKept } from './kept-steps.ts';
import { isKeptFrom } from './only-kept.ts';
import { isNoFactFor, PUT_RIGHT_SINCE } from './put-right-since.ts';
import { ASKED_FOR, recipientsFor, type AskedFor } from './recipients.ts';
import { basisChoices, conditionChoices, purposeChoices, tellsChoices } from './sharing-choices.ts';

/** What the form offers for one field of one record. What the field says is shown to whoever asks, and the look is noted. */
export function askForm(tx: WriteTx, call: DeskCall): AskForm {
  const asked = askedRecord(tx, demandId(call.params['record']), call.params['field'] ?? '');
  const home = homeLine(tx, asked.entry.home);
  if (home === null) throw notFound();
  const today = londonDay(call.now);
  const tells = answersAbout(asked.field.categories);
  const says = saidIn(tx, asked, call);
  if (says !== null) journalLook(tx, call, asked.entry.id, asked.entry.kind);
  const rules = landlordRules(tx, londonToday(call.now));
  return {
    field: asked.label,
    kind: asked.kind,
    home,
    says,
    onlyKept: onlyKeptIn(tx, asked, says, call.now),
    audiences: ASKED_FOR.filter((audience) => whyNotFor(rules, asked, audience) === null).flatMap(
      (audience) => {
        const purposes = purposeChoices(audience).filter(
          // Whoever is not shown what it says is not to read off the choices that it is only kept.
          ({ value }) => says === null || !isKeptFrom(asked.record, audience, value),
        );
        const recipients = recipientsFor(tx, audience, asked.entry.home).map(({ id, words, order }) => ({
          ...{ value: id, label: words, order },
        }));
        const { title } = AUDIENCES[audience];
        return purposes.length === 0 ? [] : [{ value: audience, label: title, recipients, purposes }];
      },
    ),
    bases: basisChoices(call.landlord),
    tells: tellsChoices(tells),
    conditions: Object.fromEntries(tells.map((one) => [one, conditionChoices(one)])),
    today: localDateOf(today),
    latest: localDateOf(today + LONGEST_DAYS),
  };
}

/** Asks a second person for one field of one record, for one recipient. Nothing is open by asking. */
export function askShare(tx: WriteTx, call: DeskCall): { readonly request: OpaqueId } {
  const { body, now, account } = call;
  const id = demandId(body['id']);
  if (wasAsked(tx, call, id)) return { request: id };
  const asked = askedRecord(tx, demandId(body['record']), String(body['field']));
  demandTraining(tx, call, asked.field.categories, asked.entry.home);
  const audience = ASKED_FOR.find((one) => one === body['audience']);
  if (audience === undefined) throw badRequest('Choose who it is for, from the list.');
  const rules = landlordRules(tx, londonToday(now));
  const barred = whyNotFor(rules, asked, audience);
  if (barred !== null) throw new Refusal(422, 'unfinished', barred);
  const necessity = demandPart(body, 'necessity');
  demandUse(tx, call, asked, audience, necessity['purpose']);
  const recipient = recipientOf(tx, audience, asked, necessity['recipient']);
  const request = askToShare(rules, {
    id,
    field: asked.field,
    audience,
    landlord: call.landlord,
    recipientPerson: humans(tx)(recipient.id),
    necessity: { ...necessity, recipient: recipient.id },
    by: whoDecides(tx, account),
    at: instantAt(now),
  });
  if (!request.ok) throw new Refusal(422, 'unfinished', request.problem.join(' '));
  const { home, tenancy } = asked.entry;
  const place = { id, about: id, home, tenancy, account: account.id, at: now };
  keepStep(tx, place, 'request', { ...request.value, rev: asked.rev, order: recipient.order });
  return { request: id };
}

/** Refuses what is only kept, for everything but what it may still be used for, and what was put right. Why is told to whoever is shown the field. */
function demandUse(tx: ReadView, call: DeskCall, asked: AskedRecord, audience: AskedFor, purpose: unknown) {
  const isKept = isKeptFrom(asked.record, audience, typeof purpose === 'string' ? purpose : undefined);
  if (!isKept && !isNoFactFor(tx, asked.entry.id, audience)) return;
  const because = isKept ? `It is only kept. ${ONLY_KEPT}` : PUT_RIGHT_SINCE;
  throw new Refusal(422, 'unfinished', saidIn(tx, asked, call) === null ? NO_APPROVAL_OPENS : because);
}

/** Whether this very question was asked before: of this field, for them, and for the same reasons. */
function wasAsked(view: ReadView, { body, account }: DeskCall, id: OpaqueId): boolean {
  const said = { audience: body['audience'], necessity: body['necessity'] };
  if (!wasKept(view, 'request', id, account, said)) return false;
  const field = keptStep(view, 'request', id)?.field;
  if (field?.record !== body['record'] || field?.pointer !== `/body/${String(body['field'])}`)
    throw savedOtherwise();
  return true;
}

function recipientOf(view: ReadView, audience: AskedFor, { entry }: AskedRecord, given: unknown) {
  const known = recipientsFor(view, audience, entry.home);
  const named = known.find(({ id }) => id === given);
  if (named !== undefined) return named;
  throw new Refusal(422, 'unfinished', 'Choose the one person or firm that gets it, from the list.');
}

/** Why nobody can be asked for this field for this audience; null when a second person can. */
function whyNotFor(rules: MatrixRules, { field, entry }: AskedRecord, audience: AskedFor): string | null {
  const never = whyNoRelease(rules, field.categories, audience);
  if (never !== null || audience !== 'contractor' || RELEASED_KINDS.has(entry.kind)) return never;
  return 'A contractor gets this checked, or as an instruction. Then nothing needs approval.';
}
