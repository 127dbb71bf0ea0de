import { defineRecord } from './define-record.ts';
import { choice, date, email, link, optional, personName, phone } from './fields.ts';

/** A person in a tenancy file. Their id is what other records name as their data subject. */
export const person = defineRecord({
  kind: 'person',
  title: 'Resident',
  version: 2,
  file: 'tenancy',
  namesSubject: true,
  fields: {
    name: personName('Name'),
    part: choice('tenancy-fact', 'Part in the tenancy', {
      tenant: 'Tenant',
      'joint-tenant': 'Joint tenant',
      'lives-here': 'Lives here',
    }),
    phone: optional(phone('Telephone')),
    email: optional(email('Email')),
    from: optional(date('tenancy-fact', 'Moved in')),
    until: optional(date('tenancy-fact', 'Moved out')),
    before: optional(link('record-keeping', 'The same person in an earlier tenancy')),
  },
  // Everybody stayed as long as the tenancy.
  earlier: [
    {
      version: 1,
      fields: {
        name: 'person-name',
        part: 'tenancy-fact',
        phone: 'contact-detail',
        email: 'contact-detail',
      },
      toNext: (body) => body,
    },
  ],
});
