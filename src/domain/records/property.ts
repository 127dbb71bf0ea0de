import { defineRecord } from './define-record.ts';
import { addressLine, choice, flag, link, number, optional, postcode, uprn } from './fields.ts';

/** A home. Its id is the `home` of every other record about it. */
export const property = defineRecord({
  kind: 'property',
  title: 'Home',
  file: 'property',
  fields: {
    line: addressLine('Address'),
    postcode: postcode('Postcode'),
    uprn: optional(uprn('UPRN')),
    homeType: choice('property-fact', 'Type of home', {
      house: 'House',
      flat: 'Flat',
      maisonette: 'Maisonette',
      bungalow: 'Bungalow',
    }),
    builtIn: choice('property-fact', 'Built', {
      'before-1919': 'Before 1919',
      '1919-1944': '1919 to 1944',
      '1945-1964': '1945 to 1964',
      '1965-1980': '1965 to 1980',
      '1981-2002': '1981 to 2002',
      'after-2002': 'After 2002',
    }),
    construction: choice('property-fact', 'Walls', {
      'solid-brick': 'Solid brick',
      'cavity-filled': 'Cavity, filled',
      'cavity-empty': 'Cavity, empty',
      concrete: 'Concrete panel',
      timber: 'Timber frame',
    }),
    bedrooms: number('property-fact', 'Bedrooms', { unit: '', min: 0, max: 20 }),
    storey: optional(number('property-fact', 'Storey', { unit: '', min: -2, max: 60 })),
    block: optional(link('property-fact', 'Block')),
    above: optional(link('property-fact', 'Home above')),
    asbestosPresent: flag('property-fact', 'Asbestos on the register'),
  },
});
