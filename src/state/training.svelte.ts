import { isOpaqueId } from '#domain/ids.ts';
import { isoDay } from '#domain/time/calendar-day.ts';
import { londonDay } from '#domain/time/london.ts';
import { COURSES, isCourse, TOPICS, type AskedDrill, type Course } from '#domain/training/drill.ts';
import { coursesOf } from '#domain/training/courses.ts';
import { drawSet } from '#domain/training/drills.ts';
import { isPass, scoreOf, type DrillAnswer } from '#domain/training/score.ts';
import type { TrainingView } from '#domain/training/training-views.ts';
import type { Phone } from '../device/phone.ts';
import { mintId } from '../device/mint-id.ts';

/** Training on this phone or at this desk: how it stands, and the set that is being taken. The same with and without signal. */
export class TrainingDesk {
  view = $state.raw<TrainingView | null>(null);
  set = $state.raw<DrillSet | null>(null);
  waiting = $state(0);
  problem = $state('');
  readonly #phone: Phone;
  #passed: readonly Course[] = [];

  constructor(phone: Phone) {
    this.#phone = phone;
    this.#read();
    void this.refresh();
  }

  /** The courses of this role, each with what the office last said of it. */
  get courses(): readonly { readonly course: Course; readonly title: string; readonly words: string }[] {
    return coursesOf(this.#phone.account.role).map((course) => ({
      course,
      title: COURSES[course].title,
      words: this.view?.courses.find((one) => one.course === course)?.words ?? '4 cases, 2 minutes',
    }));
  }

  /** The course to begin with: the one due first, else the first of the list. */
  get next(): Course | null {
    const open = this.view?.courses.filter(({ state }) => state !== 'in-date').map(({ course }) => course);
    const all = [this.view?.next, ...(open ?? []), ...this.courses.map(({ course }) => course)];
    // Without signal the office has not heard yet of what was passed here.
    const left = all.filter((one) => one !== undefined && one !== null && !this.#passed.includes(one));
    return left[0] ?? this.courses[0]?.course ?? null;
  }

  /** How the set went that was just done, in words that blame nobody; null while none is. */
  get outcome(): { readonly tone: 'good' | 'info'; readonly title: string; readonly words: string } | null {
    const { set, waiting } = this;
    if (set === null || !set.over) return null;
    // Not kept, or not taken: the sentence beside it says why, and nothing is called done.
    if (this.problem !== '')
      return {
        tone: 'info',
        title: `${set.rightCount} of ${set.drills.length}.`,
        words: 'It does not count yet.',
      };
    const told = set.passed
      ? `“${set.title}” is done.`
      : `Three are needed for “${set.title}”. The next set has other cases: try it when you like.`;
    const where =
      waiting > 0 ? 'It is kept here and goes to the office with the next signal.' : 'The office has it.';
    return {
      tone: set.passed ? 'good' : 'info',
      title: `${set.rightCount} of ${set.drills.length}.`,
      words: `${told} ${where}`,
    };
  }

  /** That the landlord's own rules are stricter than those of practice; null where none is known. */
  get stricter(): string | null {
    const told = this.#phone.toldRules();
    return told === null || told.closed.length === 0
      ? null
      : 'Your landlord has made some rules stricter than in these cases. Each screen says who will see what you record.';
  }

  /** What the one button does now. */
  get step(): string {
    const { set } = this;
    if (set === null) return 'Start 4 cases';
    if (set.over) return 'Next set';
    if (!set.answered) return 'Answer';
    return set.last ? 'See how it went' : 'Next case';
  }

  /** Does what the one button says. */
  go(): void {
    const { set } = this;
    if (set === null || set.over) this.start(this.next);
    else if (!set.answered) set.choose();
    else {
      set.next();
      if (set.over) void this.finish();
    }
  }

  start(course: unknown): void {
    if (!isCourse(course)) return;
    this.set = new DrillSet(course);
    this.problem = '';
  }

  /** Keeps a set that is done, and sends it where there is signal. */
  async finish(): Promise<void> {
    const { set } = this;
    if (set === null || !set.over || !isOpaqueId(set.id)) return;
    const takenOn = isoDay(londonDay(this.#phone.now()));
    const { id, course, answers } = set;
    const kept = await this.#phone.training.keep({ id, course, takenOn, answers });
    this.problem = kept.ok ? '' : kept.problem.sentence;
    this.#read();
    await this.#phone.training.send();
    this.#read();
    if (set.passed && this.problem === '') this.#passed = [...this.#passed, course];
  }

  async refresh(): Promise<void> {
    await this.#phone.training.send();
    await this.#phone.training.ask();
    this.#read();
  }

  #read(): void {
    const { known, waiting, refused } = this.#phone.training;
    this.view = known;
    this.waiting = waiting;
    if (refused !== '') this.problem = refused;
  }
}

/** One set: four drills, each answered once and explained at once. */
export class DrillSet {
  readonly id = mintId();
  readonly course: Course;
  readonly drills: readonly AskedDrill[];
  answers = $state.raw<readonly DrillAnswer[]>([]);
  at = $state(0);
  chosen = $state<string | undefined>();

  constructor(course: Course) {
    this.course = course;
    this.drills = drawSet(course, this.id).map((drill) => drill.ask());
  }

  get title(): string {
    return COURSES[this.course].title;
  }

  get drill(): AskedDrill | null {
    return this.drills[this.at] ?? null;
  }

  get topic(): string {
    return this.drill === null ? '' : TOPICS[this.drill.topic];
  }

  get options(): readonly { readonly value: string; readonly label: string }[] {
    return (this.drill?.choices ?? []).map(({ key, words }) => ({ value: key, label: words }));
  }

  /** Whether the drill on the screen was answered: then it is explained, and stays as it was answered. */
  get answered(): boolean {
    return this.answers.length > this.at;
  }

  /** The right answer with its reason, once the drill was answered. */
  get answer(): { readonly right: boolean; readonly words: string; readonly why: string } | undefined {
    const { choice } = this.answers[this.at] ?? {};
    const right = this.drill?.choices.find((one) => one.right);
    if (this.drill === null || choice === undefined || right === undefined) return undefined;
    return { right: right.key === choice, words: right.words, why: this.drill.why };
  }

  get last(): boolean {
    return this.at === this.drills.length - 1;
  }

  /** Whether every drill was answered and the last explanation was left. */
  get over(): boolean {
    return this.at === this.drills.length;
  }

  get rightCount(): number {
    return this.drills.filter(({ choices }, at) =>
      choices.some(({ key, right }) => right && key === this.answers[at]?.choice),
    ).length;
  }

  get passed(): boolean {
    return isPass(scoreOf(this.course, this.answers) ?? 0);
  }

  choose(): void {
    const { drill, chosen } = this;
    if (drill === null || chosen === undefined || this.answered) return;
    this.answers = [...this.answers, { drill: drill.key, choice: chosen }];
  }

  next(): void {
    if (!this.answered) return;
    this.at += 1;
    this.chosen = undefined;
  }
}
