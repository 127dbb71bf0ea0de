import { dayInWords, momentInWords } from '#domain/cases/date-words.ts';
import { PURPOSES } from '#domain/sharing/purposes.ts';
import { readerTitle } from '#domain/shares/share-audiences.ts';
import { isToBeTold, SHARE_STATES, type ShareState } from '#domain/shares/share-state.ts';
import { LINK_TAKEN_BACK } from '#domain/shares/take-back.ts';
import type { ShareLine } from '#domain/shares/share-views.ts';
import { londonDay } from '#domain/time/london.ts';
import { homeLine } from '../office/case-records.ts';
import type { DeskCall } from '../office/desk.ts';
import { reasonChoices } from '../office/listed-reason.ts';
import { staffNames } from '../office/names.ts';
import type { Account } from '../storage/accounts.ts';
import type { Share, StoredShareEvent } from '../storage/shares.ts';
import type { ReadView } from '../storage/storage.ts';
import { standing } from './standing.ts';

/** Shares as the desk reads them, the newest first. */
export function shareLines(
  view: ReadView,
  filter: Parameters<ReadView['shares']['shares']>[0],
  looking: Looking,
): readonly ShareLine[] {
  return view.shares.shares(filter).map((share) => shareLine(view, share, looking));
}

/** One share as the desk reads it. */
export function shareLine(view: ReadView, share: Share, looking: Looking): ShareLine {
  const { now } = looking;
  const events = view.shares.events(share.id);
  const state = standing(view, share, now);
  return {
    id: share.id,
    audience: share.audience,
    audienceTitle: readerTitle(share.audience, share.ownAdviser),
    recipient: share.recipientName,
    purpose: PURPOSES[share.purpose as keyof typeof PURPOSES],
    sent: `Sent ${momentInWords(share.at, now)}, by ${staffNames(view).account(share.by)}`,
    state,
    stateWords: stateWords(view, state, events, looking),
    until: `until ${dayInWords(londonDay((view.shares.link(share.id)?.expiresAt ?? 1) - 1), now)}`,
    openings: openingWords(events, now),
    tell: isToBeTold(events),
    case: share.case,
    request: share.request,
    home: homeLine(view, share.home),
    takeBackFor: state === 'revoked' || state === 'replaced' ? [] : reasonChoices(LINK_TAKEN_BACK),
  };
}

/** Who reads it, and when. */
type Looking = Pick<DeskCall, 'account' | 'now'>;

const CHANGED = 'something in it has changed';
/** What happened to something that was told, by the code of its event. */
const TOUCHED: ReadonlyMap<string, string> = new Map([
  ['corrected', 'something in it was corrected'],
  ['treated-otherwise', 'something in it is treated as another kind of data'],
  ['restricted', 'something in it is only kept now'],
  ['photo-replaced', 'a photo in it was replaced'],
  ['changed', CHANGED],
  ['stricter-rules', 'the rules became stricter'],
  ['one-human', 'one human opened what two must agree on'],
  ['household', 'another household lives there now'],
  ['moved', 'who lives there has changed'],
]);

const TAKEN_BACK: ReadonlyMap<string, string> = new Map(Object.entries(LINK_TAKEN_BACK));

/** They tell that a second person opened a field, or that somebody uses their rights: what the log may keep to the lead. */
const FOR_THE_LEAD: ReadonlySet<string> = new Set(['restricted', 'one-human']);

/** What happened to something that was told, as somebody at the desk may read it. */
export function touchedWords({ detail }: StoredShareEvent, { role }: Account): string {
  const isKept = role !== 'lead' && FOR_THE_LEAD.has(detail);
  return isKept ? CHANGED : (TOUCHED.get(detail) ?? CHANGED);
}

function stateWords(
  view: ReadView,
  state: ShareState,
  events: readonly StoredShareEvent[],
  { account, now }: Looking,
): string {
  const last = (kind: StoredShareEvent['kind']) => events.findLast((event) => event.kind === kind);
  if (state === 'suspended') {
    const touched = last('touched');
    if (touched === undefined) return 'On hold: the rules became stricter';
    return `On hold since ${momentInWords(touched.at, now)}: ${touchedWords(touched, account)}`;
  }
  const revoked = last('revoked');
  if (state === 'revoked' && revoked !== undefined) {
    const by = revoked.by === null ? '' : `, by ${staffNames(view).account(revoked.by)}`;
    const because = revoked.detail === 'job-over' ? ', as the job is over' : by;
    const why = TAKEN_BACK.get(revoked.detail);
    return `Taken back ${momentInWords(revoked.at, now)}${because}${why === undefined ? '' : `. ${why}`}`;
  }
  return SHARE_STATES[state];
}

/** "Opened 3 times, last Tue 24 Nov, 10:34." */
export function openingWords(events: readonly StoredShareEvent[], now: number): string {
  const opened = events.filter(({ kind }) => kind === 'opened');
  const wrong = events.filter(({ kind }) => kind === 'wrong-code').length;
  const tries = wrong === 0 ? '' : ` ${wrong === 1 ? '1 wrong code' : `${wrong} wrong codes`} typed.`;
  const last = opened.at(-1);
  if (last === undefined) return `Not opened yet.${tries}`;
  const times = opened.length === 1 ? 'once' : `${opened.length} times, last`;
  const parts = events.filter(({ kind }) => kind === 'part').length;
  const more = parts === 0 ? '' : ` ${parts === 1 ? '1 more part' : `${parts} more parts`} of it fetched.`;
  return `Opened ${times}, ${momentInWords(last.at, now)}.${more}${tries}`;
}
