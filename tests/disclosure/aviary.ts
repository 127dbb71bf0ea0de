import type { Audience } from '#domain/disclosure/audiences.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import type { KindName, SurveyRecord } from '#domain/records/registry.ts';
import { fileRecord } from '../../sync-server/files/file-record.ts';
import { anId, aRecord, asJson, instantAt, NOW } from '../../sync-server/files/filing.fixture.ts';
import type { Account } from '../../sync-server/storage/accounts.ts';
import type { WriteTx } from '../../sync-server/storage/storage.ts';
import { chanceFor, type Chance } from '../../sync-server/demo/chance.ts';
import { CanaryNest, type CanaryBody } from './canary-record.ts';
import {
  conditionsMet,
  digestsOf,
  HELD,
  INDOORS,
  INSIDE,
  ONE_VERSION,
  reachOf,
  revisionHash,
  VERSIONS,
} from './canary-facts.ts';

/** A word that lies in one field of one record of this world, and nowhere else. */
export interface Planted {
  readonly word: string;
  readonly kind: string;
  /** The field's name, or what else of a record it is: its id, nonce, device, moment, a digest of what it says. */
  readonly field: string;
  readonly isField: boolean;
  /** An id or a digest of a picture: those leave under names minted for the recipient. */
  readonly isIdentity: boolean;
  readonly record: OpaqueId;
  readonly home: OpaqueId;
  readonly author: OpaqueId;
  /** Whether it stands in the version that counts. */
  readonly counts: boolean;
  /** Whether it stands in a newest version, the one that counts or one beside it. */
  readonly isLeaf: boolean;
  /** Whether its record stands in two versions, of which nobody has said yet which is right. */
  readonly inDoubt: boolean;
  /** Whether the record belongs to the case of its home. */
  readonly ofTheCase: boolean;
  /** Whether the record belongs to the case or the visit of its home's works order. */
  readonly ofTheOrder: boolean;
  /** Whom the record is about. */
  readonly subjects: readonly OpaqueId[];
  /** Whether that is whoever lives there, and nobody else. */
  readonly ofTheResident: boolean;
  /** Inside audiences that see any field of its kind: to them the record itself is no secret. */
  readonly reach: ReadonlySet<Audience>;
  /** The conditions of the matrix that the record itself meets. */
  readonly met: ReadonlySet<string>;
}

/** One home of the world, and what was opened there. */
export interface CanaryHome {
  readonly home: OpaqueId;
  readonly case: OpaqueId;
  readonly inspection: OpaqueId;
  readonly tenancy: OpaqueId;
  /** Who lives there, and whoever shares the tenancy with them. */
  readonly resident: OpaqueId;
  readonly joint: OpaqueId;
  readonly order: OpaqueId;
}

/**
 * Who types a word that is no canary of any record. What an asker says is read by nobody; the rest is read at the desk, and in
 * their own copy whoever lives there reads what they wrote themselves, what they were written, and the log of what was told. What
 * the lead wrote of a breach, letters and notices included, the lead alone reads.
 */
export type TypedWhere =
  | 'at the desk'
  | 'in the log'
  | 'as a recipient'
  | 'in a letter'
  | 'by the resident'
  | 'by an asker'
  | 'of a breach by the lead';
export const TYPED = 'typed';

/** A record that must have this id, and one version alone. */
interface Fixed {
  readonly id: OpaqueId;
  readonly subjects: readonly OpaqueId[];
  readonly without?: readonly string[];
}

/** What all words of one record have in common. */
type OfRecord = Omit<
  Planted,
  'word' | 'field' | 'isField' | 'isIdentity' | 'met' | 'counts' | 'isLeaf' | 'inDoubt'
>;

/** Where canaries come from, and where each of them lies. */
export class Aviary {
  readonly planted = new Map<string, Planted[]>();
  readonly #nest = new CanaryNest();
  readonly #chance: Chance;
  #count = 0;

  constructor(seed: number) {
    this.#chance = chanceFor('canaries', seed);
  }

  /** Files a record of a kind, in one, two or three versions, somewhere at this home. */
  file(
    tx: WriteTx,
    kind: RecordKind,
    at: CanaryHome,
    by: { readonly office: Account; readonly surveyor: Account },
    fixed?: Fixed,
  ): { id: OpaqueId; record: SurveyRecord } {
    this.#count += 1;
    const chance = this.#chance;
    const id = fixed?.id ?? chance.id();
    const byOffice = fixed !== undefined || kind.kind === 'safeguarding-concern';
    const author = !byOffice && chance.likely(16) ? by.surveyor : by.office;
    const caseId = chance.likely(16) ? (chance.likely(50) ? anId() : null) : at.case;
    const inspection = chance.likely(25) ? (chance.likely(50) ? anId() : null) : at.inspection;
    const subjects = fixed?.subjects ?? this.#subjects(kind, at);
    const tenancy = kind.file === 'tenancy' ? at.tenancy : null;
    const place = { home: at.home, case: caseId, inspection, tenancy, subjects };
    const versions = fixed === undefined ? chance.pick(VERSIONS) : ONE_VERSION;
    const recordedAt = instantAt(NOW + this.#count * 1000);
    const made = {
      ...aRecord(author.id, kind.kind as KindName, {}, place),
      recordedAt,
    } as SurveyRecord;
    const of: OfRecord = {
      ...{ kind: kind.kind, record: id, home: at.home, author: author.id, reach: reachOf(kind), subjects },
      ofTheResident: subjects.length === 1 && subjects[0] === at.resident,
      ofTheCase: caseId === at.case,
      ofTheOrder: caseId === at.case || inspection === at.inspection,
    };
    const inDoubt = versions.filter(({ isLeaf }) => isLeaf).length > 1;
    let record = made;
    for (const [index, { path: names, counts, isLeaf }] of versions.entries()) {
      const filled = this.#fill(kind, fixed?.without);
      record = this.#bodyFor(kind, made, filled, { ...of, counts, isLeaf, inDoubt });
      const path = { start: names.length, ids: names.map((name) => revisionHash(id, name)) };
      fileRecord(tx, { id, raw: asJson(record), by: author.id, via: 'api', at: NOW + index, path });
    }
    this.#plantIdentity(at, id, made, { ...of, inDoubt });
    return { id, record };
  }

  /** Another word that is typed into a form and stands in no field. */
  typed(where: TypedWhere, at: CanaryHome, author: OpaqueId): string {
    const word = this.#nest.word();
    this.#plant({
      ...{ word, kind: TYPED, field: where, isField: false, isIdentity: false, record: at.home },
      ...{ home: at.home, author, counts: true, isLeaf: true, inDoubt: false, subjects: [] },
      ofTheResident: false,
      ...{ ofTheCase: false, ofTheOrder: false, reach: new Set<Audience>(), met: new Set<string>() },
    });
    return word;
  }

  /** Half of what is about people is about whoever lives there, alone or with others; the rest is about people of its own. */
  #subjects(kind: RecordKind, { resident, joint }: CanaryHome): readonly OpaqueId[] {
    if (kind.file !== 'tenancy' && kind.namesSubject !== true) return [];
    return this.#chance.pick([[anId()], [anId()], [resident], [resident], [resident, joint], [joint]]);
  }

  #fill(kind: RecordKind, without: readonly string[] = []): CanaryBody {
    if (kind.kind === 'tenancy') return HELD;
    const { body, canaries } = this.#nest.fill(kind);
    return {
      body: Object.fromEntries(Object.entries(body).filter(([name]) => !without.includes(name))),
      canaries: canaries.filter(({ field }) => !without.includes(field)),
    };
  }

  #bodyFor(
    kind: RecordKind,
    made: SurveyRecord,
    { body, canaries }: CanaryBody,
    given: OfRecord & Pick<Planted, 'counts' | 'isLeaf' | 'inDoubt'>,
  ): SurveyRecord {
    const chosen = { ...made, body: { ...body, ...this.#answers(kind, body) } } as unknown as SurveyRecord;
    const plain = { ...made, body } as unknown as SurveyRecord;
    const record = kind.kind !== 'tenancy' && parseRecord(chosen).ok ? chosen : plain;
    const facts = { ...given, met: conditionsMet(record) };
    for (const { field, word } of canaries) {
      const shape = kind.fields[field]?.shape.as;
      const isIdentity = shape === 'link' || shape === 'picture';
      // A moment is looked for by its day, and an email by its name.
      const looked = shape === 'instant' ? word.slice(0, 10) : word.replace('@example.org', '');
      this.#plant({ ...facts, field, word: looked, isField: true, isIdentity });
    }
    const words = canaries.map((one) => one.word);
    for (const word of digestsOf(record, words))
      this.#plant({ ...facts, field: 'a digest of what it says', word, isField: false, isIdentity: true });
    return record;
  }

  #plantIdentity(
    { resident, joint }: CanaryHome,
    id: OpaqueId,
    { nonce, device, subjects }: SurveyRecord,
    of: OfRecord & Pick<Planted, 'inDoubt'>,
  ): void {
    const besides = { ...of, isField: false, counts: true, isLeaf: true, isIdentity: true, met: INSIDE };
    for (const [field, word] of Object.entries({ id, nonce, device }))
      this.#plant({ ...besides, field, word });
    for (const word of subjects) {
      // Who lives there is known inside, whatever else is recorded of them.
      const isOfHome = word === resident || word === joint;
      this.#plant({ ...besides, field: 'subject', word, ...(isOfHome ? { reach: INDOORS } : {}) });
    }
  }

  /** Other answers of the closed choices than the first ones, so that every instruction comes up. */
  #answers(kind: RecordKind, body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const answers: Record<string, unknown> = {};
    for (const [name, { shape }] of Object.entries(kind.fields)) {
      if (shape.as !== 'choice' || !Object.hasOwn(body, name)) continue;
      const keys = [...shape.options.keys()];
      answers[name] = shape.many ? keys.filter(() => this.#chance.likely(33)) : this.#chance.pick(keys);
    }
    return answers;
  }

  #plant(planted: Planted): void {
    const word = planted.word.toLowerCase();
    const known = this.planted.get(word);
    if (known) known.push(planted);
    else this.planted.set(word, [planted]);
  }
}
