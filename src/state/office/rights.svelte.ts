import type { HomeLine } from '#domain/cases/office-views.ts';
import { rightsRequest } from '#domain/records/rights-request.ts';
import { rightsStep } from '#domain/records/rights-step.ts';
import type { RightsStep } from '#domain/rights/rights.ts';
import type { PersonLine, RightsLine } from '#domain/rights/rights-views.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { optionsOf } from '../field-options.ts';
import { HomeFinder } from './home-finder.svelte.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';
import { given } from './report.svelte.ts';

const channels = optionsOf(rightsRequest.fields.channel);

/** The closed lists of a request over one's own data, as the desk offers them. */
export const RIGHTS_OPTIONS = {
  right: optionsOf(rightsRequest.fields.right),
  channel: channels.filter(({ value }) => ['phone', 'email', 'web', 'letter', 'in-person'].includes(value)),
  identity: optionsOf(rightsRequest.fields.identity),
  because: optionsOf(rightsStep.fields.because),
  outcome: optionsOf(rightsStep.fields.outcome),
  notTold: optionsOf(rightsStep.fields.notTold),
};

/** One answer of such a list. */
export type Value<K extends keyof typeof RIGHTS_OPTIONS> = (typeof RIGHTS_OPTIONS)[K][number]['value'];

/** How the clock of a request is drawn: a cell a week. */
export function rightsCells({ clock }: RightsLine) {
  const { used, total } = clock.weeks;
  const isRunning = clock.state === 'running' || clock.state === 'today';
  const cells = Array.from({ length: total }, (_, week) =>
    week < used ? ('used' as const) : week === used && isRunning ? ('today' as const) : ('left' as const),
  );
  return clock.state === 'overdue' ? [...cells, 'overdue' as const] : cells;
}

/** How the clock of a request stands, as the strip knows it. */
export const RIGHTS_STATES = {
  running: 'ontime',
  today: 'soon',
  overdue: 'overdue',
  waiting: 'none',
  undated: 'ontime',
  met: 'met',
  'met-late': 'met',
} as const;

/** What somebody does when they take a step, as its button says it. */
export const STEP_BUTTONS = {
  acknowledged: 'Tell them that we have it',
  'identity-asked': 'Ask who they are',
  'identity-shown': 'They showed who they are',
  'question-asked': 'Ask what they mean',
  'question-answered': 'They said what they mean',
  extended: 'Take longer, and say why',
  decided: 'Decide it',
  told: 'Tell them what was decided',
  'gone-told': 'Tell them that it is gone',
  'end-told': 'Tell them that it will be used again',
  ended: 'Let it be used again',
  'recipient-told': 'They were told',
  'recipient-not-told': 'They are not told',
} as const satisfies Record<RightsStep, string>;

/** Somebody asks about their own data: by telephone, in writing or at the desk. No form of theirs is needed. */
export class RightsForm extends HomeFinder {
  people = $state.raw<readonly PersonLine[] | null>(null);
  person = $state<string | undefined>();
  right = $state<Value<'right'> | undefined>();
  channel = $state<Value<'channel'> | undefined>('phone');
  identity = $state<Value<'identity'> | 'not-yet' | undefined>();
  words = $state('');
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #id = mintId();

  constructor(api: OfficeApi) {
    super(api);
    this.#api = api;
  }

  /** Takes a home, and asks who lives or lived there. */
  override async choose(home: HomeLine): Promise<void> {
    void super.choose(home);
    this.person = undefined;
    this.people = null;
    const answer = await this.#api.peopleOf(home.id);
    if (answer.ok && this.home === home) this.people = answer.value.people;
    else if (!answer.ok) this.sending.problem = answer.problem.sentence;
  }

  /** Records it. The request's id, or null where something is missing. */
  async keep(): Promise<string | null> {
    const missing =
      this.person === undefined
        ? 'Choose who asks.'
        : this.right === undefined
          ? 'Choose what they ask for.'
          : null;
    this.sending.problem = missing;
    if (missing !== null) return null;
    const sent = given({
      id: this.#id,
      person: this.person,
      right: this.right,
      channel: this.channel,
      identity: this.identity === 'not-yet' ? undefined : this.identity,
      words: this.words.trim(),
    });
    return (await this.sending.send(() => this.#api.takeRightsRequest(sent)))?.request ?? null;
  }
}
