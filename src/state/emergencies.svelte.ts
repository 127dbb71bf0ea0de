import { clocksOfCase } from '#domain/cases/case-clocks.ts';
import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import { HAZARDS, type HazardKey } from '#domain/deadlines/hazards.ts';
import { timeLimit } from '#domain/deadlines/time-limits.ts';
import { hazardOf, occupancyOf } from '#domain/inspections/belonging.ts';
import { linesFor, wordsToReadOut, type Line } from '#domain/inspections/emergency.ts';
import { findingWords } from '#domain/inspections/finding-words.ts';
import { roomName } from '#domain/inspections/room-names.ts';
import { contact } from '#domain/records/contact.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { londonIso } from '#domain/time/london.ts';
import type { HeldRecord } from '../device/record-index.ts';
import { clockWords } from './clock-strip.ts';
import { lastOfEach } from './distinct.ts';
import { filed, type Survey } from './survey.svelte.ts';

/** An emergency that this phone knows of and the office has not confirmed. */
export interface Emergency {
  readonly id: string;
  readonly address: string;
  /** Three lines to read out on the telephone. */
  readonly lines: readonly string[];
  readonly ring: readonly Line[];
  /** A call to the repairs line is recorded. */
  readonly rung: boolean;
}

const RUNG = 'Rang the repairs line about the emergency.';

/** Emergencies still on this phone only. Nothing but the office's receipt makes one disappear. */
export class Emergencies {
  problem = $state('');
  readonly #survey: Survey;

  constructor(survey: Survey) {
    this.#survey = survey;
  }

  /** One a home and hazard, the newest word about it. */
  get waiting(): readonly Emergency[] {
    const all = [...this.#survey.unsent('finding'), ...this.#survey.unsent('conclusion')];
    const unsent = all.flatMap((held) => {
      const hazard = emergencyOf(held);
      return hazard === null ? [] : [{ held, hazard }];
    });
    const newest = lastOfEach(unsent, ({ held, hazard }) => `${held.record.home} ${hazard}`);
    return newest.map(({ held, hazard }) => this.#emergency(held, hazard));
  }

  /** One tap: the repairs line was rung. */
  async rang(id: string): Promise<void> {
    const held = this.#survey.record(id);
    if (!held) return;
    const { mint, records } = this.#survey.phone;
    const { home, case: caseId, inspection } = held.record;
    const place = { home, case: caseId, inspection, tenancy: this.#survey.tenancyOf(home) };
    const body = { at: mint.instant(), channel: 'phone', reached: 'yes', words: RUNG } as const;
    const stored = await records.put(mint.id(), mintRecord(contact, body, mint.envelope(place)));
    this.problem = stored.ok ? '' : stored.problem.sentence;
  }

  #emergency(held: HeldRecord, hazard: HazardKey): Emergency {
    const { home, inspection } = held.record;
    const found = this.#survey.address(home);
    const address = found ? `${found.line}, ${found.postcode}` : 'a home in the register';
    const contacts = this.#survey.ofKind('contact');
    return {
      id: held.id,
      address,
      lines: wordsToReadOut({
        address,
        what: this.#what(held, hazard),
        makeSafeBy: this.#safeBy(held),
        caller: this.#survey.phone.account.displayName,
      }),
      ring: linesFor(hazard, this.#survey.numbers),
      rung: contacts.some(({ record }) => record.inspection === inspection && record.body.words === RUNG),
    };
  }

  /** What was found and in which room, or the hazard where the decision alone says it. A room's own name stays out of it. */
  #what({ record }: HeldRecord, hazard: HazardKey): string {
    if (record.kind !== 'finding') return HAZARDS[hazard];
    const room = this.#survey.recordOf(record.body.room, 'room');
    return [findingWords(record.body), room ? roomName(room.record.body) : ''].filter(Boolean).join(', ');
  }

  #safeBy({ record }: HeldRecord): string | null {
    const { now } = this.#survey;
    const records = filed(this.#survey.ofHome(record.home), now);
    const ofCase = records.filter((one) => one.record.case === record.case && record.case !== null);
    const counted = clocksOfCase(ofCase, occupancyOf(records), { now: londonIso(now), calendar: ENGLAND });
    const clock = counted.ok
      ? counted.value.clocks.find((one) => timeLimit(one.ruleId).severity === 'emergency')
      : undefined;
    return clock ? clockWords(clock, now).by : null;
  }
}

function emergencyOf({ record }: HeldRecord): HazardKey | null {
  if (record.kind === 'conclusion') return record.body.severity === 'emergency' ? record.body.hazard : null;
  return record.kind === 'finding' && record.body.emergency === true ? hazardOf(record.body) : null;
}
