import { defineRecord } from './define-record.ts';
import { choice, link, number, optional } from './fields.ts';

/** Ventilation and heating of one room, as found: facts of the building, never of how somebody lives in it. */
export const roomServices = defineRecord({
  kind: 'room-services',
  title: 'Ventilation and heating of a room',
  file: 'property',
  fields: {
    room: link('property-fact', 'Room'),
    fan: optional(
      choice('defect', 'Extractor fan', {
        works: 'Works',
        weak: 'Runs, but draws little',
        'does-not-run': 'Does not run',
        none: 'No fan',
        'not-tested': 'Not tested',
      }),
    ),
    fanFlow: optional(
      number('measurement', 'Air that the fan draws', { unit: 'l/s', min: 0, max: 200, step: 0.1 }),
    ),
    overrun: optional(
      choice('property-fact', 'Fan, once the light is off', {
        yes: 'Runs on',
        no: 'Stops at once',
        'not-tested': 'Not tested',
      }),
    ),
    trickleVents: optional(
      choice('defect', 'Trickle vents', {
        open: 'Open',
        closed: 'Closed',
        blocked: 'Blocked',
        none: 'No vents',
      }),
    ),
    undercut: optional(
      choice('property-fact', 'Gap under the door', { gap: 'A gap', none: 'No gap', 'no-door': 'No door' }),
    ),
    windowOpens: optional(
      choice('defect', 'Window', {
        opens: 'Opens',
        'does-not-open': 'Does not open',
        none: 'No window',
      }),
    ),
    radiator: optional(
      choice('defect', 'Radiator or heater', {
        on: 'On',
        off: 'Off',
        'does-not-work': 'Does not work',
        none: 'None here',
      }),
    ),
  },
  asked: { fanFlow: 'Measured flow', overrun: 'Runs on after the light' },
});
