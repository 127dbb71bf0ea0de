import type { FiledRecord } from '#domain/cases/filed-record.ts';
import { adjustmentNeed } from '#domain/records/adjustment-need.ts';
import { communicationNeed } from '#domain/records/communication-need.ts';
import { healthNeed } from '#domain/records/health-need.ts';
import { householdNeed } from '#domain/records/household-need.ts';
import { completeDraft, type Minting } from '#domain/records/mint-record.ts';
import type { KindName, RecordNamed } from '#domain/records/registry.ts';
import { vulnerabilityNeed } from '#domain/records/vulnerability-need.ts';

type Household = RecordNamed<'household-need'>['body'];
type Communication = RecordNamed<'communication-need'>['body'];

/** What is asked at the door, kept together until it is saved as a record a kind. */
export interface AskedNow {
  readonly answer?: Household['answer'];
  readonly person?: string;
  readonly under5: string;
  readonly under18: string;
  readonly over65: string;
  readonly household: Household['needs'];
  readonly health: RecordNamed<'health-need'>['body']['needs'];
  readonly adjustments: RecordNamed<'adjustment-need'>['body']['needs'];
  readonly support: RecordNamed<'vulnerability-need'>['body']['needs'];
  readonly preferred?: Communication['preferred'];
  readonly interpreter?: NonNullable<Communication['interpreter']>;
}

const NOTHING: AskedNow = {
  ...{ under5: '', under18: '', over65: '' },
  ...{ household: [], health: [], adjustments: [], support: [] },
};

/** The kinds of record that hold a group of needs. */
export const GROUPS = {
  household: householdNeed,
  health: healthNeed,
  adjustments: adjustmentNeed,
  support: vulnerabilityNeed,
} as const;

/** One record a kind that was answered, or what keeps it from being one. Without a need there is only the answer itself. */
export function needRecords(
  asked: AskedNow,
  readNumber: (typed: string) => number | null,
  envelope: () => Minting,
) {
  const need = asked.answer === 'need';
  return [
    completeDraft(householdNeed, householdBody(asked, readNumber), envelope()),
    ...(need && asked.health.length > 0
      ? [completeDraft(healthNeed, { answer: 'need', needs: asked.health }, envelope())]
      : []),
    ...(need && asked.adjustments.length > 0
      ? [completeDraft(adjustmentNeed, { answer: 'need', needs: asked.adjustments }, envelope())]
      : []),
    ...(need && asked.support.length > 0
      ? [completeDraft(vulnerabilityNeed, { needs: asked.support }, envelope())]
      : []),
    ...(asked.preferred
      ? [
          completeDraft(
            communicationNeed,
            {
              preferred: asked.preferred,
              ...(asked.interpreter ? { interpreter: asked.interpreter } : {}),
            },
            envelope(),
          ),
        ]
      : []),
  ];
}

/** What was answered in this visit before, to be changed. */
export function askedBefore(records: readonly FiledRecord[]): AskedNow {
  const of = <K extends KindName>(kind: K) =>
    records.find((one) => one.record.kind === kind)?.record as RecordNamed<K> | undefined;
  const answered = of('household-need');
  const household = answered?.body;
  const person = answered?.subjects[0];
  const communication = of('communication-need')?.body;
  return {
    ...NOTHING,
    ...(person ? { person } : {}),
    ...(household ? { answer: household.answer, household: household.needs } : {}),
    ...{ under5: String(household?.under5 ?? ''), under18: String(household?.under18 ?? '') },
    over65: String(household?.over65 ?? ''),
    health: of('health-need')?.body.needs ?? [],
    adjustments: of('adjustment-need')?.body.needs ?? [],
    support: of('vulnerability-need')?.body.needs ?? [],
    ...(communication ? { preferred: communication.preferred } : {}),
    ...(communication?.interpreter ? { interpreter: communication.interpreter } : {}),
  };
}

function householdBody(asked: AskedNow, readNumber: (typed: string) => number | null): Partial<Household> {
  const counts = (['under5', 'under18', 'over65'] as const).flatMap((name) => {
    const count = readNumber(asked[name]);
    return count === null ? [] : [[name, count] as const];
  });
  return {
    ...(asked.answer ? { answer: asked.answer } : {}),
    needs: asked.answer === 'need' ? asked.household : [],
    ...(asked.answer === 'need' ? Object.fromEntries(counts) : {}),
  };
}
