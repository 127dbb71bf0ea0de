import { defineRecord } from './define-record.ts';
import { choice, instant, link, number, optional } from './fields.ts';
import { VISIT_KINDS } from './vocabulary.ts';

/** What a visit found out about the state of the home while it was looked at. Other records of the visit name its id. */
export const inspection = defineRecord({
  kind: 'inspection',
  title: 'Inspection',
  file: 'property',
  version: 2,
  fields: {
    visit: optional(link('record-keeping', 'Visit')),
    visitKind: choice('repair-status', 'Kind of visit', VISIT_KINDS),
    investigation: choice('repair-status', 'Investigation', {
      standard: 'First look',
      renewed: 'Second look, asked for by the resident',
      further: 'A further look',
      emergency: 'Suspected emergency',
      none: 'Not an investigation',
    }),
    manner: choice('repair-status', 'How it was seen', { 'in-person': 'In person', remote: 'Remotely' }),
    startedAt: instant('repair-status', 'Started'),
    heating: optional(
      choice('measurement', 'Heating', { on: 'On', off: 'Off', 'not-working': 'Not working' }),
    ),
    windows: optional(choice('measurement', 'Windows', { open: 'Open', closed: 'Closed' })),
    outdoorCelsius: optional(
      number('measurement', 'Outdoor air', { unit: '°C', min: -40, max: 60, step: 0.1 }),
    ),
    outdoorHumidityPercent: optional(
      number('measurement', 'Outdoor humidity', { unit: '%', min: 1, max: 100, step: 0.1 }),
    ),
    outdoorAt: optional(instant('measurement', 'Outdoor air read')),
    weather: optional(
      choice('measurement', 'Weather', {
        dry: 'Dry',
        wet: 'Wet, or rain in the last day',
        frost: 'Frost or snow',
        windy: 'Windy',
      }),
    ),
  },
  asked: { manner: 'Seen' },
  earlier: [
    {
      version: 1,
      fields: {
        visit: 'record-keeping',
        visitKind: 'repair-status',
        investigation: 'repair-status',
        manner: 'repair-status',
        startedAt: 'repair-status',
        heating: 'measurement',
        windows: 'measurement',
        outdoorCelsius: 'measurement',
        outdoorHumidityPercent: 'measurement',
      },
      toNext: (body) => body,
    },
  ],
});
