import { momentInWords } from '../cases/date-words.ts';
import { epoch } from '../cases/filed-record.ts';
import { AUDIENCES } from '../disclosure/audiences.ts';
import { CATEGORIES } from '../disclosure/categories.ts';
import type { MatrixRules } from '../disclosure/rules.ts';
import type { OpaqueId } from '../ids.ts';
import type { RecordNamed } from '../records/registry.ts';
import type { EpochMs } from '../time/instants.ts';
import { jobInWords, toldByJobInWords, type PastJob } from './past-jobs.ts';
import { NOT_TOLD } from './rights.ts';

type DisclosureBody = RecordNamed<'disclosure'>['body'];
type StepBody = RecordNamed<'rights-step'>['body'];

/** Somebody who had what is now put right, deleted or only kept, and whether they were told of that. */
export interface Recipient {
  /** The line of the log, or what stands for a job that is over. */
  readonly disclosure: OpaqueId;
  readonly to: string;
  readonly when: string;
  readonly what: string;
  readonly state: 'to-tell' | 'told' | 'not-told';
  /** When they were told, or why not; null while they are to be told. */
  readonly words: string | null;
}

/** A line of the log with its id. */
export interface LoggedLine {
  readonly id: OpaqueId;
  readonly body: DisclosureBody;
}

/**
 * Who had the records that something was done about, and which of them were told (UK GDPR Art. 19). The person themself, and
 * whoever was refused, had nothing that must be told. The first word on a recipient stands.
 */
export function recipients(
  log: readonly LoggedLine[],
  concerns: (record: OpaqueId) => boolean,
  steps: readonly StepBody[],
  now: EpochMs,
): readonly Recipient[] {
  const saidOf = wordOn(steps, now);
  return log
    .filter(({ body }) => body.decision !== 'refused' && body.audience !== 'subject-access')
    .filter(({ body }) => body.records.some(concerns))
    .sort((a, b) => epoch(b.body.at) - epoch(a.body.at))
    .map(({ id, body: { audience, at, categories, recipientName } }) => {
      const { title } = AUDIENCES[audience];
      return {
        disclosure: id,
        to: recipientName === undefined ? title : `${title}, ${recipientName}`,
        when: momentInWords(epoch(at), now),
        what: categories.map((one) => CATEGORIES[one].title).join(', '),
        ...saidOf(id),
      } as const;
    });
}

/** The contractors of jobs that are over, as earlier recipients beside those of the log: the one that ended last comes first. */
export function pastContractors(
  jobs: readonly PastJob[],
  steps: readonly StepBody[],
  rules: MatrixRules,
  now: EpochMs,
): readonly Recipient[] {
  const saidOf = wordOn(steps, now);
  return [...jobs]
    .sort((a, b) => b.until - a.until)
    .map((job) => ({
      disclosure: job.id,
      to: `${AUDIENCES.contractor.title}, ${job.contractor}`,
      when: jobInWords(job, now),
      what: toldByJobInWords(job, rules),
      ...saidOf(job.id),
    }));
}

/** Whether a recipient was told, by the first word on them. */
function wordOn(steps: readonly StepBody[], now: EpochMs) {
  const said = steps
    .filter(({ disclosure }) => disclosure !== undefined)
    .sort((a, b) => epoch(a.at) - epoch(b.at));
  return (id: OpaqueId): Pick<Recipient, 'state' | 'words'> => {
    const step = said.find(({ disclosure }) => disclosure === id);
    if (step === undefined) return { state: 'to-tell', words: null };
    return { state: step.step === 'recipient-told' ? 'told' : 'not-told', words: wordsOf(step, now) };
  };
}

function wordsOf({ at, notTold, words }: StepBody, now: EpochMs): string {
  const when = momentInWords(epoch(at), now);
  if (notTold === undefined) return `Told ${when}`;
  return `${NOT_TOLD[notTold]}: ${words ?? ''} (${when})`;
}
