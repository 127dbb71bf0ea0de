import { isOpaqueId } from '#domain/ids.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { safeguardingConcern } from '#domain/records/safeguarding-concern.ts';
import { peopleIn } from '#domain/tenancies/people-now.ts';
import { CONCERN_DRAFT } from '../device/concerns.ts';
import { homesInHand } from './homes-in-hand.ts';
import { KeptDraftOf } from './kept-draft.svelte.ts';
import type { Survey } from './survey.svelte.ts';

type Body = RecordNamed<'safeguarding-concern'>['body'];

interface Telling {
  readonly home: string | null;
  readonly words: string;
  readonly visitorMust: Body['visitorMust'];
}

/** "Worried about someone here": to the safeguarding lead alone. Once told, no screen of this phone shows it again. */
export class ConcernForm {
  readonly draft: KeptDraftOf<Telling>;
  problem = $state('');
  told = $state(false);
  busy = $state(false);
  readonly #survey: Survey;

  /** `home` is that of the visit from which it was opened, or null. */
  constructor(survey: Survey, home: string | null) {
    this.#survey = survey;
    const key = { id: survey.phone.account.id, ...CONCERN_DRAFT };
    this.draft = new KeptDraftOf<Telling>(
      survey.phone,
      key,
      {},
      {
        // Opened from no visit, the home is asked for: a guess could name another's.
        home,
        ...{ words: '', visitorMust: [] },
      },
    );
  }

  async open(): Promise<void> {
    await this.draft.open();
  }

  /** The homes of the visits on this phone, the one last begun first. */
  get homes(): readonly { readonly value: string; readonly label: string }[] {
    return homesInHand(this.#survey);
  }

  /** The lead's number; null where the landlord has set none. */
  get number(): string | null {
    return this.#survey.numbers.safeguarding;
  }

  /** Tells the lead: at once with signal, else when this phone next sends. */
  async tell(): Promise<void> {
    const { home, words, visitorMust } = this.draft.value;
    if (this.busy) return;
    if (!isOpaqueId(home)) {
      this.problem = 'Choose the home first, or ring.';
      return;
    }
    this.busy = true;
    const { mint, concerns } = this.#survey.phone;
    const body: Body = { visitorMust, ...(words.trim() === '' ? {} : { words: words.trim() }) };
    const people = peopleIn(this.#survey.ofHome(home)).map(({ id }) => id);
    // Where nobody's name is on this phone, the home stands for whoever is in it.
    const subjects = people.length > 0 ? people : [home];
    const envelope = mint.envelope({ home, tenancy: this.#survey.tenancyOf(home), subjects });
    const id = mint.id();
    const kept = await concerns.keep(id, { _id: id, ...mintRecord(safeguardingConcern, body, envelope) });
    if (kept.ok) await this.draft.forget();
    this.problem = kept.ok ? '' : kept.problem.sentence;
    this.told = kept.ok;
    this.busy = false;
  }
}
