import { defineRecord, type CrossFieldProblem } from './define-record.ts';
import { choice, choices, date, instant, instrument, link, number, optional } from './fields.ts';
import { ELEMENTS, HEIGHTS, WALLS } from './vocabulary.ts';

/**
 * One number with its scale and meter. Scales are never converted or averaged: %WME on plaster is comparative, and
 * relative readings of radio-frequency meters run on a scale of their own.
 */
export const reading = defineRecord({
  kind: 'reading',
  title: 'Reading',
  file: 'property',
  version: 2,
  fields: {
    room: link('property-fact', 'Room'),
    quantity: choice('measurement', 'What is measured', {
      moisture: 'Moisture',
      'relative-humidity': 'Humidity',
      'air-temperature': 'Air',
      'surface-temperature': 'Surface',
    }),
    scale: choice('measurement', 'Scale', {
      'wme-percent': '%WME',
      relative: 'relative (0 to 999)',
      percent: '%',
      celsius: '°C',
    }),
    value: number('measurement', 'Reading', { unit: '', min: -40, max: 999, step: 0.1 }),
    method: optional(
      choice('measurement', 'How it was measured', {
        pin: 'Pin',
        'radio-frequency': 'Radio frequency',
        spot: 'Spot',
        sensor: 'Sensor',
      }),
    ),
    substrate: optional(
      choice('measurement', 'Measured into', {
        plaster: 'Plaster',
        plasterboard: 'Plasterboard',
        timber: 'Timber',
        brick: 'Brick',
        concrete: 'Concrete',
      }),
    ),
    meter: optional(instrument('Meter')),
    element: optional(choice('measurement', 'Part measured', ELEMENTS)),
    wall: optional(choice('measurement', 'Which wall', WALLS)),
    height: optional(choice('measurement', 'Height', HEIGHTS)),
    takenAt: instant('measurement', 'Taken'),
    meterDueOn: optional(date('measurement', 'Next check of the meter')),
    mayBeRaisedBy: optional(
      choices('measurement', 'Why it may read too high', {
        salts: 'Salts suspected',
        foil: 'Foil or metal behind it suspected',
      }),
    ),
    struckOut: optional(
      choice('measurement', 'Struck out', {
        'wrong-spot': 'Wrong spot',
        'wrong-scale': 'Wrong scale',
        mistyped: 'Mistyped',
      }),
    ),
  },
  asked: {
    method: 'How',
    value: 'The number on the meter',
    substrate: 'Into what?',
    element: 'Part of the building',
    wall: 'Wall, from the door',
    mayBeRaisedBy: 'May read too high here because of',
  },
  // The first version had neither the day on which the meter was due a check, nor marks, nor striking out.
  earlier: [
    {
      version: 1,
      fields: {
        room: 'property-fact',
        quantity: 'measurement',
        scale: 'measurement',
        value: 'measurement',
        method: 'measurement',
        substrate: 'measurement',
        meter: 'measurement',
        element: 'measurement',
        wall: 'measurement',
        height: 'measurement',
        takenAt: 'measurement',
      },
      toNext: (body) => body,
    },
  ],
  check: (body) => scaleProblems(body),
});

/** The scales on which a reading is told. */
export type ReadingScale = 'wme-percent' | 'relative' | 'percent' | 'celsius';

interface ScaleLimits {
  readonly quantity: string;
  readonly min: number;
  readonly max: number;
  readonly message: string;
}

const SCALES: ReadonlyMap<unknown, ScaleLimits> = new Map([
  ['wme-percent', { quantity: 'moisture', min: 0, max: 100, message: 'Moisture is between 0 and 100 %WME.' }],
  [
    'relative',
    { quantity: 'moisture', min: 0, max: 999, message: 'A relative reading is between 0 and 999.' },
  ],
  ['percent', { quantity: 'relative-humidity', min: 1, max: 100, message: 'Humidity is between 1 and 100.' }],
  [
    'celsius',
    { quantity: 'temperature', min: -40, max: 60, message: 'Temperature is between -40 and 60 °C.' },
  ],
]);

/** The least and the greatest number that a scale holds; null for no scale. */
export function scaleLimits(scale: ReadingScale): { readonly min: number; readonly max: number } | null {
  return SCALES.get(scale) ?? null;
}

function scaleProblems(body: Readonly<Record<string, unknown>>): readonly CrossFieldProblem[] {
  const limits = SCALES.get(body['scale']);
  const quantity = String(body['quantity']).replace(/^(air|surface)-/, '');
  if (!limits || limits.quantity !== quantity) {
    return [
      { pointer: '/body/scale', message: 'That scale does not belong to what was measured. Choose another.' },
    ];
  }
  const value = Number(body['value']);
  const problems: CrossFieldProblem[] = [];
  if (value < limits.min || value > limits.max)
    problems.push({ pointer: '/body/value', message: limits.message });
  if (quantity === 'moisture' && body['meter'] === undefined) {
    problems.push({
      pointer: '/body/meter',
      message: 'That reading needs a meter. Choose one; the number is kept.',
    });
  }
  return problems;
}
