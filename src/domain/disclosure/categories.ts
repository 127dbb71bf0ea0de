/**
 * The data categories: what kind of data a field holds. Rows refer to the disclosure matrix; DPV terms are of the W3C
 * Data Privacy Vocabulary 2.3 (prefixes dpv, pd). `file` says where such data may lie; `guarded` marks Article 9 and
 * Article 10 data and matrix rows 9, 14, 15, 18, 25 and 27, on which every gate keys.
 */
export type PropertyOrTenancy = 'property' | 'tenancy' | 'either';

/** How long data of a category is kept; each landlord sets its own figure (docs/data-categories.md). */
export type RetentionClass =
  | 'life-of-the-building'
  | 'repair-history'
  | 'tenancy-plus-6-years'
  | 'case-closed-plus-complaint-period'
  | 'while-the-need-is-live'
  | 'until-cleared-or-case-closed'
  | 'complaint-plus-6-years'
  | 'shared-record-plus-6-years';

export interface CategoryFacts {
  readonly row: number;
  readonly title: string;
  readonly means: string;
  readonly file: PropertyOrTenancy;
  readonly guarded: boolean;
  readonly retention: RetentionClass;
  readonly dpv: readonly string[];
}

const building = { file: 'property', guarded: false, retention: 'life-of-the-building' } as const;
const repair = { file: 'property', guarded: false, retention: 'repair-history' } as const;
const personal = { file: 'tenancy', guarded: false, retention: 'tenancy-plus-6-years' } as const;
const need = { file: 'tenancy', guarded: true, retention: 'while-the-need-is-live' } as const;
const guarded = { file: 'tenancy', guarded: true, retention: 'tenancy-plus-6-years' } as const;

export const CATEGORIES = {
  'property-fact': {
    ...building,
    row: 1,
    title: 'Building fact',
    means: 'Construction, layout, installations, asbestos register entry',
    dpv: ['dpv:NonPersonalData'],
  },
  defect: {
    ...repair,
    row: 2,
    title: 'Defect',
    means: 'What is wrong and where the water came from, in building words',
    dpv: ['dpv:NonPersonalData'],
  },
  'repair-status': {
    ...repair,
    row: 3,
    title: 'Repair status',
    means: 'Reported, attended, mended, next visit',
    dpv: ['dpv:NonPersonalData'],
  },
  measurement: {
    ...repair,
    row: 4,
    title: 'Measurement',
    means: 'Moisture, humidity, temperature, extent of mould',
    dpv: ['dpv:NonPersonalData'],
  },
  hazard: {
    ...repair,
    row: 5,
    title: 'Hazard',
    means: "The hazard, how severe it is, and Awaab's Law clocks",
    dpv: ['dpv:NonPersonalData'],
  },
  address: {
    ...building,
    row: 6,
    title: 'Address',
    means: 'Full address or UPRN of the home',
    dpv: ['pd:PhysicalAddress', 'pd:HouseNumber', 'pd:Location'],
  },
  'person-name': { ...personal, row: 7, title: 'Name', means: "A resident's name", dpv: ['pd:Name'] },
  'contact-detail': {
    ...personal,
    row: 8,
    title: 'Contact detail',
    means: 'Telephone number, email',
    dpv: ['pd:Contact', 'pd:EmailAddress', 'pd:TelephoneNumber'],
  },
  'access-secret': {
    ...guarded,
    retention: 'case-closed-plus-complaint-period',
    row: 9,
    title: 'Key or code',
    means: 'Access instructions, key safe code',
    dpv: ['dpv:Data'],
  },
  household: {
    ...personal,
    row: 10,
    title: 'Household',
    means: 'Who lives there, ages',
    retention: 'while-the-need-is-live',
    dpv: ['pd:FamilyStructure', 'pd:AgeRange'],
  },
  'health-need': {
    ...need,
    row: 11,
    title: 'Health need',
    means: 'What health asks of the visit or the works',
    dpv: ['pd:Health'],
  },
  diagnosis: {
    ...need,
    row: 11,
    title: 'Diagnosis',
    means: 'Illness, diagnosis, medicine',
    dpv: ['pd:MedicalHealth', 'pd:MentalHealth'],
  },
  'adjustment-need': {
    ...need,
    row: 12,
    title: 'Adjustment',
    means: 'Reasonable adjustment to the visit',
    dpv: ['pd:Disability'],
  },
  'disability-detail': {
    ...need,
    row: 12,
    title: 'Disability',
    means: 'The disability behind an adjustment',
    dpv: ['pd:Disability'],
  },
  vulnerability: {
    ...personal,
    row: 13,
    title: 'Vulnerability',
    means: 'A flag that the visitor must do something differently',
    retention: 'while-the-need-is-live',
    dpv: ['dpv:VulnerableDataSubject'],
  },
  safeguarding: {
    ...guarded,
    row: 14,
    title: 'Safeguarding',
    means: 'Safeguarding, domestic abuse, an address that must not be contacted',
    dpv: ['dpv:SensitivePersonalData'],
  },
  warning: {
    ...guarded,
    row: 15,
    title: 'Safety warning',
    means: 'A warning about a person, as an instruction',
    dpv: ['dpv:SensitivePersonalData'],
  },
  communication: {
    ...personal,
    row: 16,
    title: 'Communication',
    means: 'Language, interpreter, preferred channel',
    retention: 'while-the-need-is-live',
    dpv: ['pd:Language'],
  },
  equality: {
    ...guarded,
    row: 17,
    title: 'Equality monitoring',
    means: 'Ethnicity, religion, orientation; held apart from the case',
    dpv: ['pd:EthnicOrigin', 'pd:Religion'],
  },
  money: {
    ...guarded,
    row: 18,
    title: 'Money',
    means: 'Rent, arrears, benefits, affordability of heating',
    dpv: ['pd:Financial', 'pd:Income', 'pd:FinancialStatus'],
  },
  conduct: {
    ...personal,
    row: 19,
    title: 'Conduct',
    means: "Comments on a resident's conduct",
    dpv: ['pd:Opinion'],
  },
  'staff-role': {
    file: 'either',
    guarded: false,
    retention: 'repair-history',
    row: 20,
    title: 'Staff role',
    means: 'Role and team of a member of staff',
    dpv: ['pd:Professional'],
  },
  'staff-name': {
    file: 'either',
    guarded: false,
    retention: 'repair-history',
    row: 20,
    title: 'Staff name',
    means: 'Name and work contact of a member of staff',
    dpv: ['pd:Name', 'pd:Professional', 'pd:EmailAddressWork'],
  },
  opinion: {
    ...personal,
    row: 21,
    title: 'Opinion',
    means: 'Staff opinion or internal note',
    dpv: ['pd:Opinion'],
  },
  'cleared-photo': {
    ...repair,
    row: 22,
    title: 'Cleared photo',
    means: 'A picture of the building that a person has looked at and cleared',
    dpv: ['pd:Picture'],
  },
  'uncleared-photo': {
    ...personal,
    row: 23,
    title: 'Photo not yet checked',
    means: 'A picture nobody has cleared, or with persons or belongings',
    retention: 'until-cleared-or-case-closed',
    dpv: ['pd:Picture', 'dpv:UncategorisedData'],
  },
  unreviewed: {
    file: 'either',
    guarded: false,
    retention: 'until-cleared-or-case-closed',
    row: 24,
    title: 'Words not yet checked',
    means: 'Typed words that nobody has cleared',
    dpv: ['dpv:UnstructuredData', 'dpv:UncategorisedData'],
  },
  'third-party': {
    ...guarded,
    row: 25,
    title: 'Someone else',
    means: "A neighbour's or relative's name, complaint or household",
    dpv: ['dpv:PersonalData'],
  },
  complaint: {
    ...personal,
    row: 26,
    title: 'Complaint',
    means: 'Complaint, compensation, claim',
    retention: 'complaint-plus-6-years',
    dpv: ['dpv:PersonalData'],
  },
  privileged: {
    ...guarded,
    row: 27,
    title: 'Legal advice',
    means: 'Legally privileged advice',
    retention: 'complaint-plus-6-years',
    dpv: ['dpv:ConfidentialData'],
  },
  'access-attempt': {
    ...personal,
    row: 28,
    title: 'Access attempt',
    means: 'Attempts to get in, and no-access history',
    dpv: ['dpv:PersonalData'],
  },
  commercial: {
    ...repair,
    row: 29,
    title: 'Price',
    means: "A contractor's price or performance",
    dpv: ['dpv:CommerciallyConfidentialData'],
  },
  'disclosure-log': {
    ...personal,
    row: 30,
    title: 'Disclosure log',
    means: 'Who was told what, when and why',
    retention: 'shared-record-plus-6-years',
    dpv: ['dpv:Disclose'],
  },
  'tenancy-fact': {
    ...personal,
    row: 31,
    title: 'Tenancy',
    means: 'When a tenancy began and ended, and on what basis the home is occupied',
    dpv: ['dpv:PersonalData'],
  },
  'record-keeping': {
    file: 'either',
    guarded: false,
    retention: 'tenancy-plus-6-years',
    row: 0,
    title: 'Record keeping',
    means: 'Who recorded it, on which device, when; links between records',
    dpv: ['dpv:RecordManagement'],
  },
} as const satisfies Record<string, CategoryFacts>;

export type DataCategory = keyof typeof CATEGORIES;

/** Every category in matrix order. */
export const DATA_CATEGORIES = Object.keys(CATEGORIES) as readonly DataCategory[];

/** The categories on which every gate keys (approval, training, read journal). */
export type GuardedCategory = {
  [C in DataCategory]: (typeof CATEGORIES)[C]['guarded'] extends true ? C : never;
}[DataCategory];

// A Map, not an object lookup: `constructor` and `__proto__` are not categories.
const FACTS: ReadonlyMap<string, CategoryFacts> = new Map(Object.entries(CATEGORIES));

/** Whether `name` is a data category. */
export function isDataCategory(name: unknown): name is DataCategory {
  return typeof name === 'string' && FACTS.has(name);
}

/** Whether a gate must treat it as guarded: what is no category counts as guarded. */
export function countsAsGuarded(category: string): boolean {
  return !isDataCategory(category) || isGuarded(category);
}

/** The last row of the matrix that holds facts of a building and its repair alone. */
const LAST_BUILDING_ROW = 5;

/** Whether it is a fact of the building and its repair alone (rows 1 to 5): nothing about a person. What stands in no row is not. */
export function isBuildingFact(category: DataCategory): boolean {
  const { row } = CATEGORIES[category];
  return row >= 1 && row <= LAST_BUILDING_ROW;
}

/** Whether data of this category is guarded. */
export function isGuarded(category: DataCategory): category is GuardedCategory {
  return CATEGORIES[category].guarded;
}
