import { TELLING_WAYS } from '#domain/disclosures/telling.ts';
import { londonDay } from '#domain/time/london.ts';
import { localDateOf } from '#domain/records/moments.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { OfficeSending } from './office.svelte.ts';
import { PressId } from './press-id.ts';

/** Somebody who got a disclosure of which something was put right since. */
export interface ToTell {
  /** The disclosure. */
  readonly id: string;
  /** Who it went to, in words. */
  readonly to: string;
}

/** The form that keeps for good that an earlier recipient was told, on which day and how. Pressed twice it is kept once. */
export class Telling {
  readonly ways = Object.entries(TELLING_WAYS).map(([value, label]) => ({ value, label }));
  readonly sending = new OfficeSending();
  /** Who was told just now; null while the form is closed. */
  of = $state.raw<ToTell | null>(null);
  on = $state('');
  way = $state<string | undefined>();
  readonly #api: OfficeApi;
  #press = new PressId();

  constructor(api: OfficeApi) {
    this.#api = api;
  }

  /** The day of today, as a form counts it. */
  get today(): string {
    return localDateOf(londonDay(Date.now()));
  }

  begin(of: ToTell): void {
    this.of = of;
    this.on = this.today;
    this.way = undefined;
    this.sending.problem = null;
    this.#press = new PressId();
  }

  close(): void {
    this.of = null;
  }

  /** True once it is kept. */
  async keep(): Promise<boolean> {
    const { of, on, way } = this;
    if (of === null) return false;
    const said = { on, way: way ?? null };
    const sent = { id: this.#press.of([of.id, said]), ...said };
    const done = await this.sending.send(() => this.#api.tellRecipient(of.id, sent));
    if (done === null) return false;
    this.close();
    return true;
  }
}
