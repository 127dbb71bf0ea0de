import { metersFor, type Meter, type MeterUse } from '#domain/inspections/meters.ts';
import { isLocalDate } from '#domain/records/moments.ts';
import { PhoneMeters } from '../../device/phone-meters.ts';

/** The meters used before on this phone, as the pad offers them. */
export class UsedMeters {
  readonly #phone = new PhoneMeters();
  /** The last used first. */
  all = $state.raw<readonly Meter[]>(this.#phone.all());

  /** Those for this kind of reading first. */
  for(kind: MeterUse): readonly Meter[] {
    return metersFor(this.all, kind);
  }

  /** The day by which this meter is to be checked, as far as it was ever said; else ''. */
  dueOn(name: string): string {
    return this.all.find((one) => one.name === name)?.dueOn ?? '';
  }

  /** Notes the meter of a reading that was kept. */
  remember({ kind, meter, meterDueOn = '' }: { kind: MeterUse; meter: string; meterDueOn?: string }): void {
    if (meter.trim() === '') return;
    const dueOn = isLocalDate(meterDueOn) ? meterDueOn : null;
    this.#phone.remember({ name: meter.trim(), uses: [kind], dueOn });
    this.all = this.#phone.all();
  }
}
