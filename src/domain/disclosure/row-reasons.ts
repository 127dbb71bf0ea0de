import { parseDay, type DayNumber } from '../time/calendar-day.ts';
import { CATEGORIES, type DataCategory } from './categories.ts';

/** Why a row of the matrix stands as it does, on what, and when somebody last looked. */
export interface RowReason {
  readonly because: string;
  /** `established`: it follows what is named. `judgement`: ours, for each landlord's lead to confirm. */
  readonly mark: 'established' | 'judgement';
  readonly source: string;
  /** Where the source can be read; null where it is no page. */
  readonly address: string | null;
  readonly checkedOn: string;
}

type Row = (typeof CATEGORIES)[DataCategory]['row'];

const CHECKED = '2026-11-23';
/** The regulator's guidance to landlords with its three cases, as it was reported. */
const CASES =
  'https://www.insidehousing.co.uk/news/ico-shares-advice-for-landlords-on-protecting-residents-data-84274';
const OURS = 'Judgement, for the data-protection lead to confirm';

const ours = (because: string): RowReason => ({
  because,
  mark: 'judgement',
  source: OURS,
  address: null,
  checkedOn: CHECKED,
});
const known = (because: string, source: string, address: string | null = null): RowReason => ({
  ...{ because, source, address },
  mark: 'established',
  checkedOn: CHECKED,
});

/** One reason a row; a row without one does not compile. */
const REASONS = {
  0: ours('How a record was made belongs to the landlord and to whoever looks into its work.'),
  1: known(
    'It is not about a person. Asbestos must reach the worker. A neighbour gets what touches their home.',
    'ICO, What is the meaning of “relates to”?; how far for a neighbour is judgement',
    'https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/personal-information-what-is-it/what-is-personal-data/what-is-the-meaning-of-relates-to/',
  ),
  2: known('Facts of a repair are to be given.', 'ICO, the case of Ms B, December 2023', CASES),
  3: known(
    'The same. Days of work are told, never when somebody is out.',
    'ICO, the case of Ms B, December 2023',
    CASES,
  ),
  4: ours('It is needed to repair. A neighbour needs the readings of their own home alone.'),
  5: ours('A contractor must know how urgent it is.'),
  6: ours('A contractor must find the home. An address can be the most dangerous field of a file.'),
  7: ours('A contractor needs a name only where the resident agreed. In a legal matter it names a party.'),
  8: ours('A number serves one appointment, and goes when the job closes.'),
  9: ours('A code is for one job and one day, and in no export.'),
  10: ours('The works need what to do, not who lives there.'),
  11: known(
    'An adviser was a proper recipient; the illness was not needed for the question.',
    'ICO, the case of Mr A, December 2023; the second person is judgement',
    CASES,
  ),
  12: known(
    'What to do is operational, why it is so is not.',
    'Housing Ombudsman, Knowledge and Information Management, recommendation 6; the split is judgement',
  ),
  13: ours('It says what a visitor must do, and never only “vulnerable”.'),
  14: known(
    'The most dangerous data. Even that it is missing can tell of it.',
    'ICO on harm from a history of abuse (Inside Housing, December 2023)',
    CASES,
  ),
  15: ours('It is a fact with a review, told as an instruction.'),
  16: ours('It is needed at the door. It may still tell of origin.'),
  17: ours('It is for statistics alone and held apart from the case.'),
  18: ours('A repair does not need it.'),
  19: known(
    'To assume blame is condemned by the guidance.',
    'Guidance on damp and mould for landlords',
    'https://www.gov.uk/government/publications/damp-and-mould-understanding-and-addressing-the-health-risks-for-rented-housing-providers/understanding-and-addressing-the-health-risks-of-damp-and-mould-in-the-home--2',
  ),
  20: ours('Staff act in a role; the resident needs somebody to turn to.'),
  21: known(
    'It is in the resident’s copy: say so where it is typed.',
    'UK GDPR art. 15; who else is judgement',
    'https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/individual-rights/right-of-access/what-should-we-consider-when-responding-to-a-request/',
  ),
  22: ours('It shows the building. It is for who mends it and who looks into it.'),
  23: ours('Nobody knows what it shows until somebody has looked.'),
  24: ours('Typed words can hold anything. What is of use is told as facts.'),
  25: ours('It is somebody else’s. Each is weighed by itself before a copy goes out.'),
  26: ours('A repair does not need it.'),
  27: ours('Sharing it would lose the privilege.'),
  28: known(
    'It is evidence for the landlord’s defence.',
    'Guidance on Awaab’s Law; for others it is judgement',
    'https://www.gov.uk/government/publications/awaabs-law-guidance-for-social-landlords/awaabs-law-guidance-for-social-landlords-timeframes-for-repairs-in-the-social-rented-sector',
  ),
  29: ours('It is between landlord and contractor.'),
  30: ours('A person may know who received their data, unless that would endanger somebody.'),
  31: ours('It belongs to the file of a tenancy.'),
} as const satisfies Record<Row, RowReason>;

/** Why the row of a category stands as it does. */
export function reasonFor(category: DataCategory): RowReason {
  return REASONS[CATEGORIES[category].row];
}

/** Half a year, as the months are long. */
const STALE_DAYS = 183;

/** Whether a row that was looked at on this day has not been looked at for more than half a year since. */
export function isStale(checkedOn: string, today: DayNumber): boolean {
  return today - (parseDay(checkedOn) ?? -Infinity) > STALE_DAYS;
}
