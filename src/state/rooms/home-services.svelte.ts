import { heatingCost } from '#domain/records/heating-cost.ts';
import { homeServices } from '#domain/records/home-services.ts';
import type { Inspection } from '../inspection.svelte.ts';
import type { RecordForm } from '../record-form.svelte.ts';
import { residentsOf } from '../household/residents.ts';
import { opaque } from '../survey.svelte.ts';
import { openTheOne } from '../visit/visit-form.ts';

/** Ventilation and heating of the home, and what the resident says of the cost: two records, for the second is about money. */
export class HomeServicesForm {
  readonly inspection: Inspection;
  services = $state.raw<RecordForm<'home-services', typeof homeServices.fields> | null>(null);
  cost = $state.raw<RecordForm<'heating-cost', typeof heatingCost.fields> | null>(null);

  constructor(inspection: Inspection) {
    this.inspection = inspection;
  }

  async open(): Promise<void> {
    this.services = await openTheOne(this.inspection, homeServices, null, {});
    this.cost = await openTheOne(this.inspection, heatingCost, null, {});
  }

  /** Whether this phone knows who lives here: an answer about money belongs to a person. */
  get canAskCost(): boolean {
    return residentsOf(this.inspection).length > 0;
  }

  /** Keeps both. What was not answered makes no record. False when something is to be put right. */
  async save(): Promise<boolean> {
    const { services, cost, inspection } = this;
    if (!services || !cost) return false;
    if (Object.keys(services.answers).length > 0 && !(await services.save(inspection.place()))) return false;
    const resident = residentsOf(inspection)[0];
    if (cost.answers.affordable === undefined || !resident) return true;
    return cost.save(inspection.personalPlace({ subjects: [opaque(resident.value)] }));
  }
}
