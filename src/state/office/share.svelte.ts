import { PURPOSES } from '#domain/sharing/purposes.ts';
import { whatDiffers, type Difference } from '#domain/shares/what-differs.ts';
import type { MadeLink, SharePreview, ShareRow } from '#domain/shares/share-views.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeFeed, OfficeSending } from './office.svelte.ts';
import { PressId } from './press-id.ts';
import { Telling } from './telling.svelte.ts';
import { given } from './report.svelte.ts';

/** The Ombudsman is one body: nobody types its name. */
const OMBUDSMAN = 'Housing Ombudsman Service';
/** Somebody who is not on the list yet. */
export const SOMEONE_NEW = 'new';

/** A page for somebody outside: looked at, chosen for whom, frozen, and its link shown once. Pressed twice, it is done once. */
export class ShareForm {
  view = $state.raw<SharePreview | null>(null);
  recipient = $state<string>(SOMEONE_NEW);
  name = $state('');
  purpose = $state<string | undefined>(undefined);
  order = $state<string | undefined>(undefined);
  until = $state('');
  /** The adviser acts for us. Said of one adviser: whoever is chosen next is none of ours. */
  ownAdviser = $state(false);
  /** What changed while somebody was looking; sending is off until they have looked. */
  differs = $state.raw<readonly Difference[] | null>(null);
  rulesChanged = $state(false);
  made = $state.raw<MadeLink | null>(null);
  problem = $state<string | null>(null);
  refusing = $state(false);
  reason = $state('');
  refused = $state(false);
  readonly looking = new OfficeSending();
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #case: string;
  readonly #audience: string;
  readonly #again: string | null;
  readonly #ids = { share: mintId(), recipient: mintId() };
  readonly #refusal = new PressId();
  #chosenSince = false;
  #madeFor = $state<string | null>(null);

  constructor(
    api: OfficeApi,
    of: { readonly case: string; readonly audience: string; readonly again: string | null },
  ) {
    this.#api = api;
    this.#case = of.case;
    this.#audience = of.audience;
    this.#again = of.again;
  }

  /** Somebody else is chosen: what was said of the one before is not said of them. */
  async choose(): Promise<void> {
    this.ownAdviser = false;
    await this.look();
  }

  /** Looks at the page for whoever is chosen; for whoever was chosen while a look was on its way, once more after it. */
  async look(): Promise<void> {
    this.#chosenSince = this.looking.busy;
    if (this.#chosenSince) return;
    do {
      this.#chosenSince = false;
      await this.#lookOnce();
    } while (this.#chosenSince);
  }

  /** The first look finds the likeliest one, or somebody new. */
  async #lookOnce(): Promise<void> {
    const first = this.view === null;
    const view = await this.#preview(first ? null : this.#recipientId);
    if (view === null) return;
    if (first) {
      this.recipient = view.recipient?.id ?? SOMEONE_NEW;
      this.name = this.#audience === 'ombudsman' ? OMBUDSMAN : '';
      this.until = view.until;
      this.purpose = view.purposes[0]?.value;
      this.ownAdviser = view.ownAdviser;
    }
    // What was chosen meanwhile stays chosen: it is looked at next.
    if (!this.#chosenSince) this.order = view.order ?? undefined;
    this.view = view;
    // What a page shows depends on whom it is for: somebody new has no name on the list to look it up by.
    if (first && view.recipient === null) this.view = (await this.#preview(this.#recipientId)) ?? view;
  }

  /** The name of whoever gets it, for the headings. */
  get who(): string {
    if (this.#madeFor !== null) return this.#madeFor;
    if (this.recipient === SOMEONE_NEW) return this.name.trim() || (this.view?.title.toLowerCase() ?? 'them');
    return this.view?.recipients.find(({ id }) => id === this.recipient)?.name ?? 'them';
  }

  get purposeWords(): string {
    return Object.entries(PURPOSES).find(([key]) => key === this.purpose)?.[1] ?? '';
  }

  /** Freezes what is on the screen and no other words; what changed meanwhile is shown first. */
  async send(): Promise<void> {
    const { view } = this;
    // While a look is on its way, what is on the screen may be for somebody else.
    if (view === null || this.differs !== null || this.sending.busy || this.looking.busy) return;
    const { who } = this;
    this.sending.busy = true;
    const answer = await this.#api.share(this.#case, this.#sent(view));
    this.sending.busy = false;
    if (answer.ok) {
      // Whoever was chosen since does not get it.
      this.#madeFor = who;
      this.made = answer.value;
      this.problem = null;
    } else if (answer.problem.status === 409) await this.#lookAgain(view);
    else this.problem = answer.problem.sentence;
  }

  /** Somebody has looked at what changed. */
  looked(): void {
    this.differs = null;
    this.rulesChanged = false;
    this.problem = null;
  }

  async refuse(): Promise<boolean> {
    const { view } = this;
    if (view === null) return false;
    const said = { ...this.#sent(view), reason: this.reason };
    const sent = { ...said, id: this.#refusal.of(said) };
    const done = (await this.sending.send(() => this.#api.refuseShare(this.#case, sent))) !== null;
    this.refused ||= done;
    return done;
  }

  async #lookAgain(before: SharePreview): Promise<void> {
    const now = await this.#preview(this.#recipientId);
    if (now === null) {
      this.problem = this.looking.problem ?? 'What they will see has changed. Look at it again.';
      return;
    }
    this.view = now;
    this.rulesChanged = now.rules !== before.rules;
    if (now.sha256 === before.sha256)
      this.problem = 'This was sent already. Use Issue again for a fresh link.';
    else this.differs = whatDiffers(before.compared, now.compared);
    if (this.#chosenSince) await this.look();
  }

  get #recipientId(): string {
    return this.recipient === SOMEONE_NEW ? this.#ids.recipient : this.recipient;
  }

  async #preview(recipient: string | null): Promise<SharePreview | null> {
    const asked = given({
      recipient,
      order: this.order,
      purpose: this.purpose,
      ownAdviser: this.ownAdviser || null,
      again: this.#again,
    });
    const query = Object.entries(asked)
      .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
      .join('&');
    return this.looking.send(() =>
      this.#api.sharePreview(this.#case, this.#audience, query === '' ? '' : `?${query}`),
    );
  }

  #sent(view: SharePreview) {
    return given({
      id: this.#ids.share,
      audience: this.#audience,
      recipient: { id: this.#recipientId, name: this.name.trim() },
      purpose: this.purpose,
      order: view.order,
      ownAdviser: this.ownAdviser,
      until: this.until,
      sha256: view.sha256,
      again: this.#again,
    });
  }
}

/** The shares of a case or a request, with what is done about them. */
export class SharesList {
  readonly feed: OfficeFeed<{ readonly shares: readonly ShareRow[] }>;
  readonly sending = new OfficeSending();
  readonly telling: Telling;
  readonly #api: OfficeApi;

  constructor(api: OfficeApi, of: string) {
    this.#api = api;
    this.telling = new Telling(api);
    this.feed = new OfficeFeed(() => api.shares(of));
  }

  /** Takes it back for a reason of the list. Whether it was. */
  async takeBack(share: string, reason: string): Promise<boolean> {
    const done = await this.sending.send(() => this.#api.revokeShare(share, reason));
    if (done !== null) await this.feed.refresh();
    return done !== null;
  }
}

/** A neighbour's answer by a link. */
export class AnswerLink {
  made = $state.raw<MadeLink | null>(null);
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #id = mintId();

  constructor(api: OfficeApi) {
    this.#api = api;
  }

  /** `sha256`: of the words that were read, where they take the place of what was told. */
  async make(request: string, sha256: string | null): Promise<void> {
    const made = await this.sending.send(() =>
      this.#api.linkAnswer(request, given({ id: this.#id, sha256 })),
    );
    if (made !== null) this.made = made;
  }
}

/** The whole address of a link, as it is copied for a message. */
export function wholeAddress({ path }: MadeLink): string {
  return `${location.origin}${path}`;
}
