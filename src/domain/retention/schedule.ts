import { CATEGORIES, isDataCategory, type RetentionClass } from '../disclosure/categories.ts';
import { kindNamed, RECORD_KINDS } from '../records/registry.ts';

/** What a period is counted from. */
export type PeriodStart = 'tenancy-ended' | 'case-closed' | 'received' | 'shared';

/** How long data of a class is kept, from when, why, and who says so. */
export interface RetentionRule {
  readonly title: string;
  /** Null: for as long as the building stands. */
  readonly years: number | null;
  readonly starts: PeriodStart | null;
  readonly reason: string;
  readonly source: string;
  /** No law gives this figure: the landlord chose it, and may choose another. */
  readonly isChoice: boolean;
}

const LIMITATION = 'Limitation Act 1980 s.5: a claim on a contract can be brought for 6 years';

/** The schedule. Each landlord sets its own figures; these are the usual ones. */
export const SCHEDULE = {
  'life-of-the-building': {
    title: 'With the building',
    years: null,
    starts: null,
    reason: 'It is about the building and not about a person.',
    source: 'Usual practice for property files; no law sets an end',
    isChoice: true,
  },
  'repair-history': {
    title: 'Repair history, with the building',
    years: null,
    starts: null,
    reason:
      'Repairs and readings stand in the history of the building, in building words. The least is 6 years after the works.',
    source: LIMITATION,
    isChoice: true,
  },
  'tenancy-plus-6-years': {
    title: 'Tenancy file',
    years: 6,
    starts: 'tenancy-ended',
    reason: 'The tenancy is a contract. Either side can bring a claim about it for 6 years after its end.',
    source: LIMITATION,
    isChoice: false,
  },
  'case-closed-plus-complaint-period': {
    title: 'Key codes and access',
    years: 1,
    starts: 'case-closed',
    reason: 'Nobody needs it once the case is closed and the time for a complaint about it is over.',
    source: 'Our own figure for the time for a complaint: 12 months. No law sets it',
    isChoice: true,
  },
  'while-the-need-is-live': {
    title: 'Needs of the household',
    years: 0,
    starts: 'tenancy-ended',
    reason: 'It is kept while the need is live, looked at every year, and goes when the household moves.',
    source: 'UK GDPR Article 5(1)(d) and (e): accurate, and no longer than needed',
    isChoice: true,
  },
  'until-cleared-or-case-closed': {
    title: 'Photos and notes that nobody checked',
    years: 1,
    starts: 'case-closed',
    reason: 'What is needed of it was cleared into the file. The rest may show people or belongings.',
    source: 'UK GDPR Article 5(1)(c). Our own figure: 12 months after the case. No law sets it',
    isChoice: true,
  },
  'complaint-plus-6-years': {
    title: 'Complaints',
    years: 6,
    starts: 'received',
    reason: 'The Ombudsman or a court may still ask for it.',
    source: `${LIMITATION}. The figure for complaints is usual practice`,
    isChoice: true,
  },
  'shared-record-plus-6-years': {
    title: 'Log of what was shared',
    years: 6,
    starts: 'shared',
    reason: 'It shows who was told what. It outlives what was shared.',
    source: 'UK GDPR Article 5(2), accountability. The figure is our own',
    isChoice: true,
  },
} as const satisfies Record<RetentionClass, RetentionRule>;

export const RETENTION_CLASSES = Object.keys(SCHEDULE) as RetentionClass[];

/**
 * The classes of one kind: those of its fields, without the record's own keeping where there is anything else. A record goes
 * as a whole, so it stays until the last of them is over.
 */
export function classesOf(kind: string): readonly RetentionClass[] {
  return BY_KIND.get(kind) ?? [];
}

const BY_KIND: ReadonlyMap<string, readonly RetentionClass[]> = new Map(
  RECORD_KINDS.map(({ kind }) => [kind, classesFor(kind)] as const),
);

function classesFor(kind: string): readonly RetentionClass[] {
  const known = kindNamed(kind);
  const fields = Object.values(known?.fields ?? {}).map(({ category }) => category);
  const own = fields.filter((category) => category !== 'record-keeping');
  const counted = own.length > 0 ? own : fields;
  const classes = counted.flatMap((category) =>
    isDataCategory(category) ? [CATEGORIES[category].retention] : [],
  );
  // A fact of the building that lies in a tenancy file was decided or said about people: it goes with the file.
  return [
    ...new Set(
      classes.map((one) => (known?.file === 'tenancy' && isOfBuilding(one) ? 'tenancy-plus-6-years' : one)),
    ),
  ];
}

function isOfBuilding(one: RetentionClass): boolean {
  return SCHEDULE[one].years === null;
}
