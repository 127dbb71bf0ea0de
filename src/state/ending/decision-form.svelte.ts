import { clocksOfCase, isRunning } from '#domain/cases/case-clocks.ts';
import { dayInWords, momentInWords } from '#domain/cases/date-words.ts';
import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import { hazardIn2026 } from '#domain/deadlines/hazard-schemes.ts';
import { HAZARDS, type HazardKey } from '#domain/deadlines/hazards.ts';
import { CURRENT_CRITERIA } from '#domain/deadlines/triage-criteria.ts';
import { addWorkingDays } from '#domain/deadlines/working-days.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { belongingOf, hazardOf, occupancyOf } from '#domain/inspections/belonging.ts';
import {
  asksForAccommodation,
  causeFound,
  decisionProblems,
  NEXT_LOOK_DAYS,
  worksExpected,
} from '#domain/inspections/decision.ts';
import { findingWords } from '#domain/inspections/finding-words.ts';
import { conclusion } from '#domain/records/conclusion.ts';
import type { DraftOf } from '#domain/records/define-record.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { isLocalDate, type LocalDate } from '#domain/records/moments.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { isoDay } from '#domain/time/calendar-day.ts';
import { londonDay, londonIso } from '#domain/time/london.ts';
import { clockWords, noClock, type ClockWords } from '../clock-strip.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { DecisionExtras } from './decision-extras.svelte.ts';
import { RecordForm } from '../record-form.svelte.ts';
import { filedOne, opaque } from '../survey.svelte.ts';

type Answers = DraftOf<typeof conclusion>;

/** One decision about one hazard. Using it stamps the moment, and the clocks start. */
export class DecisionForm {
  readonly hazard: HazardKey;
  readonly form: RecordForm<'conclusion', typeof conclusion.fields>;
  readonly #inspection: Inspection;
  /** What a decision relies on and leads to, in records of its own. */
  readonly extras: DecisionExtras;

  constructor(inspection: Inspection, hazard: HazardKey) {
    this.#inspection = inspection;
    this.hazard = hazard;
    const { phone } = inspection.survey;
    const known = inspection.of('conclusion').find(({ record }) => record.body.hazard === hazard);
    const begun = inspection.begun.find(
      ({ kind, place }) => kind === 'conclusion' && place['hazard'] === hazard,
    );
    const id = known?.id ?? begun?.id ?? phone.mint.id();
    const place = { ...inspection.draftPlace(), hazard };
    const start: Answers = known
      ? { ...known.record.body }
      : { hazard, cause: causeFound(hazard, inspection.records), safeInTime: 'yes' };
    this.form = new RecordForm({ phone, kind: conclusion, id, place, start });
    this.extras = new DecisionExtras(inspection, opaque(id), place);
  }

  async open(): Promise<void> {
    await Promise.all([this.form.draft.open(), this.extras.open()]);
  }

  get answers(): Answers {
    return this.form.answers;
  }

  get title(): string {
    return HAZARDS[this.hazard];
  }

  /** "Decided Tue 24 Nov, 11:02", or "". */
  get decidedWords(): string {
    const known = this.#inspection.survey.recordOf(this.form.id, 'conclusion');
    if (!known || this.form.draft.resumed) return '';
    return `Decided ${momentInWords(Date.parse(known.record.body.concludedAt), this.#inspection.survey.now)}`;
  }

  /** What was found that somebody marked as a possible emergency. */
  get pointsToEmergency(): readonly string[] {
    return this.#inspection
      .of('finding')
      .flatMap(({ record }) => (record.body.emergency ? [findingWords(record.body)] : []));
  }

  /** What the visit found about this hazard, with its room: the facts that the decision stands on. */
  get facts(): readonly { readonly id: string; readonly words: string; readonly room: string }[] {
    return this.#inspection.of('finding').flatMap(({ id, record: { body } }) => {
      const about = hazardOf(body);
      if (about === null || hazardIn2026(about) !== hazardIn2026(this.hazard)) return [];
      return [{ id, words: findingWords(body), room: this.#inspection.nameOf(body.room) ?? 'The home' }];
    });
  }

  get asksForAccommodation(): boolean {
    return asksForAccommodation(this.answers);
  }

  /** Days on which somebody may look next, a tap each. */
  get nextLookDays(): readonly { readonly value: LocalDate; readonly label: string }[] {
    const { now } = this.#inspection.survey;
    return NEXT_LOOK_DAYS.flatMap((ahead) => {
      const day = addWorkingDays(londonDay(now), ahead, ENGLAND);
      if (!day.ok) return [];
      const value = isoDay(day.value);
      return isLocalDate(value) ? [{ value, label: dayInWords(day.value, now) }] : [];
    });
  }

  /** Choosing how serious it is also says which work that usually asks for. */
  choose(severity: NonNullable<Answers['severity']>): void {
    this.form.set('severity', severity);
    const { safetyWorkNeeded, preventativeWorkNeeded } = worksExpected(severity);
    this.form.set('safetyWorkNeeded', safetyWorkNeeded);
    this.form.set('preventativeWorkNeeded', preventativeWorkNeeded);
  }

  /** The clocks as they would stand the moment this decision is used. */
  get clocks(): readonly ClockWords[] {
    const { severity } = this.answers;
    const caseId = this.#caseId();
    if (severity === undefined) return [];
    if (caseId === null) return [noClock('This hazard belongs to no case yet: no clock starts here')];
    const { survey } = this.#inspection;
    const { now } = survey;
    const others = this.#inspection.homeRecords.filter(
      ({ id, record }) => record.case === caseId && id !== this.form.id,
    );
    const records = [...others, filedOne(this.form.id, this.#wouldBe(caseId), now)];
    const occupancy = occupancyOf(this.#inspection.homeRecords);
    const counted = clocksOfCase(records, occupancy, { now: londonIso(now), calendar: ENGLAND });
    if (!counted.ok) return [noClock(counted.problem)];
    const running = counted.value.clocks.filter(isRunning);
    const started = running.filter(
      (clock) => severity === 'cannot-tell-yet' || clock.investigation === this.form.id,
    );
    if (started.length === 0)
      return [noClock(counted.value.because ?? 'Nothing is counted for this decision')];
    return started.map((clock) => clockWords(clock, now));
  }

  /** Uses the decision. False when something is to be put right. */
  async use(): Promise<boolean> {
    const { form } = this;
    const problems = [
      ...decisionProblems(this.answers).map(({ field, message }) => ({ id: field, text: message })),
      ...this.extras.problems(this.answers),
    ];
    if (problems.length > 0) return form.refuse(problems);
    const { mint } = this.#inspection.survey.phone;
    const saved = await form.save(this.#inspection.place({ case: this.#caseId() }), {
      ...this.#whole(),
      concludedAt: this.answers.concludedAt ?? mint.instant(),
    });
    return saved && (await this.extras.keep(this.answers, this.#caseId()));
  }

  /** A decision leaves no question open that has a plain answer: no reasons is none, no work is none. */
  #whole(): Answers {
    const { reasons = [], safetyWorkNeeded = false, preventativeWorkNeeded = false } = this.answers;
    return {
      ...{ hazard: this.hazard, reasons, safetyWorkNeeded, preventativeWorkNeeded },
      criteriaVersion: this.answers.criteriaVersion ?? CURRENT_CRITERIA,
    };
  }

  #wouldBe(caseId: OpaqueId): RecordNamed<'conclusion'> {
    const { mint } = this.#inspection.survey.phone;
    const concludedAt = this.answers.concludedAt ?? mint.instant();
    const severity = this.answers.severity ?? 'cannot-tell-yet';
    const cause = this.answers.cause ?? 'not-known-yet';
    const whole = { reasons: [], safetyWorkNeeded: false, preventativeWorkNeeded: false, ...this.#whole() };
    const body = { ...whole, hazard: this.hazard, severity, cause, concludedAt };
    return mintRecord(conclusion, body, mint.envelope(this.#inspection.place({ case: caseId })));
  }

  #caseId(): OpaqueId | null {
    const visitCase = this.#inspection.held?.record.case ?? null;
    const asked = { findingKind: 'other-hazard', hazard: this.hazard } as const;
    const belonging = belongingOf(asked, visitCase, this.#inspection.cases);
    return belonging.to === 'case' ? belonging.id : visitCase;
  }
}
