import { createSubscriber } from 'svelte/reactivity';
import { answersOf, type Answers } from '#domain/cases/answers.ts';
import { dateInWords } from '#domain/cases/date-words.ts';
import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import { workingDaysAfter } from '#domain/deadlines/working-days.ts';
import { instructionsTold } from '#domain/disclosure/disclose.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import { kindNamed, type RecordNamed } from '#domain/records/registry.ts';
import { parseDay } from '#domain/time/calendar-day.ts';
import { londonDay } from '#domain/time/london.ts';
import type { Phone } from '../device/phone.ts';
import type { HeldProjection, HeldRecord } from '../device/record-index.ts';

/** How a job stands for its contractor. */
export type JobState = 'open' | 'reported' | 'taken-back' | 'closed';

/** A job as a list shows it. Everything in it was disclosed; nothing else is on this phone. */
export interface Job {
  /** Ids as they were minted for this contractor; their own records name them. */
  readonly id: string;
  readonly home: string;
  readonly title: string;
  readonly address: string;
  readonly postcode: string;
  readonly state: JobState;
  /** The order's own answers. */
  readonly order: Answers;
  /** "By Tue 1 Dec", or "No date given". */
  readonly due: string;
  /** "5 working days left", "Due today", "2 working days over", or "". */
  readonly left: string;
  readonly overdue: boolean;
  /** What to do at the door and inside, without why. */
  readonly instructions: readonly string[];
  /** The newest work report of one's own, or null. */
  readonly report: HeldRecord<RecordNamed<'work-report'>> | null;
}

/** A projected record of a job, with its answers. */
export interface Shown {
  readonly id: string;
  readonly answers: Answers;
  readonly picture: string | null;
}

const STILL_COMING =
  'Jobs are still coming from the office. What to do at the door may be missing: wait for all of it, or ring the office first.';

/** The contractor's jobs, as the office opened them. */
export class ContractorJobs {
  readonly #phone: Phone;
  readonly #changed: () => void;

  constructor(phone: Phone) {
    this.#phone = phone;
    this.#changed = createSubscriber((update) => phone.records.onChange(update));
  }

  /** What to be told while the jobs are not all here: what to do at a door may still be on its way. Null afterwards. */
  get stillComing(): string | null {
    this.#changed();
    return this.#phone.records.whole ? null : STILL_COMING;
  }

  /** All jobs, what is due first first; what is done or taken back last. */
  get all(): readonly Job[] {
    return this.#shown('works-order')
      .map((held) => this.#job(held))
      .sort((a, b) => order(a) - order(b) || dueDay(a) - dueDay(b));
  }

  /** One job, or null when it is not on this phone, or may not be read any more. */
  job(id: string): Job | null {
    return this.all.find((job) => job.id === id) ?? null;
  }

  /** What was disclosed of a kind for the home of a job. */
  of(job: Job, kind: string): readonly Shown[] {
    return this.#shown(kind)
      .filter(({ document }) => document.home === job.home)
      .map((held) => this.#read(held));
  }

  /** The pictures that were cleared for a job, each once, and what they show. */
  pictures(job: Job): readonly { readonly picture: string; readonly shows: string }[] {
    const shown = this.of(job, 'cleared-photo').flatMap(({ picture, answers }) =>
      picture === null ? [] : [{ picture, shows: answers.words('element') ?? 'The building' }],
    );
    return shown.filter((one, at) => shown.findIndex((other) => other.picture === one.picture) === at);
  }

  /** The contractor's own photos of a job. */
  photos(job: Job): readonly HeldRecord<RecordNamed<'photo'>>[] {
    this.#changed();
    return this.#phone.records.index.ofKind('photo').filter(({ record }) => record.body.order === job.id);
  }

  /** An address for `<img>`, or null while the picture is not on this phone. */
  pictureUrl(picture: string): Promise<string | null> {
    return this.#phone.photos.thumbnailUrl(picture);
  }

  #shown(kind: string): readonly HeldProjection[] {
    this.#changed();
    return this.#phone.records.index.projections(kind);
  }

  #job(held: HeldProjection): Job {
    const answers = this.#read(held).answers;
    const { home } = held.document;
    const property = this.#shown('property').find(({ document }) => document.home === home);
    const where = property ? this.#read(property).answers : null;
    const report = this.#report(held.id);
    return {
      ...{ id: held.id, home, order: answers, report, ...this.#due(answers) },
      title: titleOf(answers),
      address: where?.words('line') ?? 'Address not on this phone. Ring the office.',
      postcode: where?.words('postcode') ?? '',
      state: stateOf(answers.key('state'), report !== null),
      instructions: this.#shown('instruction')
        .filter(({ document }) => document.home === home)
        .flatMap(({ document }) => instructionsTold(document.body)),
    };
  }

  #due(order: Answers): Pick<Job, 'due' | 'left' | 'overdue'> {
    const now = this.#phone.now();
    const text = order.key('dueOn');
    const day = text === null ? null : parseDay(text);
    if (text === null || day === null) return { due: 'No date given', left: '', overdue: false };
    const today = londonDay(now);
    const overdue = today > day;
    const count = overdue ? workingDaysAfter(day, today, ENGLAND) : workingDaysAfter(today, day, ENGLAND);
    const days = `${count} working day${count === 1 ? '' : 's'}`;
    const left = today === day ? 'Due today' : overdue ? `${days} over` : `${days} left`;
    return { due: `By ${dateInWords(text, now)}`, left, overdue };
  }

  #report(job: string): HeldRecord<RecordNamed<'work-report'>> | null {
    const reports = this.#phone.records.index
      .ofKind('work-report')
      .filter(({ record }) => record.body.order === job);
    return (
      reports.sort((a, b) => Date.parse(b.record.recordedAt) - Date.parse(a.record.recordedAt))[0] ?? null
    );
  }

  #read({ id, document }: HeldProjection): Shown {
    const { picture } = document.body;
    const kind = kindNamed(document.kind) ?? NO_KIND;
    return {
      id,
      answers: answersOf(kind, document.body, this.#phone.now()),
      picture: typeof picture === 'string' ? picture : null,
    };
  }
}

// A kind that a newer office knows and this phone does not: it has no answers here.
const NO_KIND: RecordKind = {
  ...{ kind: '', version: 0, title: '', file: 'property', namesSubject: false, fields: {}, categories: {} },
};

// "Replace: extractor fan", but "Fit an extractor fan" alone: it names the part already.
function titleOf(order: Answers): string {
  const remedy = order.words('remedy') ?? 'Job';
  const element = order.words('element')?.toLowerCase() ?? '';
  return remedy.toLowerCase().includes(element) ? remedy : `${remedy}: ${element}`;
}

function stateOf(order: string | null, reported: boolean): JobState {
  if (order === 'taken-back' || order === 'closed') return order;
  return reported ? 'reported' : 'open';
}

function order({ state }: Job): number {
  return state === 'open' ? 0 : state === 'reported' ? 1 : 2;
}

function dueDay({ order }: Job): number {
  const text = order.key('dueOn');
  return (text === null ? null : parseDay(text)) ?? Infinity;
}
