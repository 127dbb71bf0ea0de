import type { HomeLine } from '#domain/cases/office-views.ts';
import { informationRequest } from '#domain/records/information-request.ts';
import { isAsker, rulesOf, type AskerKey } from '#domain/requests/askers.ts';
import { OWN_HOME_KEYS, OWN_HOMES, type OwnHome } from '#domain/requests/own-home.ts';
import { BUILDING_QUESTIONS, type QuestionKey } from '#domain/requests/questions.ts';
import type { DraftView } from '#domain/requests/request-views.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { optionsOf } from '../field-options.ts';
import { given } from './report.svelte.ts';
import { HomeFinder } from './home-finder.svelte.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';

/** The closed lists of a request, as the desk offers them. */
export const REQUEST_OPTIONS = {
  asker: optionsOf(informationRequest.fields.asker).flatMap(({ value, label }) =>
    isAsker(value) ? [{ value, label }] : [],
  ),
  asks: optionsOf(informationRequest.fields.asks),
  ownHome: OWN_HOME_KEYS.map((value) => ({ value, label: OWN_HOMES[value] })),
};

/** How an answer is given: read out on the telephone, or sent in the landlord's own letter, text or email. */
export type Channel = 'read-out' | 'sent';

/** Copies the words for a message; false where the browser does not let us. */
export async function copyWords(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    // Refused, or not offered on this address: the words stand on the screen to be marked by hand.
    return false;
  }
}

/** What is done with a request that waits: its answer given, or a fact refused. Pressed twice, it is done once. */
export class RequestDecision {
  reason = $state('');
  refusing = $state(false);
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #request: string;
  readonly #ids = { answer: mintId(), refusal: mintId() };

  constructor(api: OfficeApi, request: string) {
    this.#api = api;
    this.#request = request;
  }

  /** Gives the words that are on the screen, and no others. */
  async give(draft: DraftView, channel: Channel, about: string | null): Promise<boolean> {
    const sent = given({ id: this.#ids.answer, sha256: draft.sha256, channel, about });
    const done = (await this.sending.send(() => this.#api.answerRequest(this.#request, sent))) !== null;
    // Only what is in the log may leave: the words are copied once it is.
    if (done && channel === 'sent') await copyWords(draft.words);
    return done;
  }

  async refuse(): Promise<boolean> {
    const sent = { id: this.#ids.refusal, reason: this.reason };
    return (await this.sending.send(() => this.#api.refuseRequest(this.#request, sent))) !== null;
  }
}

/** Looks for the home that somebody says it comes from. */
class SourceFinder extends HomeFinder {
  readonly #chosen: (home: string) => Promise<void>;

  constructor(api: OfficeApi, chosen: (home: string) => Promise<void>) {
    super(api);
    this.#chosen = chosen;
  }

  override async choose(home: HomeLine): Promise<void> {
    await super.choose(home);
    await this.#chosen(home.id);
  }
}

/** Somebody asks just now. Nothing is recorded until the answer is given, or the request is kept for later. */
export class CallForm extends HomeFinder {
  asker = $state<AskerKey>('neighbour');
  /** Where none of ours is theirs, the home that is chosen is the one they ask about. */
  ownHome = $state<OwnHome>('registered');
  /** The home that they say it comes from, beside their own; looked for once it is asked. */
  source = $state.raw<HomeFinder | null>(null);
  asks = $state.raw<readonly QuestionKey[]>(BUILDING_QUESTIONS);
  about = $state<string | null>(null);
  words = $state('');
  draft = $state.raw<DraftView | null>(null);
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #ids = { request: mintId(), answer: mintId(), note: mintId() };
  #asked = 0;

  constructor(api: OfficeApi) {
    super(api);
    this.#api = api;
  }

  /** How it is made sure who asks, and what the desk must know of them. */
  get care(): string {
    return rulesOf(this.asker).care;
  }

  /** Whether they are asked where they live: whoever asks for somebody else is not. */
  get asksOwnHome(): boolean {
    return rulesOf(this.asker).home === 'own' && rulesOf(this.asker).audience === 'neighbour';
  }

  /** What the home is that is chosen first. */
  get homeIs(): 'Their home' | 'The home they ask about' {
    return this.asksOwnHome && this.ownHome === 'registered' ? 'Their home' : 'The home they ask about';
  }

  /** Says where they live. The home stays as it was chosen, and is told of as what it is now. */
  async live(ownHome: OwnHome): Promise<void> {
    this.ownHome = ownHome;
    this.source = null;
    this.about = null;
    await this.redraft();
  }

  /** They name the home that it comes from. */
  nameSource(): void {
    this.source = new SourceFinder(this.#api, async (home) => {
      this.about = home;
      await this.redraft();
    });
  }

  /** Somebody else asks: what their answer says of people, and of whose home, is drafted anew. */
  async ask(asker: AskerKey): Promise<void> {
    this.asker = asker;
    await this.redraft();
  }

  /** Takes a home; its answer is drafted at once. */
  override async choose(home: HomeLine): Promise<void> {
    void super.choose(home);
    this.about = null;
    this.source = null;
    await this.redraft();
  }

  /** Drafts the answer anew, for what is asked now. What was asked meanwhile counts, not what arrives last. */
  async redraft(): Promise<void> {
    const mine = ++this.#asked;
    this.draft = null;
    const { home, asks, about, asker } = this;
    if (home === null || asks.length === 0) return;
    const answer = await this.#api.answerNow(home.id, asker, this.#lives, asks, about);
    if (mine !== this.#asked) return;
    this.sending.problem = answer.ok ? null : answer.problem.sentence;
    this.draft = answer.ok ? answer.value : null;
  }

  /** Reads the answer anew after it could not be given. What went wrong stays said, and the answer stays until another comes. */
  async lookAgain(): Promise<void> {
    const { home, asks, about, asker } = this;
    if (home === null) return;
    const answer = await this.#api.answerNow(home.id, asker, this.#lives, asks, about);
    if (answer.ok && this.home === home && this.asks === asks && this.about === about)
      this.draft = answer.value;
  }

  /** Gives the answer that is on the screen, and records that it was asked: both or neither. The request's id. */
  async give(channel: Channel): Promise<string | null> {
    const { draft } = this;
    if (draft === null) return null;
    const request = await this.#send({ answer: { id: this.#ids.answer, sha256: draft.sha256, channel } });
    if (request !== null && channel === 'sent') await copyWords(draft.words);
    return request;
  }

  /** Records that it was asked, to be answered later. */
  keep(): Promise<string | null> {
    return this.#send({});
  }

  get #lives(): OwnHome {
    return this.asksOwnHome ? this.ownHome : 'registered';
  }

  async #send(more: Readonly<Record<string, unknown>>): Promise<string | null> {
    const words = this.words.trim();
    const sent = given({
      id: this.#ids.request,
      home: this.home?.id,
      asker: this.asker,
      ownHome: this.#lives,
      asks: this.asks,
      about: this.about,
      channel: 'phone',
      ...(words === '' ? {} : { note: { id: this.#ids.note, words } }),
      ...more,
    });
    return (await this.sending.send(() => this.#api.takeRequest(sent)))?.request ?? null;
  }
}
