import type { RecordNamed } from '../records/registry.ts';
import { isToldAtDoor } from './told-at-door.ts';

/** What a line of the disclosure log is: a way in which somebody was told something, or was not. */
export const LOG_KINDS = {
  share: 'Page about a case',
  answer: 'Answer to a neighbour',
  door: 'Told at a door',
  release: 'One guarded field',
  emergency: 'Running emergency',
  life: 'Emergency to life',
  copy: 'Copy of their own data',
  receipt: 'Data receipt',
  letter: 'Written summary',
} as const;

export type LogKind = keyof typeof LOG_KINDS;

/** How a line stands now. */
export const LOG_STATES = {
  told: 'Told',
  open: 'Link is open',
  'on-hold': 'Link is on hold',
  ended: 'Link is over or taken back',
  refused: 'Refused',
} as const;

export type LogState = keyof typeof LOG_STATES;

/** Whether `name` is a kind of line. */
export function isLogKind(name: unknown): name is LogKind {
  return typeof name === 'string' && Object.hasOwn(LOG_KINDS, name);
}

/** Whether `name` is a state of a line. */
export function isLogState(name: unknown): name is LogState {
  return typeof name === 'string' && Object.hasOwn(LOG_STATES, name);
}

/** What a disclosure record is a line of. Data receipts and letters have none: they are lines by themselves. */
export function kindOfDisclosure(body: RecordNamed<'disclosure'>['body']): LogKind {
  const { route, audience } = body;
  if (isToldAtDoor(body)) return 'door';
  if (route === 'life' || route === 'emergency') return route;
  if (audience === 'subject-access') return 'copy';
  if (audience === 'neighbour') return 'answer';
  // A page that rests on an approval is a page: the approval of a job's field is for the contractor.
  const isForJob = audience === 'contractor' || audience === 'office' || audience === 'surveyor';
  return route !== undefined && isForJob ? 'release' : 'share';
}
