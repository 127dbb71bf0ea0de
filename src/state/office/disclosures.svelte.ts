import { AUDIENCE_NAMES, AUDIENCES } from '#domain/disclosure/audiences.ts';
import type { DisclosureLine, DisclosuresView, FollowUpsView } from '#domain/disclosures/disclosure-views.ts';
import { LOG_KINDS, LOG_STATES } from '#domain/disclosures/log-kinds.ts';
import type { HomeLine } from '#domain/homes/home-line.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { mintId } from '../../device/mint-id.ts';
import type { LogVisit } from './looked-for.ts';
import { OfficeFeed, OfficeSending } from './office.svelte.ts';
import { saveFile } from './save-file.ts';
import { Telling } from './telling.svelte.ts';

const ALL = { value: '', label: 'All' };
const listed = (titles: Readonly<Record<string, string>>) => [
  ALL,
  ...Object.entries(titles).map(([value, label]) => ({ value, label })),
];

/** The closed lists of the log's filters. */
export const LOG_OPTIONS = {
  kind: listed(LOG_KINDS),
  state: listed(LOG_STATES),
  audience: [ALL, ...AUDIENCE_NAMES.map((value) => ({ value, label: AUDIENCES[value].title }))],
};

/** As many lines as a screen begins with, and as are added at once. */
const PAGE = 50;

/** The disclosure log with what is looked for in it. Pages come one by one from the server. */
export class LogSearch {
  q = $state('');
  kind = $state('');
  state = $state('');
  audience = $state('');
  from = $state('');
  to = $state('');
  home = $state.raw<HomeLine | null>(null);
  found = $state.raw<readonly HomeLine[]>([]);
  search = $state('');
  lines = $state.raw<readonly DisclosureLine[]>([]);
  /** Null until the first answer. */
  view = $state.raw<DisclosuresView | null>(null);
  /** Whether it still looks further back: a search that finds little is answered in parts. */
  searching = $state(false);
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #visit: LogVisit;
  #asked = 0;
  #answered = 0;

  constructor(api: OfficeApi, visit: LogVisit) {
    this.#api = api;
    this.#visit = visit;
    Object.assign(this, visit.before ?? {});
  }

  get isFiltered(): boolean {
    return Object.keys(this.#filters()).length > 0;
  }

  /** Whether something besides the words that were typed narrows it. */
  get isNarrowed(): boolean {
    return Object.keys(this.#filters()).some((name) => name !== 'q');
  }

  /** Asks for the first page of what is chosen now. What was asked last counts, not what arrives last. */
  async look(): Promise<void> {
    const mine = ++this.#asked;
    this.searching = false;
    const { q, kind, state, audience, from, to, home } = this;
    this.#visit.keep({ q, kind, state, audience, from, to, home });
    const answer = await this.#api.disclosures(this.#query());
    if (mine !== this.#asked) return;
    this.sending.problem = answer.ok ? null : answer.problem.sentence;
    if (!answer.ok) return;
    this.#answered = mine;
    this.view = answer.value;
    this.lines = answer.value.lines;
    await this.#fill(mine, PAGE);
  }

  /** Looks no further: the screen was left. */
  leave(): void {
    this.#asked += 1;
  }

  /** Goes on where the last page ended; while another search is on its way, there is no such place. */
  async more(): Promise<void> {
    const mine = this.#asked;
    if (mine !== this.#answered || this.searching) return;
    await this.#fill(mine, this.lines.length + PAGE);
  }

  /** Goes on to earlier lines until there are enough of them, or no more. */
  async #fill(mine: number, enough: number): Promise<void> {
    while (mine === this.#asked && this.lines.length < enough && this.view?.next != null) {
      this.searching = true;
      const page = await this.#api.disclosures(this.#query({ after: this.view.next }));
      if (mine !== this.#asked) return;
      this.searching = false;
      this.sending.problem = page.ok ? null : page.problem.sentence;
      if (!page.ok) return;
      this.view = { ...this.view, next: page.value.next };
      this.lines = [...this.lines, ...page.value.lines];
    }
  }

  clear(): Promise<void> {
    Object.assign(this, { q: '', kind: '', state: '', audience: '', from: '', to: '', home: null });
    return this.look();
  }

  async find(text: string): Promise<void> {
    this.search = text;
    const answer = text.trim().length < 2 ? null : await this.#api.homes(text, null);
    if (this.search === text) this.found = answer?.ok ? answer.value.homes.slice(0, 8) : [];
  }

  choose(home: HomeLine): Promise<void> {
    this.home = home;
    this.found = [];
    this.search = '';
    return this.look();
  }

  /** Takes out what is filtered as a file. The file's name says nothing of anybody. */
  async takeOut(format: 'csv' | 'json'): Promise<void> {
    const sent = { id: mintId(), format, ...this.#filters() };
    const file = await this.sending.send(() => this.#api.exportLog(sent));
    if (file === null) return;
    saveFile(new Blob([file.text], { type: `${file.type};charset=utf-8` }), file.name);
    await this.look();
  }

  #filters(): Readonly<Record<string, string>> {
    const { q, kind, state, audience, from, to, home } = this;
    const chosen = { q: q.trim(), kind, state, audience, from, to, home: home?.id ?? '' };
    return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== ''));
  }

  #query(more: Readonly<Record<string, string>> = {}): string {
    const asked = Object.entries({ ...this.#filters(), ...more });
    const query = asked.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
    return query === '' ? '' : `?${query}`;
  }
}

/** Links on hold and people to tell, with what is done about them. */
export class FollowUps {
  readonly feed: OfficeFeed<FollowUpsView>;
  readonly sending = new OfficeSending();
  readonly telling: Telling;
  readonly #api: OfficeApi;

  constructor(api: OfficeApi) {
    this.#api = api;
    this.telling = new Telling(api);
    this.feed = new OfficeFeed(() => api.followUps());
  }

  /** Takes it back for a reason of the list. Whether it was. */
  async takeBack(share: string, reason: string): Promise<boolean> {
    const done = await this.sending.send(() => this.#api.revokeShare(share, reason));
    if (done !== null) await this.feed.refresh();
    return done !== null;
  }
}

/** The style of shared pages, as a frozen page names it. */
const STYLE = '<link rel="stylesheet" href="/s/page.css">';

/**
 * A page as its recipient saw it, fetched for the lead and shown in a window of its own, where nothing can run. What is shown is a
 * copy that finds its style from there; whether the bytes are those that were sent was looked at before.
 */
export class FrozenPage {
  address = $state<string | null>(null);
  /** Its bytes have the fingerprint that was kept; null before it is known. */
  fits = $state<boolean | null>(null);
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;

  constructor(api: OfficeApi) {
    this.#api = api;
  }

  async fetch(disclosure: string): Promise<void> {
    const kept = await this.sending.send(() => this.#api.keptPage(disclosure));
    if (kept === null) return;
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(kept.page));
    const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
    this.fits = hex === kept.sha256;
    const { origin } = location;
    const policy = `default-src 'none'; style-src ${origin}; img-src data:; form-action 'none'; base-uri 'none'`;
    const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">${STYLE.replace('/s/', `${origin}/s/`)}`;
    this.forget();
    this.address = URL.createObjectURL(new Blob([kept.page.replace(STYLE, head)], { type: 'text/html' }));
  }

  /** The browser keeps nothing of it once the screen is left. */
  forget(): void {
    if (this.address !== null) URL.revokeObjectURL(this.address);
    this.address = null;
  }
}
