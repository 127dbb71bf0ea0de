import type { CaseClock, CaseView } from '#domain/cases/office-views.ts';
import { accessAttempt } from '#domain/records/access-attempt.ts';
import { accommodationOffer } from '#domain/records/accommodation-offer.ts';
import { contact } from '#domain/records/contact.ts';
import { limitReason } from '#domain/records/limit-reason.ts';
import { promise } from '#domain/records/promise.ts';
import { writtenSummary } from '#domain/records/written-summary.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { optionsOf } from '../field-options.ts';
import { fieldMoment, momentField } from './moments.ts';
import { given } from './report.svelte.ts';
import { OfficeSending } from './office.svelte.ts';
import { PressId } from './press-id.ts';

/** What can be added to a case by hand. */
export const EVENTS = [
  { value: 'contact', label: 'A contact with the resident' },
  { value: 'written-summary', label: 'The written summary was sent' },
  { value: 'access-attempt', label: 'An attempt to get in' },
  { value: 'accommodation-offer', label: 'Another place to stay was offered' },
  { value: 'limit-reason', label: 'Why a time limit was missed, or will be' },
] as const;

export type EventKind = (typeof EVENTS)[number]['value'];

export const EVENT_OPTIONS = {
  channel: optionsOf(contact.fields.channel),
  reached: optionsOf(contact.fields.reached),
  promised: [{ value: 'nothing', label: 'Nothing' }, ...optionsOf(promise.fields.what)] as const,
  method: optionsOf(accessAttempt.fields.method),
  notice: optionsOf(accessAttempt.fields.noticeGiven),
  result: optionsOf(accessAttempt.fields.result),
  // What still waits has not been sent.
  route: optionsOf(writtenSummary.fields.route).filter(({ value }) => value !== 'by-office'),
  action: optionsOf(writtenSummary.fields.action),
  answer: optionsOf(accommodationOffer.fields.answer),
  because: optionsOf(limitReason.fields.because),
};

type Value<K extends keyof typeof EVENT_OPTIONS> = (typeof EVENT_OPTIONS)[K][number]['value'];

const isLate = ({ state }: CaseClock) => state === 'overdue' || state === 'met-late';
const runs = ({ state }: CaseClock) => state === 'running' || state === 'soon';

/** The clocks beside which a reason can stand: those that run, and those that were missed. */
export function clockChoices(view: CaseView): readonly { readonly value: string; readonly label: string }[] {
  return view.clocks
    .filter((clock) => isLate(clock) || runs(clock))
    .map(({ key, title, dueWords }) => ({ value: key, label: `${title}, ${dueWords}` }));
}

const PROOFS: ReadonlySet<string> = new Set([
  ...['access-attempt', 'contact', 'promise', 'accommodation-offer', 'visit', 'inspection'],
  ...['works-order', 'work-report', 'photo', 'cleared-photo'],
]);

/** What the history of a case has that may be named as evidence, the newest first. */
export function evidenceChoices(view: CaseView): readonly { readonly id: string; readonly label: string }[] {
  return view.lines
    .filter(({ kind }) => PROOFS.has(kind))
    .map(({ id, happened, title }) => ({ id, label: `${title}, ${happened}` }))
    .reverse();
}

/** An event that somebody at the desk adds. The server checks it against its kind and names what is missing. */
export class EventForm {
  kind = $state<EventKind | undefined>('contact');
  at = $state(momentField(Date.now()));
  channel = $state<Value<'channel'> | undefined>(undefined);
  reached = $state<Value<'reached'> | undefined>(undefined);
  words = $state('');
  promised = $state<Value<'promised'>>('nothing');
  promisedBy = $state('');
  method = $state<Value<'method'> | undefined>(undefined);
  notice = $state<Value<'notice'> | undefined>(undefined);
  result = $state<Value<'result'> | undefined>(undefined);
  conclusion = $state<string | undefined>(undefined);
  route = $state<Value<'route'> | undefined>(undefined);
  action = $state<Value<'action'> | undefined>(undefined);
  beginBy = $state('');
  finishBy = $state('');
  answer = $state<Value<'answer'> | undefined>(undefined);
  movedOutOn = $state('');
  /** The key of the clock that a reason stands beside. */
  clock = $state<string | undefined>(undefined);
  because = $state<Value<'because'> | undefined>(undefined);
  /** The lines of the history that are named as evidence. */
  evidence = $state<readonly string[]>([]);
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #press = new PressId();
  readonly #promise = new PressId();

  constructor(api: OfficeApi, view: CaseView) {
    this.#api = api;
    this.conclusion = view.conclusions.at(-1)?.id;
    // What is late already is what a reason is written for first.
    this.clock = (view.clocks.find(isLate) ?? view.clocks.find(runs))?.key;
  }

  /** Names a line of the history as evidence, or no longer. */
  name(id: string, isEvidence: boolean): void {
    this.evidence = isEvidence ? [...this.evidence, id] : this.evidence.filter((one) => one !== id);
  }

  async save(view: CaseView): Promise<boolean> {
    const body = given(this.#body(view));
    const promised = this.#promised();
    const id = this.#press.of([this.kind, body, promised]);
    const beside = promised === null ? {} : { promise: { id: this.#promise.of([id]), ...promised } };
    const sent = { id, kind: this.kind, body, ...beside };
    return (await this.sending.send(() => this.#api.addEvent(view.case, sent))) !== null;
  }

  /** What was promised in this contact; null where nothing was. */
  #promised(): Readonly<Record<string, unknown>> | null {
    if (this.kind !== 'contact' || this.promised === 'nothing') return null;
    return given({ on: this.at.slice(0, 10), what: this.promised, by: this.promisedBy });
  }

  #body(view: CaseView): Readonly<Record<string, unknown>> {
    const at = fieldMoment(this.at);
    const words = this.words.trim();
    switch (this.kind) {
      case 'contact':
        return { at, channel: this.channel, reached: this.reached, words };
      case 'access-attempt':
        return { at, method: this.method, noticeGiven: this.notice, result: this.result };
      case 'accommodation-offer':
        return { offeredOn: this.at.slice(0, 10), answer: this.answer, movedOutOn: this.movedOutOn, words };
      case 'limit-reason': {
        const beside = view.clocks.find(({ key }) => key === this.clock);
        const decided = view.conclusions.find(({ id }) => id === beside?.investigation);
        return {
          hazard: decided?.hazard ?? view.hazard,
          limit: beside?.ruleId,
          because: this.because,
          evidence: [...this.evidence],
          words,
        };
      }
      case 'written-summary': {
        const decided = view.conclusions.find(({ id }) => id === this.conclusion);
        return {
          conclusion: decided?.id,
          hazard: decided?.hazard,
          severity: decided?.severity,
          actionNeeded: this.action !== undefined,
          action: this.action,
          beginBy: this.beginBy,
          finishBy: this.finishBy,
          sentAt: at,
          route: this.route,
        };
      }
      case undefined:
        return {};
    }
  }
}
