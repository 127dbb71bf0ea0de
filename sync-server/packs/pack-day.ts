import type { MatrixRules } from '#domain/disclosure/rules.ts';
import type { LocalDate } from '#domain/records/moments.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import type { Pack } from '../storage/packs.ts';
import type { ReadView } from '../storage/storage.ts';

/** Whose pack, on which day, and by which rules. */
export interface PackDay {
  readonly pack: Pack;
  readonly today: LocalDate;
  readonly rules: MatrixRules;
}

/** A pack with the rules of a day. */
export function packDay(view: ReadView, pack: Pack, today: LocalDate): PackDay {
  return { pack, today, rules: landlordRules(view, today) };
}
