import { dateInWords, instantInWords } from '#domain/cases/date-words.ts';
import { decisionForm, type LogSurroundings } from '#domain/disclosures/decision-form.ts';
import type { DisclosureDetail, DisclosureLine } from '#domain/disclosures/disclosure-views.ts';
import type { SeenDisclosure } from '#domain/disclosures/seen-of-log.ts';
import { localDateOf } from '#domain/records/moments.ts';
import { londonDay } from '#domain/time/london.ts';
import { wrongDisclosure } from '../breaches/wrong-disclosure.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import { staffNames } from '../office/names.ts';
import { shareLine } from '../shares/share-lines.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { askedWords, disclosureLine } from './line-words.ts';
import { logReader } from './log-reader.ts';
import { logRef, type LogRef } from './log-refs.ts';
import { tellingWords } from './tellings.ts';

/** One line of the log with every answer of the decision form. That a lead read the reasons of it is noted. */
export function disclosureDetail(tx: WriteTx, call: DeskCall): DisclosureDetail {
  const ref = logRef(tx, demandId(call.params['disclosure']));
  const reader = logReader(tx, call);
  const seen = ref === null ? null : reader.read(ref);
  if (ref === null || seen === null) throw notFound();
  if (reader.whole && seen.behind.route !== undefined) journalLook(tx, call, seen.id, 'disclosure-log');
  const line = disclosureLine(tx, seen, ref, call);
  return {
    line,
    form: decisionForm(seen, surroundings(tx, seen, line, call)),
    told: seen.told ?? null,
    links: linksOf(tx, seen, ref),
    tellings: tellingWords(tx, seen.id, call.now),
    evidence: call.account.role === 'lead' && tx.shares.share(seen.id) !== null,
    wrong: wrongDisclosure(tx, seen.id, call),
  };
}

/** What stands around a line, in words for a screen. */
export function surroundings(
  view: ReadView,
  seen: SeenDisclosure,
  line: DisclosureLine,
  looking: Pick<DeskCall, 'account' | 'now'>,
): LogSurroundings {
  const { now } = looking;
  const share = view.shares.share(seen.id);
  const end = view.shares.link(seen.id)?.expiresAt;
  return {
    home: line.home === null ? 'Not in the register' : `${line.home.line}, ${line.home.postcode}`,
    to: line.to,
    asked: askedWords(view, seen),
    state: line.stateWords,
    opened: share === null ? 'Not by a link: nothing to open' : shareLine(view, share, looking).openings,
    // A fresh link to the same page may end on another day than the first one, which the line was written with.
    until: end === undefined ? seen.until : localDateOf(londonDay(end - 1)),
    tellings: tellingWords(view, seen.id, now),
    account: staffNames(view).account,
    moment: (instant) => instantInWords(instant, now),
    day: (date) => dateInWords(date, now),
  };
}

function linksOf(view: ReadView, { request, approvals }: SeenDisclosure, { entry }: LogRef) {
  const asked = request === null ? undefined : view.records.entry(request)?.kind;
  const toRequest =
    asked === 'information-request' ? 'requests' : asked === 'rights-request' ? 'rights' : null;
  return [
    ...(entry.case === null ? [] : [{ label: 'Open the case', href: `/office/cases/${entry.case}` }]),
    ...(toRequest === null || request === null
      ? []
      : [{ label: 'Open the request', href: `/office/${toRequest}/${request}` }]),
    ...approvals.map((one) => ({ label: 'Open what was approved', href: `/office/sharing/${one.request}` })),
    { label: 'Open the home', href: `/office/homes/${entry.home}` },
  ];
}
