import { momentInWords } from '#domain/cases/date-words.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import { AUDIENCES } from '#domain/disclosure/audiences.ts';
import { CATEGORIES } from '#domain/disclosure/categories.ts';
import type { DisclosureLine } from '#domain/disclosures/disclosure-views.ts';
import { LOG_KINDS, LOG_STATES, type LogState } from '#domain/disclosures/log-kinds.ts';
import type { SeenDisclosure } from '#domain/disclosures/seen-of-log.ts';
import { informationRequest } from '#domain/records/information-request.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { QUESTIONS } from '#domain/requests/questions.ts';
import { readerTitle } from '#domain/shares/share-audiences.ts';
import { LIFE_SERVICES } from '#domain/sharing/life-services.ts';
import { PURPOSES } from '#domain/sharing/purposes.ts';
import { readRecord } from '../files/files-database.ts';
import { homeLine } from '../office/case-records.ts';
import type { DeskCall } from '../office/desk.ts';
import { recipientWords } from '../sharing/recipients.ts';
import { keptStep } from '../sharing/kept-steps.ts';
import { shareLine } from '../shares/share-lines.ts';
import { isTouched } from '../shares/standing.ts';
import type { ReadView } from '../storage/storage.ts';
import type { LogRef } from './log-refs.ts';

/** A line of the log as a list shows it. */
export function disclosureLine(
  view: ReadView,
  seen: SeenDisclosure,
  ref: LogRef,
  looking: Pick<DeskCall, 'account' | 'now'>,
): DisclosureLine {
  const { id, kind, purpose, categories } = seen;
  return {
    id,
    kind,
    kindWords: LOG_KINDS[kind],
    to: toWords(view, seen),
    purpose: PURPOSES[purpose],
    what: categories.map((one) => CATEGORIES[one].title).join(', '),
    home: homeLine(view, ref.entry.home),
    when: momentInWords(epoch(seen.at), looking.now),
    ...standingOf(view, seen, looking),
  };
}

/** How a line stands now, and whether somebody must be told. */
export function standingOf(
  view: ReadView,
  { id, decision }: SeenDisclosure,
  looking: Pick<DeskCall, 'account' | 'now'>,
): Pick<DisclosureLine, 'state' | 'stateWords' | 'tell'> {
  if (decision === 'refused') return { state: 'refused', stateWords: LOG_STATES.refused, tell: false };
  const share = view.shares.share(id);
  if (share === null) return { state: 'told', stateWords: LOG_STATES.told, tell: isTouched(view, id) };
  const { state, stateWords, tell } = shareLine(view, share, looking);
  return { state: STATE_OF[state], stateWords, tell };
}

const STATE_OF = {
  open: 'open',
  suspended: 'on-hold',
  locked: 'ended',
  used: 'ended',
  expired: 'ended',
  revoked: 'ended',
  replaced: 'ended',
} as const satisfies Record<string, LogState>;

/** Who asked, or who it went to. Residents are not named: the home is. */
export function toWords(view: ReadView, seen: SeenDisclosure): string {
  const { kind, audience, recipient, recipientName } = seen;
  if (kind === 'life') {
    const life = recipient === undefined ? null : keptStep(view, 'life', recipient);
    return life === null ? AUDIENCES[audience].title : LIFE_SERVICES[life.service].title;
  }
  if (kind === 'answer') return askerOf(requestOf(view, seen)) ?? 'A neighbour';
  if (audience === 'tenant-summary' || audience === 'subject-access') return 'The resident';
  const name = recipientName ?? recipientWords(view, audience, recipient ?? '');
  const title = readerTitle(audience, view.shares.share(seen.id)?.ownAdviser === true);
  return name === title ? name : `${title}: ${name}`;
}

/** What somebody asked for in their own request; null where nobody did. */
export function askedWords(view: ReadView, seen: SeenDisclosure): string | null {
  if (seen.kind === 'copy') return 'A copy of what is held about them';
  const request = requestOf(view, seen);
  return request === null ? null : request.body.asks.map((one) => QUESTIONS[one].label).join(', ');
}

function requestOf(view: ReadView, { request }: SeenDisclosure): RecordNamed<'information-request'> | null {
  const record = request === null ? null : readRecord(view, request);
  return record?.kind === 'information-request' ? record : null;
}

function askerOf(request: RecordNamed<'information-request'> | null): string | undefined {
  const { shape } = informationRequest.fields.asker;
  return request !== null && shape.as === 'choice' ? shape.options.get(request.body.asker)?.label : undefined;
}
