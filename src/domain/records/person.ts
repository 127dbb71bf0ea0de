import { defineRecord } from './define-record.ts';
import { choice, email, optional, personName, phone } from './fields.ts';

/** A person in a tenancy file. Their id is what other records name as their data subject. */
export const person = defineRecord({
  kind: 'person',
  title: 'Resident',
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
  },
});
