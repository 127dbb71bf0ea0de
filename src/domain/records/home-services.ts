import { defineRecord } from './define-record.ts';
import { choice, choices, number, optional } from './fields.ts';

/** How the home is ventilated and heated, as found. What heating costs whom is money, and a kind of its own. */
export const homeServices = defineRecord({
  kind: 'home-services',
  title: 'Ventilation and heating',
  file: 'property',
  fields: {
    ventilation: optional(
      choice('property-fact', 'Ventilation of the home', {
        'fans-and-vents': 'Fans and background vents',
        'passive-stack': 'Passive stacks',
        'continuous-extract': 'Continuous mechanical extract',
        'supply-and-extract': 'Mechanical supply and extract',
        'positive-input': 'Positive input from the loft or hall',
        'windows-only': 'Windows only',
        'not-known': 'Not known',
      }),
    ),
    heating: optional(
      choice('property-fact', 'Heating', {
        'gas-boiler': 'Gas boiler and radiators',
        'heat-pump': 'Heat pump',
        communal: 'Communal or district heating',
        'storage-heaters': 'Storage heaters',
        'electric-heaters': 'Electric heaters',
        oil: 'Oil boiler',
        'solid-fuel': 'Solid fuel',
        portable: 'Portable heaters only',
        none: 'No fixed heating',
      }),
    ),
    heatingWorks: optional(
      choice('defect', 'State of the heating', {
        works: 'Works',
        partly: 'Works in part',
        'does-not-work': 'Does not work',
        'not-tested': 'Not tested',
      }),
    ),
    controls: optional(
      choices('property-fact', 'Heating controls', {
        'room-thermostat': 'Room thermostat',
        'radiator-valves': 'Radiator valves',
        timer: 'Timer',
        'no-controls': 'No controls',
      }),
    ),
    setPoint: optional(
      number('measurement', 'Thermostat set to', { unit: '°C', min: 5, max: 35, step: 0.5 }),
    ),
  },
  asked: {
    setPoint: 'Set to',
    controls: 'Controls',
    heatingWorks: 'Heating works',
    ventilation: 'How the home is ventilated',
    heating: 'Kind of heating',
  },
});
