import { dayInWords, momentInWords } from '#domain/cases/date-words.ts';
import type { FollowUp, FollowUpsView } from '#domain/disclosures/disclosure-views.ts';
import type { SeenDisclosure } from '#domain/disclosures/seen-of-log.ts';
import { AUDIENCES } from '#domain/disclosure/audiences.ts';
import { jobInWords, toldByJobInWords } from '#domain/rights/past-jobs.ts';
import { LINK_TAKEN_BACK } from '#domain/shares/take-back.ts';
import { PURPOSES } from '#domain/sharing/purposes.ts';
import { londonDay } from '#domain/time/london.ts';
import { landlordRules, policyNow } from '../matrix/landlord-rules.ts';
import type { DeskCall } from '../office/desk.ts';
import { homeLine } from '../office/case-records.ts';
import { londonToday } from '../packs/london-today.ts';
import { jobToTell, type JobToTell } from '../rights/past-jobs.ts';
import { reasonChoices } from '../office/listed-reason.ts';
import { touchedWords } from '../shares/share-lines.ts';
import type { ReadView } from '../storage/storage.ts';
import { disclosureLine } from './line-words.ts';
import { logReader, type LogReader } from './log-reader.ts';
import { logRef } from './log-refs.ts';
import { tellingWords } from './tellings.ts';

/** Links on hold and earlier recipients to tell, in one place: which, why, and what to do next. */
export function followUpsView(view: ReadView, call: DeskCall): FollowUpsView {
  return {
    lines: [...followUps(view, call, logReader(view, call))].sort(
      (a, b) => Number(b.tell !== null) - Number(a.tell !== null),
    ),
  };
}

/** Whether this person would find anything there. */
export function isAnythingToFollowUp(view: ReadView, call: DeskCall, reader: LogReader): boolean {
  return followUps(view, call, reader).next().done !== true;
}

function* followUps(view: ReadView, call: DeskCall, reader: LogReader): Generator<FollowUp> {
  for (const id of candidates(view, call.now)) {
    const ref = logRef(view, id);
    if (ref === null) {
      const due = jobToTell(view, id, reader, call.now);
      if (due !== null) yield ofJob(view, due, call.now);
      continue;
    }
    const seen = reader.read(ref);
    if (seen === null) continue;
    const line = disclosureLine(view, seen, ref, call);
    const isHeld = line.state === 'on-hold';
    if (!isHeld && !line.tell) continue;
    yield {
      line: { ...line, href: `/office/disclosures/${id}` },
      hold: isHeld ? line.stateWords : null,
      tell: line.tell ? tellWords(view, seen, call) : null,
      again: isHeld ? againOf(view, seen) : null,
      takeBackFor: isHeld ? reasonChoices(LINK_TAKEN_BACK) : [],
      tellings: tellingWords(view, id, call.now),
    };
  }
}

/** A contractor whose job is over, and who had something of it that was corrected since. */
function ofJob(view: ReadView, { job, home, since }: JobToTell, now: number): FollowUp {
  const rules = landlordRules(view, londonToday(now));
  const on = dayInWords(londonDay(since), now);
  return {
    line: {
      id: job.id,
      to: `${AUDIENCES.contractor.title}: ${job.contractor}`,
      kindWords: 'Job that is over',
      home: homeLine(view, home),
      when: jobInWords(job, now),
      purpose: PURPOSES.repair,
      href: `/office/orders/${job.order}`,
    },
    hold: null,
    tell: `Something that reached them was corrected on ${on}. ${toldByJobInWords(job, rules)}.`,
    again: null,
    takeBackFor: [],
    tellings: tellingWords(view, job.id, now),
  };
}

/** What was put right since, and pages that were made under other rules than those of today. */
function candidates(view: ReadView, now: number) {
  const today = policyNow(view, now);
  const underOthers = view.shares.shares({}).flatMap(({ id, rules }) => (rules === today ? [] : [id]));
  return new Set([...view.shares.touched(), ...underOthers]);
}

function tellWords(view: ReadView, { id }: SeenDisclosure, { account, now }: DeskCall): string {
  const events = view.shares.events(id);
  const touched = events.findLast(({ kind }) => kind === 'touched');
  if (touched === undefined) return '';
  const opened = events.find(({ kind, at }) => kind === 'opened' && at <= touched.at);
  const read = opened === undefined ? 'They were told' : `They read it ${momentInWords(opened.at, now)}`;
  const since = dayInWords(londonDay(touched.at), now);
  return `${read}, and on ${since} ${touchedWords(touched, account)}.`;
}

/** Where a fresh page is made in the place of one that is on hold. */
function againOf(view: ReadView, { id, audience }: SeenDisclosure): FollowUp['again'] {
  const share = view.shares.share(id);
  if (share === null) return null;
  if (share.request !== null)
    return { label: 'Read the answer again', href: `/office/requests/${share.request}` };
  if (share.case === null) return null;
  return { label: 'Issue again', href: `/office/cases/${share.case}/share/${audience}/again/${id}` };
}
