import type { CRITERIA_VERSIONS } from '../records/vocabulary.ts';
import type { Severity } from './scope.ts';

export type CriteriaVersion = keyof typeof CRITERIA_VERSIONS;

/** How hazards are sorted, as dated text: each decision cites the version that stood when it was made. */
interface Criteria {
  readonly title: string;
  readonly from: string;
  readonly lines: Record<Exclude<Severity, 'cannot-tell-yet'>, string>;
  readonly always: string;
}

/** Every version that a record may cite. A version is never edited; a change of mind is a new one. */
export const TRIAGE_CRITERIA: Readonly<Record<CriteriaVersion, Criteria>> = {
  '2026-11': {
    title: 'How we decide, November 2026',
    from: '2026-11-01',
    lines: {
      emergency:
        'Imminent and significant risk of harm to someone who lives here: a reasonable landlord who knew what we know would make it safe within 24 hours.',
      significant:
        'A risk of harm that a reasonable landlord who knew what we know would make safe as a matter of urgency, though not within 24 hours. It need not be the worst category of any other scheme.',
      neither: 'A risk that a reasonable landlord would deal with in the ordinary course of repairs.',
    },
    always:
      'What counts is the people who live here now, and what we know or ought to know of them. Nobody needs a diagnosis: some hazards endanger anyone. How people live is never assumed to be the cause.',
  },
};

/** The version that a decision made today cites. */
export const CURRENT_CRITERIA: CriteriaVersion = '2026-11';
