import type { RecordNamed } from '#domain/records/registry.ts';

type Reading = RecordNamed<'reading'>['body'];

/** One number of the pad: what it measures, on which scale, how. */
export interface PadNumber {
  readonly name: 'value' | 'humidity';
  readonly label: string;
  readonly unit: string;
  readonly signed: boolean;
  readonly quantity: Reading['quantity'];
  readonly scale: Reading['scale'];
  readonly method: NonNullable<Reading['method']>;
}

/** The kinds of reading that the pad takes. Air is two numbers, because neither says anything alone. */
export const READING_KINDS = {
  pin: {
    label: 'Pin',
    detail: '%WME',
    asksMeter: true,
    asksSubstrate: true,
    asksPlace: true,
    numbers: [pad('value', 'Moisture', '%WME', 'moisture', 'wme-percent', 'pin')],
  },
  radio: {
    label: 'Radio',
    detail: 'relative',
    asksMeter: true,
    asksSubstrate: true,
    asksPlace: true,
    numbers: [pad('value', 'Moisture', 'relative', 'moisture', 'relative', 'radio-frequency')],
  },
  surface: {
    label: 'Surface',
    detail: '°C',
    asksMeter: true,
    asksSubstrate: false,
    asksPlace: true,
    numbers: [pad('value', 'Surface temperature', '°C', 'surface-temperature', 'celsius', 'spot')],
  },
  air: {
    label: 'Air',
    detail: '°C, %',
    asksMeter: true,
    asksSubstrate: false,
    asksPlace: false,
    numbers: [
      pad('value', 'Air temperature', '°C', 'air-temperature', 'celsius', 'sensor'),
      pad('humidity', 'Humidity', '%', 'relative-humidity', 'percent', 'sensor'),
    ],
  },
} as const satisfies Record<string, ReadingKind>;

export interface ReadingKind {
  readonly label: string;
  readonly detail: string;
  readonly asksMeter: boolean;
  readonly asksSubstrate: boolean;
  readonly asksPlace: boolean;
  readonly numbers: readonly [PadNumber, ...PadNumber[]];
}

export type ReadingKindName = keyof typeof READING_KINDS;

/** Which kind of the pad a reading was taken as. */
export function kindOfReading({ quantity, scale }: Pick<Reading, 'quantity' | 'scale'>): ReadingKindName {
  if (quantity === 'surface-temperature') return 'surface';
  if (quantity === 'moisture') return scale === 'relative' ? 'radio' : 'pin';
  return 'air';
}

function pad(
  name: PadNumber['name'],
  label: string,
  unit: string,
  quantity: PadNumber['quantity'],
  scale: PadNumber['scale'],
  method: PadNumber['method'],
): PadNumber {
  return { name, label, unit, quantity, scale, method, signed: scale === 'celsius' };
}
