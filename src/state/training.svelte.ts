import { isOpaqueId } from '#domain/ids.ts';
import { isoDay } from '#domain/time/calendar-day.ts';
import { londonDay } from '#domain/time/london.ts';
import { COURSES, isCourse, TOPICS, type AskedDrill, type Course } from '#domain/training/drill.ts';
import { coursesOf } from '#domain/training/courses.ts';
import { drawSet } from '#domain/training/drills.ts';
import { isPass, scoreOf, type DrillAnswer } from '#domain/training/score.ts';
import type { TrainingView } from '#domain/training/training-views.ts';
import type { Phone } from '../device/phone.ts';
import { mintId } from './office/office.svelte.ts';

/** Training on this phone or at this desk: how it stands, and the set that is being taken. The same with and without signal. */
export class TrainingDesk {
  view = $state.raw<TrainingView | null>(null);
  set = $state.raw<DrillSet | null>(null);
  waiting = $state(0);
  problem = $state('');
  readonly #phone: Phone;

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
    return this.view?.next ?? this.courses[0]?.course ?? null;
  }

  start(course: unknown): void {
    if (isCourse(course)) this.set = new DrillSet(course);
  }

  /** Keeps a set that is done, and sends it where there is signal. */
  async finish(): Promise<void> {
    const { set } = this;
    if (set === null || !set.done || !isOpaqueId(set.id)) return;
    const takenOn = isoDay(londonDay(this.#phone.now()));
    const { id, course, answers } = set;
    const kept = await this.#phone.training.keep({ id, course, takenOn, answers });
    this.problem = kept.ok ? '' : kept.problem.sentence;
    this.#read();
    await this.#phone.training.send();
    this.#read();
  }

  async refresh(): Promise<void> {
    await this.#phone.training.send();
    await this.#phone.training.ask();
    this.#read();
  }

  #read(): void {
    this.view = this.#phone.training.known;
    this.waiting = this.#phone.training.waiting;
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

  get right(): boolean {
    const { choice } = this.answers[this.at] ?? {};
    return this.drill?.choices.some((one) => one.key === choice && one.right) ?? false;
  }

  get rightWords(): string {
    return this.drill?.choices.find((one) => one.right)?.words ?? '';
  }

  get last(): boolean {
    return this.at === this.drills.length - 1;
  }

  get done(): boolean {
    return this.answers.length === this.drills.length;
  }

  get rightCount(): number {
    return this.drills.filter(({ choices }, at) =>
      choices.some(({ key, right }) => right && key === this.answers[at]?.choice),
    ).length;
  }

  get passed(): boolean {
    return isPass(scoreOf(this.course, this.answers) ?? 0);
  }

  answer(): void {
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
