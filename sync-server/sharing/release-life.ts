import { answersOf } from '#domain/cases/answers.ts';
import { momentInWords } from '#domain/cases/date-words.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { instantAt } from '#domain/records/moments.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { releaseForLife, type LifeDecision } from '#domain/sharing/life-release.ts';
import {
  LIFE_SERVICES,
  NO_CONSENT,
  type LifeService,
  type NoConsent,
} from '#domain/sharing/life-services.ts';
import type { LifeForm, LifeTold } from '#domain/sharing/sharing-views.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import { Refusal } from '../errors.ts';
import { filedRecords, type FiledRecord } from '../files/filed-record.ts';
import { putRightAt } from '../files/put-right-at.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { homeLine, tenanciesOf, tenancyAt } from '../office/case-records.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import { staffNames } from '../office/names.ts';
import { londonToday } from '../packs/london-today.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { householdGuard } from '../tenancies/household-guard.ts';
import { keepStep, keptStep, wasKept } from './kept-steps.ts';
import { logLines } from './note-use.ts';
import { openReleases } from './open-releases.ts';
import { reviewLine } from './review-lines.ts';

/** Which services there are, what kinds of facts each is told, and why somebody cannot be asked. Nothing of the home but its address. */
export function lifeForm(view: ReadView, call: DeskCall): LifeForm {
  const home = homeLine(view, demandId(call.params['home']));
  if (home === null) throw notFound();
  return {
    home,
    services: Object.entries(LIFE_SERVICES).map(([value, { title, because, fields }]) => ({
      value,
      label: title,
      detail: because,
      fields: [...new Set(fields.map(kindWords))],
    })),
    reasons: Object.entries(NO_CONSENT).map(([value, label]) => ({ value, label })),
  };
}

/**
 * Releases what one service needs to save a life: one tap, alone, in one's own name. The decision with its line of the log
 * and of the journal is one write; the lead finds the alert on their board until somebody else has looked.
 */
export function releaseLife(tx: WriteTx, call: DeskCall): { readonly release: OpaqueId } {
  const { account, now, body } = call;
  const id = demandId(body['id']);
  const home = demandId(call.params['home']);
  const said = { home, service: body['service'], whyNoConsent: body['whyNoConsent'] };
  if (wasKept(tx, 'life', id, account, said)) return { release: id };
  if (homeLine(tx, home) === null) throw notFound();
  const made = releaseForLife({
    id,
    by: whoDecides(tx, account),
    at: instantAt(now),
    // Checked against its list by the rule itself.
    service: body['service'] as LifeService,
    whyNoConsent: body['whyNoConsent'] as NoConsent,
    home,
  });
  if (!made.ok) throw new Refusal(422, 'unfinished', made.problem);
  const tenancy = tenancyAt(tenanciesOf(tx, home), now)?.id ?? null;
  keepStep(tx, { id, about: id, home, tenancy, account: account.id, at: now }, 'life', made.value.decision);
  const records = recordsNow(tx, home, now);
  const open = openedFor(tx, id, records, now);
  const subjects = records
    .filter(({ entry }) => open.some(({ release }) => release.record === entry.id))
    .flatMap(({ record }) => record.subjects);
  const by = { account: account.id, device: call.device, at: now };
  logLines(
    tx,
    by,
    { home, tenancy, case: null, subjects: [...new Set(subjects)] },
    open.map(({ line }) => line),
    open.map(({ release }) => fieldName(records, release)),
  );
  return { release: id };
}

/** What to tell the service now, while it is open: by the one projection. Each look at something guarded is noted. */
export function lifeTold(tx: WriteTx, call: DeskCall): LifeTold {
  const decision = keptStep(tx, 'life', demandId(call.params['release']));
  const home = decision === null ? null : homeLine(tx, decision.home);
  if (decision === null || home === null) throw notFound();
  const { now } = call;
  const who = whoDecides(tx, call.account);
  return {
    id: decision.id,
    home,
    service: LIFE_SERVICES[decision.service].title,
    decided: `${momentInWords(epoch(decision.at), now)}, by ${staffNames(tx).account(decision.by.account)}. ${NO_CONSENT[decision.whyNoConsent]}.`,
    facts: toldFacts(tx, decision, call),
    review: reviewLine(tx, { of: 'life', decision }, who, now),
  };
}

function toldFacts(tx: WriteTx, decision: LifeDecision, call: DeskCall): LifeTold['facts'] {
  const { now } = call;
  const records = recordsNow(tx, decision.home, now);
  const releases = openedFor(tx, decision.id, records, now).map(({ release }) => release);
  if (releases.length === 0) return [];
  const guarded = new Set(releases.map(({ record }) => record));
  return records.flatMap(({ entry, record }) => {
    const kind = kindNamed(record.kind);
    const isTold = guarded.has(entry.id) || record.kind === 'property';
    if (kind === null || !isTold) return [];
    const shown = disclose(entry.id, record, {
      rules: landlordRules(tx, londonToday(now)),
      audience: 'emergency-service',
      recipient: decision.id,
      purpose: 'emergency',
      today: londonToday(now),
      mint: (one) => one,
      releases,
    });
    if (shown === null) return [];
    if (guarded.has(entry.id)) journalLook(tx, call, entry.id, `life ${record.kind}`);
    const answers = answersOf(kind, shown.body, now);
    return Object.entries(kind.fields).flatMap(([name, { label }]) => {
      const words = answers.words(name);
      return words === null ? [] : [{ term: label, words }];
    });
  });
}

/** The records of the home and of whoever lives there now. */
function recordsNow(view: ReadView, home: OpaqueId, now: number): readonly FiledRecord[] {
  const guard = householdGuard(view, home, londonToday(now));
  const right = putRightAt(view, home);
  return filedRecords(view, { home }).filter(
    ({ entry }) => !entry.minted && guard(entry) && !right.isWrong(entry.id),
  );
}

function openedFor(view: ReadView, recipient: OpaqueId, records: readonly FiledRecord[], at: number) {
  return openReleases(view, {
    audience: 'emergency-service',
    recipient,
    purpose: 'emergency',
    records: records.map(({ entry, record }) => ({ id: entry.id, record })),
    at,
  });
}

function fieldName(
  records: readonly FiledRecord[],
  of: { readonly record: OpaqueId; readonly pointer: string },
) {
  const kind = records.find(({ entry }) => entry.id === of.record)?.record.kind ?? 'person';
  return `${kind}/${of.pointer.slice('/body/'.length)}`;
}

function kindWords(name: string): string {
  const [kind, field] = name.split('/');
  const known = kindNamed(kind);
  return known === null ? name : `${known.title}: ${known.fields[field ?? '']?.label ?? ''}`;
}
