import { answersOf } from '#domain/cases/answers.ts';
import { momentInWords } from '#domain/cases/date-words.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import type { DisclosureContext } from '#domain/disclosure/verdicts.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { instantAt } from '#domain/records/moments.ts';
import { namedField } from '#domain/records/named-field.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { BUILDING_KINDS, buildingTold, type BuildingTold } from '#domain/sharing/life-building.ts';
import {
  buildingLine,
  mayTellBuilding,
  openUntil,
  releaseForLife,
  type LifeDecision,
} from '#domain/sharing/life-release.ts';
import {
  BUILDING_ALONE,
  LIFE_SERVICES,
  NO_CONSENT,
  type LifeService,
  type WhyUnasked,
} from '#domain/sharing/life-services.ts';
import type { LifeForm, LifeTold } from '#domain/sharing/sharing-views.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import { Refusal } from '../errors.ts';
import { filedRecords, type FiledRecord } from '../files/filed-record.ts';
import { isStillTold, putRightAt } from '../files/put-right-at.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { gathered, homeLine, tenanciesOf, tenancyAt } from '../office/case-records.ts';
import { caseSummary } from '../office/case-summary.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import { staffNames } from '../office/names.ts';
import { londonToday } from '../packs/london-today.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { householdGuard } from '../tenancies/household-guard.ts';
import { keepStep, keptAbout, keptStep, wasKept } from './kept-steps.ts';
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
    buildingAlone: { value: BUILDING_ALONE.key, label: BUILDING_ALONE.label },
    building: BUILDING_KINDS.map((kind) => kindNamed(kind)?.title ?? kind),
  };
}

/**
 * Releases what one service needs to save a life: one tap, alone, in one's own name. The decision with its line of the log
 * and of the journal is one write, also where nothing of people is recorded: the building is told, and that is logged. The
 * lead finds the alert on their board until somebody else has looked.
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
    whyNoConsent: body['whyNoConsent'] as WhyUnasked,
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
  const { decision } = made.value;
  const building = buildingOf(tx, decision, records, now);
  logLines(
    tx,
    by,
    { home, tenancy, case: null, subjects: [...new Set(subjects)] },
    [...open.map(({ line }) => line), buildingLine(decision, building, now)],
    [...open.map(({ release }) => fieldName(records, release)), ...building.fields],
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
    decided: `${momentInWords(epoch(decision.at), now)}, by ${staffNames(tx).account(decision.by.account)}. ${whyWords(decision)}.`,
    ...toldNow(tx, decision, call),
    review: reviewLine(tx, { of: 'life', decision }, who, now),
  };
}

function whyWords({ whyNoConsent }: LifeDecision): string {
  return whyNoConsent === BUILDING_ALONE.key ? BUILDING_ALONE.decided : NO_CONSENT[whyNoConsent];
}

function contextOf(
  view: ReadView,
  { id }: LifeDecision,
  now: number,
): DisclosureContext<'emergency-service'> {
  const today = londonToday(now);
  return {
    rules: landlordRules(view, today),
    audience: 'emergency-service',
    recipient: id,
    purpose: 'emergency',
    today,
    mint: (one) => one,
  };
}

/** The building needs no release: it is told whatever of people is recorded, and whoever lives there. */
function buildingOf(
  view: ReadView,
  decision: LifeDecision,
  records: readonly FiledRecord[],
  now: number,
): BuildingTold {
  const isClosed = (id: OpaqueId) => caseSummary(view, id, now)?.open === false;
  return buildingTold(records.map(gathered), contextOf(view, decision, now), isClosed, now);
}

type ToldNow = Pick<LifeTold, 'isOpen' | 'facts' | 'building' | 'wrong' | 'earlier'>;

function toldNow(tx: WriteTx, decision: LifeDecision, call: DeskCall): ToldNow {
  const records = recordsNow(tx, decision.home, call.now);
  const facts = peopleFacts(tx, decision, records, call);
  const reviews = keptAbout(tx, 'review', decision.id);
  const isOpen = openUntil(decision, reviews, call.now) !== null;
  if (!mayTellBuilding(decision, reviews)) return { isOpen, facts, building: [], wrong: [], earlier: [] };
  const { home, wrong, earlier } = buildingOf(tx, decision, records, call.now);
  return { isOpen, facts, building: home, wrong, earlier };
}

function peopleFacts(
  tx: WriteTx,
  decision: LifeDecision,
  records: readonly FiledRecord[],
  call: DeskCall,
): LifeTold['facts'] {
  const { now } = call;
  const releases = openedFor(tx, decision.id, records, now).map(({ release }) => release);
  const guarded = new Set(releases.map(({ record }) => record));
  return records.flatMap(({ entry, record }) => {
    const kind = kindNamed(record.kind);
    if (kind === null || !guarded.has(entry.id)) return [];
    const shown = disclose(entry.id, record, { ...contextOf(tx, decision, now), releases });
    if (shown === null) return [];
    journalLook(tx, call, entry.id, `life ${record.kind}`);
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
    ({ entry }) => !entry.minted && guard(entry) && isStillTold(view, right, entry),
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
  const known = namedField(name);
  return known === null ? name : `${known.title}: ${known.label}`;
}
