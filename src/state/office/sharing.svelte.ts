import type { OfficeApi } from '../../device/office-api.ts';
import type { AskForm, RuleAbout } from '#domain/sharing/sharing-views.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';
import { PressId } from './press-id.ts';

/** The form that asks for one field. Every answer is checked by the server, which says all that is missing at once. */
export class AskDraft {
  audience = $state<string | undefined>();
  recipient = $state<string | undefined>();
  purpose = $state<string | undefined>();
  whyThisField = $state('');
  harmIfShared = $state('');
  harmIfNotShared = $state('');
  couldLessDo = $state<'yes' | 'no' | undefined>();
  whyNotLess = $state('');
  basis = $state<string | undefined>();
  tells = $state<string | undefined>();
  condition = $state<string | undefined>();
  until = $state('');
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #field: { readonly record: string; readonly field: string };
  readonly #press = new PressId();

  constructor(api: OfficeApi, field: { readonly record: string; readonly field: string }) {
    this.#api = api;
    this.#field = field;
  }

  /** Takes what can be answered in one way alone, so that nobody is asked what has no choice. */
  begin({ audiences, tells }: AskForm): void {
    const [audience] = audiences;
    if (audiences.length === 1 && audience !== undefined) this.audience = audience.value;
    if (tells.length === 1) this.tells = tells[0]?.value;
  }

  /** The audience that is chosen, with its recipients and purposes. */
  chosen(form: AskForm): AskForm['audiences'][number] | null {
    return form.audiences.find(({ value }) => value === this.audience) ?? null;
  }

  /** The request's id once the server has it; null when something is missing. */
  async send(form: AskForm): Promise<string | null> {
    const chosen = this.chosen(form);
    const only = <T extends { readonly value: string }>(list: readonly T[] | undefined) =>
      list?.length === 1 ? list[0]?.value : undefined;
    const { whyThisField, harmIfShared, harmIfNotShared, couldLessDo, whyNotLess, basis, tells } = this;
    const said = {
      ...this.#field,
      audience: this.audience ?? null,
      necessity: {
        ...{ whyThisField, harmIfShared, harmIfNotShared, whyNotLess },
        couldLessDo: couldLessDo ?? null,
        basis: basis ?? null,
        tells: tells ?? null,
        condition: tells === 'neither' ? null : (this.condition ?? ''),
        purpose: this.purpose ?? only(chosen?.purposes) ?? null,
        recipient: this.recipient ?? only(chosen?.recipients) ?? null,
        until: this.until === '' ? null : this.until,
      },
    };
    const sent = { id: this.#press.of(said), ...said };
    return (await this.sending.send(() => this.#api.askShare(sent)))?.request ?? null;
  }
}

/** What somebody decides about a request, a rule or a release of somebody else. Pressed twice, it is done once. */
export class SecondLook {
  reason = $state('');
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  #ids: Readonly<Record<string, string>> = {};

  constructor(api: OfficeApi) {
    this.#api = api;
  }

  answer(request: string, answer: 'approved' | 'refused'): Promise<boolean> {
    const sent = { id: this.#id(request, `${answer} ${this.reason}`), answer, reason: this.reason };
    return this.#done(this.sending.send(() => this.#api.answerShare(request, sent)));
  }

  review(of: string, found: 'right' | 'wrong'): Promise<boolean> {
    const sent = { id: this.#id(of, `${found} ${this.reason}`), of, found, reason: this.reason };
    return this.#done(this.sending.send(() => this.#api.review(sent)));
  }

  rule(rule: string, step: 'approval' | 'end'): Promise<boolean> {
    const sent = { id: this.#id(rule, step) };
    return this.#done(this.sending.send(() => this.#api.stepRule(rule, step, sent)));
  }

  #id(about: string, what: string): string {
    const key = `${about} ${what}`;
    const id = this.#ids[key] ?? mintId();
    this.#ids = { ...this.#ids, [key]: id };
    return id;
  }

  async #done(sent: Promise<unknown>): Promise<boolean> {
    const done = (await sent) !== null;
    if (done) this.reason = '';
    return done;
  }
}

/** A standing rule being proposed. */
export class RuleDraft {
  category = $state<string | undefined>();
  audience = $state<string | undefined>();
  purpose = $state<string | undefined>();
  /** Of names: the first one alone, unless somebody says that the whole is needed. */
  nameAs = $state<'first' | 'whole'>('first');
  basis = $state<string | undefined>();
  from = $state('');
  until = $state('');
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  #id = mintId();

  constructor(api: OfficeApi) {
    this.#api = api;
  }

  /** What the rule is about, once that is chosen. */
  get about(): RuleAbout | null {
    const { category, audience, purpose } = this;
    if (category === undefined || audience === undefined || purpose === undefined) return null;
    const wholeName = category === 'person-name' && this.nameAs === 'whole';
    return { category, audience, purpose, wholeName };
  }

  async send(): Promise<boolean> {
    const { category, audience, purpose, basis, from, until } = this;
    const name = category === 'person-name' ? { wholeName: this.nameAs === 'whole' } : {};
    const said = Object.fromEntries(
      Object.entries({ category, audience, purpose, basis, from, until }).map(([name, one]) => [
        name,
        one ?? '',
      ]),
    );
    const done =
      (await this.sending.send(() => this.#api.proposeRule({ id: this.#id, rule: { ...said, ...name } }))) !==
      null;
    // The next rule is another one.
    if (done) this.#id = mintId();
    return done;
  }
}

/** What one tap releases in an emergency. */
export class EmergencyTap {
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  #ids: Readonly<Record<string, string>> = {};

  constructor(api: OfficeApi) {
    this.#api = api;
  }

  /** One field to the contractor of a job, by somebody who says with it that they are on duty. */
  async toJob(
    order: string,
    { record, field }: { readonly record: string; readonly field: string },
  ): Promise<boolean> {
    const key = `${record} ${field}`;
    const id = this.#ids[key] ?? mintId();
    this.#ids = { ...this.#ids, [key]: id };
    const sent = { id, record, fields: [field], onDuty: true };
    const done = (await this.sending.send(() => this.#api.releaseToJob(order, sent))) !== null;
    // Released again after it was closed, it is another decision.
    if (done) this.#ids = Object.fromEntries(Object.entries(this.#ids).filter(([one]) => one !== key));
    return done;
  }

  /** What one service needs to save a life. The release's id once the server has it. */
  async forLife(home: string, service: string, whyNoConsent: string): Promise<string | null> {
    // Pressed again after a cut it is the same release; with another reason it is another.
    const key = `${home} ${service} ${whyNoConsent}`;
    const id = this.#ids[key] ?? mintId();
    this.#ids = { ...this.#ids, [key]: id };
    const sent = { id, service, whyNoConsent };
    return (await this.sending.send(() => this.#api.releaseLife(home, sent)))?.release ?? null;
  }
}
