import { minuteInWords } from '#domain/cases/date-words.ts';
import type { StaffLine, VisitLine } from '#domain/cases/office-views.ts';
import { visit as visitKind } from '#domain/records/visit.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { optionsOf } from '../field-options.ts';
import { minuteOfField } from './moments.ts';
import { given } from './report.svelte.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';

export const VISIT_OPTIONS = {
  visitKind: optionsOf(visitKind.fields.visitKind),
  reason: optionsOf(visitKind.fields.reason),
};

type Kind = (typeof VISIT_OPTIONS.visitKind)[number]['value'];
type Reason = (typeof VISIT_OPTIONS.reason)[number]['value'];

/** A visit as it is booked, moved to another day or surveyor, or called off. */
export class VisitForm {
  kind = $state<Kind | undefined>('damp-and-mould');
  reason = $state<Reason | undefined>('first-look');
  surveyor = $state<string | undefined>(undefined);
  /** "2026-11-26T09:15". */
  when = $state('');
  staff = $state.raw<readonly StaffLine[]>([]);
  errors = $state.raw<readonly { readonly id: string; readonly text: string }[]>([]);
  attempt = $state(0);
  readonly moved: VisitLine | null;
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #place: { readonly home: string; readonly case: string | null };
  readonly #id = mintId();

  constructor(api: OfficeApi, place: { home: string; case: string | null }, moved: VisitLine | null) {
    this.#api = api;
    this.#place = place;
    this.moved = moved;
    if (moved === null) return;
    this.surveyor = moved.surveyorId;
    this.when = `${moved.onDate}T${minuteInWords(moved.atMinute ?? 9 * 60)}`;
  }

  async loadStaff(): Promise<void> {
    const answer = await this.#api.staff();
    if (answer.ok) this.staff = answer.value.staff;
  }

  get surveyors(): readonly { readonly value: string; readonly label: string }[] {
    return this.staff
      .filter(({ role }) => role === 'surveyor')
      .map(({ id, name }) => ({ value: id, label: name }));
  }

  async save(): Promise<boolean> {
    const [onDate = '', time = ''] = this.when.split('T');
    const atMinute = minuteOfField(time);
    const asked = [
      { id: 'visit-when', missing: onDate === '' || atMinute === null, text: 'Enter the day and time.' },
      { id: 'visit-surveyor', missing: this.surveyor === undefined, text: 'Choose the surveyor.' },
    ];
    this.errors = asked.filter(({ missing }) => missing).map(({ id, text }) => ({ id, text }));
    this.attempt += 1;
    if (this.errors.length > 0) return false;
    const day = { onDate, atMinute, surveyor: this.surveyor };
    const { moved } = this;
    if (moved !== null) return this.#change(moved, { state: 'moved', body: day });
    const body = given({ ...day, visitKind: this.kind, reason: this.reason });
    return (
      (await this.sending.send(() => this.#api.planVisit({ id: this.#id, ...this.#place, body }))) !== null
    );
  }

  async callOff(): Promise<boolean> {
    return this.moved !== null && this.#change(this.moved, { state: 'cancelled' });
  }

  async #change(visit: VisitLine, sent: Readonly<Record<string, unknown>>): Promise<boolean> {
    return (await this.sending.send(() => this.#api.changeVisit(visit.id, sent))) !== null;
  }
}
