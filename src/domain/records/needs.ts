import type { KindName } from './registry.ts';

/** The kinds by which a household's needs are told: what is decided about a hazard may rest on them. */
export const NEEDS: ReadonlySet<string> = new Set<KindName>([
  'household-need',
  'health-need',
  'adjustment-need',
  'vulnerability-need',
]);
