import { ofKind, type FiledOf, type FiledRecord } from '../../cases/filed-record.ts';
import { HAZARDS, type HazardKey } from '../../deadlines/hazards.ts';
import { hazardIn2026 } from '../../deadlines/hazard-schemes.ts';
import { hazardOf } from '../belonging.ts';
import { asksForAccommodation } from '../decision.ts';
import { red, type Gap } from './gap.ts';

type Body = FiledOf<'conclusion'>['record']['body'];

/** Every hazard that the visit was about or found needs a decision; "cannot tell yet" is one. */
export function hazardsToDecide(
  records: readonly FiledRecord[],
  caseHazard: HazardKey | null,
  still: readonly HazardKey[] = [],
): readonly HazardKey[] {
  const seen = ofKind(records, 'finding').flatMap(({ record }) => hazardOf(record.body) ?? []);
  const found = [...still, ...seen];
  const named = caseHazard === null ? found : [caseHazard, ...found];
  return [...new Map(named.map((hazard) => [hazardIn2026(hazard), hazard])).values()];
}

/** A decision on each hazard; each with a next step, and with where to stay where a limit may not be kept. */
export function decisionGaps(
  records: readonly FiledRecord[],
  caseHazard: HazardKey | null,
  still: readonly HazardKey[],
): Gap[] {
  const conclusions = ofKind(records, 'conclusion').map(({ record }) => record.body);
  const decided = conclusions.map(({ hazard }) => hazardIn2026(hazard));
  const undecided = hazardsToDecide(records, caseHazard, still).filter(
    (hazard) => !decided.includes(hazardIn2026(hazard)),
  );
  const place = { at: 'decision' } as const;
  return [
    ...undecided.map((hazard) => {
      const title = `No decision yet: ${wordsOf(hazard)}`;
      const detail = 'Until then the clock of the investigation keeps running';
      return red({ key: `decision ${hazard}`, title, detail, place });
    }),
    ...conclusions.filter(leadsNowhere).map(({ hazard }) => {
      const title = `Cause not known, and no next step: ${wordsOf(hazard)}`;
      const detail = 'Ask for work, or choose “Cannot tell yet” and who looks next';
      return red({ key: `next-step ${hazard}`, title, detail, place });
    }),
    ...conclusions
      .filter((body) => asksForAccommodation(body) && ofKind(records, 'accommodation-offer').length === 0)
      .map(({ hazard }) => {
        const title = 'Another place to stay not thought about';
        const detail = 'The limit may not be kept: offered, or why not';
        return red({ key: `stay ${hazard}`, title, detail, place });
      }),
  ];
}

/** A hazard whose cause nobody knows, for which no work is asked and nobody looks again. */
function leadsNowhere(body: Body): boolean {
  const { severity, cause, safetyWorkNeeded, preventativeWorkNeeded, nextLookOn } = body;
  if (severity === 'neither' || cause !== 'not-known-yet') return false;
  return !safetyWorkNeeded && !preventativeWorkNeeded && nextLookOn === undefined;
}

function wordsOf(hazard: HazardKey): string {
  return HAZARDS[hazard].toLowerCase();
}
