import { defineRecord } from './define-record.ts';
import { choice, choices, date, link, optional, text } from './fields.ts';

/**
 * What a resident says about the home: reported, never observed. It stands apart from findings everywhere. Closed answers
 * are about the building; words are as they came, and nobody outside sees them before they are checked.
 */
export const residentAccount = defineRecord({
  kind: 'resident-account',
  title: 'What the resident says',
  file: 'tenancy',
  namesSubject: true,
  fields: {
    room: optional(link('tenancy-fact', 'Room')),
    about: choices('tenancy-fact', 'About', {
      mould: 'Mould',
      damp: 'Damp',
      leak: 'A leak',
      'wet-windows': 'Wet windows',
      cold: 'A cold room',
      smell: 'A smell',
      noise: 'Noise',
      other: 'Something else',
    }),
    began: optional(
      choice('tenancy-fact', 'When it began', {
        days: 'Days ago',
        weeks: 'Weeks ago',
        months: 'Months ago',
        'over-a-year': 'Over a year ago',
        'since-moving-in': 'Since moving in',
        'not-sure': 'Not sure',
      }),
    ),
    beganOn: optional(date('tenancy-fact', 'The day it began')),
    howOften: optional(
      choice('tenancy-fact', 'How often', {
        always: 'All the time',
        'most-days': 'Most days',
        'comes-and-goes': 'Comes and goes',
        once: 'Once',
      }),
    ),
    worse: optional(
      choices('tenancy-fact', 'Worse', {
        winter: 'In winter',
        'after-rain': 'After rain',
        'heating-off': 'With the heating off',
        'water-used-above': 'When water is used above',
        'at-night': 'At night',
      }),
    ),
    tried: optional(
      choices('tenancy-fact', 'What was tried', {
        cleaned: 'Cleaned off',
        treated: 'Treated by the landlord',
        painted: 'Painted over',
        heated: 'More heating',
        aired: 'More airing',
        dried: 'A dehumidifier',
        nothing: 'Nothing yet',
      }),
    ),
    told: optional(
      choices('tenancy-fact', 'Who was told', {
        'told-landlord': 'The landlord',
        'told-contractor': 'A contractor',
        'told-council': 'The council',
        'told-someone-else': 'Someone else',
        'told-nobody': 'Nobody yet',
      }),
    ),
    toldOn: optional(date('tenancy-fact', 'When they were told')),
    words: optional(text('In their own words')),
  },
  asked: {
    room: 'Where?',
    about: 'What about?',
    began: 'When did it begin?',
    beganOn: 'The day, if they know it',
    howOften: 'How often?',
    worse: 'Worse when?',
    tried: 'What was tried?',
    told: 'Who was told?',
    toldOn: 'When they were told, if they know it',
  },
});
