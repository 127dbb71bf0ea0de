import type { CaseView, FindingChoice, StaffLine } from '#domain/cases/office-views.ts';
import type { ComparedField } from '#domain/cases/comparison.ts';
import { worksOrder } from '#domain/records/works-order.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { optionsOf } from '../field-options.ts';
import { given } from './report.svelte.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';

const { fields } = worksOrder;

/** The closed lists of the form. */
export const ORDER_OPTIONS = {
  purpose: optionsOf(fields.purpose),
  roomKind: optionsOf(fields.roomKind),
  element: optionsOf(fields.element),
  defect: optionsOf(fields.defect),
  remedy: optionsOf(fields.remedy),
  quantityUnit: optionsOf(fields.quantityUnit),
};

type Value<K extends keyof typeof ORDER_OPTIONS> = (typeof ORDER_OPTIONS)[K][number]['value'];

/** A works order as it is raised from the findings of a case. Issuing it clears what was looked at here. */
export class OrderForm {
  contractor = $state<string | undefined>(undefined);
  purpose = $state<Value<'purpose'> | undefined>(undefined);
  roomKind = $state<Value<'roomKind'> | undefined>(undefined);
  element = $state<Value<'element'> | undefined>(undefined);
  defect = $state<Value<'defect'> | undefined>(undefined);
  remedy = $state<Value<'remedy'> | undefined>(undefined);
  quantity = $state('');
  quantityUnit = $state<Value<'quantityUnit'> | undefined>(undefined);
  dueOn = $state('');
  words = $state('');
  findings = $state.raw<readonly string[]>([]);
  compared = $state.raw<readonly ComparedField[] | null>(null);
  errors = $state.raw<readonly { readonly id: string; readonly text: string }[]>([]);
  attempt = $state(0);
  readonly sending = new OfficeSending();
  readonly looking = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #id = mintId();

  constructor(api: OfficeApi) {
    this.#api = api;
  }

  /** Takes a finding up or leaves it; the first one taken fills what is still empty. */
  take(finding: FindingChoice, taken: boolean): void {
    this.findings = taken
      ? [...this.findings, finding.id]
      : this.findings.filter((one) => one !== finding.id);
    if (!taken) return;
    this.roomKind ??= known(ORDER_OPTIONS.roomKind, finding.roomKind);
    this.element ??= known(ORDER_OPTIONS.element, finding.element);
    this.defect ??= known(ORDER_OPTIONS.defect, finding.defect);
    this.remedy ??= known(ORDER_OPTIONS.remedy, finding.remedy);
    this.quantityUnit ??= known(ORDER_OPTIONS.quantityUnit, finding.quantityUnit);
    if (this.quantity === '' && finding.quantity !== null) this.quantity = String(finding.quantity);
  }

  /** The contractors among the staff. */
  contractors(staff: readonly StaffLine[]): readonly { readonly value: string; readonly label: string }[] {
    return staff
      .filter(({ role }) => role === 'contractor')
      .map(({ id, name }) => ({ value: id, label: name }));
  }

  /** What the contractor would be told, by the same rules as fill their jobs. */
  async preview(of: CaseView): Promise<void> {
    if (!this.#whole()) return;
    const answer = await this.looking.send(() => this.#api.previewOrder(this.#sent(of)));
    if (answer) this.compared = answer.compared;
  }

  /** Issues it; its id, or null when something is to be put right. */
  async issue(of: CaseView): Promise<string | null> {
    if (!this.#whole()) return null;
    const raised = await this.sending.send(() => this.#api.raiseOrder(this.#sent(of)));
    return raised?.order ?? null;
  }

  #whole(): boolean {
    const asked = [
      { id: 'contractor', missing: this.contractor === undefined, text: 'Choose the contractor.' },
      { id: 'purpose', missing: this.purpose === undefined, text: 'Say what the job is for.' },
      { id: 'element', missing: this.element === undefined, text: 'Choose the part of the building.' },
      { id: 'remedy', missing: this.remedy === undefined, text: 'Choose what to do.' },
      {
        id: 'quantity',
        missing: this.quantity !== '' && !Number.isFinite(Number(this.quantity)),
        text: 'Enter the quantity as a number, like 2.5.',
      },
    ];
    this.errors = asked.filter(({ missing }) => missing).map(({ id, text }) => ({ id, text }));
    this.attempt += 1;
    return this.errors.length === 0;
  }

  #sent(of: CaseView): Readonly<Record<string, unknown>> {
    return {
      id: this.#id,
      home: of.home.id,
      case: of.case,
      ...(of.inspection === null ? {} : { inspection: of.inspection }),
      body: given({
        contractor: this.contractor,
        purpose: this.purpose,
        roomKind: this.roomKind,
        element: this.element,
        defect: this.defect,
        remedy: this.remedy,
        quantity: this.quantity === '' ? undefined : Number(this.quantity),
        quantityUnit: this.quantity === '' ? undefined : this.quantityUnit,
        hazard: of.hazard,
        severity: of.severity,
        dueOn: this.dueOn,
        findings: this.findings.length === 0 ? undefined : this.findings,
        instructions: this.words.trim(),
      }),
    };
  }
}

function known<V extends string>(
  options: readonly { readonly value: V; readonly label: string }[],
  key: string | null,
): V | undefined {
  return options.find(({ value }) => value === key)?.value;
}
