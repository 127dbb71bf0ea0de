import { compareViews, type ComparedField } from '../cases/comparison.ts';
import type { FiledRecord } from '../cases/filed-record.ts';
import { project, type Projection } from '../disclosure/disclose.ts';
import type { Audience } from '../disclosure/audiences.ts';
import { CATEGORIES } from '../disclosure/categories.ts';
import type { MatrixRules } from '../disclosure/rules.ts';
import type { AskedOnSite, ToldAnswer } from '../disclosures/told-at-door.ts';
import type { OpaqueId } from '../ids.ts';
import { opensWithOrder } from '../packs/pack-scope.ts';
import { localDateOf } from '../records/moments.ts';
import { kindNamed } from '../records/registry.ts';
import { isSharedAudience } from '../shares/share-audiences.ts';
import { belongsToMatter } from '../shares/share-scope.ts';
import { purposesFor } from '../sharing/purposes.ts';
import { londonDay } from '../time/london.ts';
import type { EpochMs } from '../time/instants.ts';

/** Who looks, on what day, and by which rules. */
export interface Beside {
  readonly rules: MatrixRules;
  readonly viewer: OpaqueId;
  readonly now: EpochMs;
}

/**
 * Each answer of a home's records that this phone holds, beside what somebody outside would be told of it and why: by the same
 * projection as fills packs and pages, with nothing opened by a second person, so that nothing here is more than they get.
 */
export function toldBeside(
  records: readonly FiledRecord[],
  audience: AskedOnSite,
  beside: Beside,
): readonly RecordBeside[] {
  const groups = fieldsBeside(records, audience, beside).flatMap((fields) => [
    groupOf(fields, 'told'),
    groupOf(fields, 'kept'),
  ]);
  return groups.filter((group) => group !== null).sort((one, other) => one.place - other.place);
}

/** The answers of one record that share a fate: told, as they stand or in a safer form, or kept back. */
export interface RecordBeside {
  readonly key: string;
  readonly kind: string;
  readonly fate: 'told' | 'kept';
  readonly fields: readonly ComparedField[];
  /** Where it stands: what to do, then a defect before its dates, and all before what is about the building. */
  readonly place: number;
}

/** The answers of these groups that somebody is told, as the log names them. */
export function answersTold(
  groups: readonly RecordBeside[],
  records: readonly FiledRecord[],
): readonly ToldAnswer[] {
  const kinds = new Map<string, FiledRecord>(records.map((one) => [one.id, one]));
  return groups
    .filter(({ fate }) => fate === 'told')
    .flatMap(({ fields }) => fields)
    .flatMap(({ key, record, category }): ToldAnswer[] => {
      const held = kinds.get(record);
      const name = key.slice(record.length + 1);
      return held === undefined ? [] : [{ record: held.id, field: `${held.record.kind}/${name}`, category }];
    });
}

/** The row of a defect; before it stand how a record was made and the building's own facts. */
const FIRST_OF_REPAIR = 2;
const LAST = 100;

function groupOf(all: readonly ComparedField[], fate: RecordBeside['fate']): RecordBeside | null {
  const fields = all.filter(({ reach }) => (reach === 'shared' || reach === 'safer') === (fate === 'told'));
  const [first] = fields;
  if (first === undefined) return null;
  // The building's own row comes last of what is told: who asks wants to know what is wrong and what is done.
  const rows = fields.map(({ category, reach }) => {
    const { row } = CATEGORIES[category];
    // What a visitor must do comes before anything else.
    return reach === 'safer' ? 0 : row < FIRST_OF_REPAIR ? LAST : row;
  });
  return { key: `${first.record} ${fate}`, kind: first.kind, fate, fields, place: Math.min(...rows) };
}

function fieldsBeside(
  records: readonly FiledRecord[],
  audience: AskedOnSite,
  { rules, viewer, now }: Beside,
): readonly (readonly ComparedField[])[] {
  const today = localDateOf(londonDay(now));
  const shared = { rules, today, mint: (id: string) => id };
  return records.map(({ id, record }) => {
    const kind = kindNamed(record.kind);
    if (kind === null) return [];
    const full = project(id, record, { ...shared, audience: 'surveyor', viewer, onVisitDay: true });
    const told = project(id, record, { ...shared, audience, purpose: purposesFor(audience)[0] });
    const belongs = isTheirs({ id, record }, audience);
    const because = belongs ? null : 'It does not belong to what they do.';
    return compareViews(kind, full, belongs ? told : NOTHING, now, { rules, audience, because });
  });
}

/** What an order, or a page, of the record's own case would open to them. */
function isTheirs({ id, record }: Pick<FiledRecord, 'id' | 'record'>, audience: AskedOnSite): boolean {
  const { home, tenancy, case: caseId, inspection } = record;
  if (audience === 'contractor')
    return opensWithOrder(id, record, { order: id, home, case: caseId, inspection });
  if (!isSharedAudience(audience)) return true;
  return belongsToMatter(
    { id, record, minted: false },
    { audience, home, case: caseId ?? home, tenancy, order: null, ownAdviser: false },
  );
}

const NOTHING: Projection<Audience> = {
  shown: null,
  withheld: [{ path: '', category: 'unreviewed', reason: 'not-for-this-audience' }],
};
