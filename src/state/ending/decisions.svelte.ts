import { hazardIn2026 } from '#domain/deadlines/hazard-schemes.ts';
import type { HazardKey } from '#domain/deadlines/hazards.ts';
import { hazardsToDecide } from '#domain/inspections/completeness/decision-gaps.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { DecisionForm } from './decision-form.svelte.ts';
import type { Inspection } from '../inspection.svelte.ts';

/** The hazards of a visit that need a decision, and the one being decided. */
export class Decisions {
  readonly inspection: Inspection;
  current = $state.raw<DecisionForm | null>(null);

  constructor(inspection: Inspection) {
    this.inspection = inspection;
  }

  /** What is to be decided; on a damp visit that found nothing, damp and mould all the same. */
  get hazards(): readonly HazardKey[] {
    const named = hazardsToDecide(this.inspection.records, this.inspection.caseHazard);
    if (named.length > 0) return named;
    return this.inspection.held?.record.body.visitKind === 'damp-and-mould' ? ['damp-and-mould'] : [];
  }

  /** Opens the first hazard that nobody has decided, else the first. */
  async open(): Promise<void> {
    await this.inspection.look();
    const open = this.hazards.find((hazard) => this.decided(hazard) === null) ?? this.hazards[0];
    if (open) await this.choose(open);
  }

  async choose(hazard: HazardKey): Promise<void> {
    const form = new DecisionForm(this.inspection, hazard);
    await form.open();
    this.current = form;
  }

  /** The decision that was made about a hazard in this visit, or null. */
  decided(hazard: HazardKey): RecordNamed<'conclusion'>['body'] | null {
    const made = this.inspection.of('conclusion');
    return (
      made.find(({ record }) => hazardIn2026(record.body.hazard) === hazardIn2026(hazard))?.record.body ??
      null
    );
  }
}
