import { answersOf } from '#domain/cases/answers.ts';
import { project } from '#domain/disclosure/disclose.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { filedRecord, type FiledRecord } from '../files/filed-record.ts';
import type { DeskCall } from '../office/desk.ts';
import { officeContext } from '../office/shown-records.ts';
import { londonToday } from '../packs/london-today.ts';
import type { ReadView } from '../storage/storage.ts';
import { householdGuard } from '../tenancies/household-guard.ts';
import { clockRunsAt, guardedClosed } from '../training/training-gate.ts';
import type { KeptRequest } from './kept-steps.ts';
import { openReleases } from './open-releases.ts';

/** What an approval opens to the one colleague whom it names, with the line that its use writes. Of an earlier household, nothing. */
export function openToColleague(view: ReadView, request: KeptRequest, now: number) {
  const { field, audience, necessity } = request;
  const filed = audience === 'office' ? filedRecord(view, field.record) : null;
  if (filed === null || !householdGuard(view, filed.entry.home, londonToday(now))(filed.entry)) return [];
  const to = { audience, recipient: necessity.recipient, purpose: necessity.purpose, at: now };
  const records = [{ id: filed.entry.id, record: filed.record }];
  // The approval is for this request alone: it may be read again until its end, and goes into nothing else.
  return openReleases(view, { ...to, records, disclosure: request.id }).filter(
    ({ line }) => line.restsOn === request.id,
  );
}

/** What the field says, by the one projection, to the colleague who is named and to nobody else; null where it is not open. */
export function saidToColleague(view: ReadView, request: KeptRequest, call: DeskCall): string | null {
  const { account, now } = call;
  const { recipient, purpose } = request.necessity;
  if (recipient !== account.id) return null;
  const releases = openToColleague(view, request, now).map(({ release }) => release);
  const filed: FiledRecord | null = releases.length === 0 ? null : filedRecord(view, request.field.record);
  const kind = filed === null ? null : kindNamed(filed.record.kind);
  if (filed === null || kind === null) return null;
  const closed = guardedClosed(view, call, clockRunsAt(view, filed.entry.home, now));
  const looking = { viewer: account.id, now, onOpenCase: false, guardedClosed: closed };
  const context = { ...officeContext(view, looking), recipient, purpose, releases };
  const body = project(filed.entry.id, filed.record, context).shown?.body;
  return body ? answersOf(kind, body, now).words(request.field.pointer.slice('/body/'.length)) : null;
}
