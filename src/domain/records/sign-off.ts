import * as v from 'valibot';
import { isOpaqueId, isSha256, type OpaqueId } from '../ids.ts';
import { defineRecord } from './define-record.ts';
import { choices, list } from './fields.ts';

const signed = v.strictObject({
  id: v.custom<OpaqueId>(isOpaqueId, 'This must be the id of a record.'),
  rev: v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}-[0-9a-f]{32}$/)),
  sha256: v.custom<string>(isSha256, 'This must be the SHA-256 of a record.'),
});

/** Signs a visit: the revisions and digests of what it holds. Every reader uses the pinned revision from then on. */
export const signOff = defineRecord({
  kind: 'sign-off',
  title: 'Visit finished',
  version: 3,
  file: 'tenancy',
  fields: {
    signed: list('record-keeping', 'Records signed', signed),
    gaps: choices('record-keeping', 'What is missing, and why', {
      'no-readings': 'No readings were possible',
      'no-damp-spot': 'There was no damp spot to measure',
      'not-noted': 'The meter or the spot of a reading was not noted',
      'no-photos': 'Photos were declined',
      'room-declined': 'A room was not shown',
      'household-not-asked': 'Household needs could not be asked',
      'cause-not-known': 'Cause not known yet',
      'not-today': 'It could not be seen or measured today',
      'checked-later': 'Photos or notes are checked later',
    }),
  },
  earlier: [
    { version: 1, fields: { signed: 'record-keeping', gaps: 'record-keeping' }, toNext: (body) => body },
    { version: 2, fields: { signed: 'record-keeping', gaps: 'record-keeping' }, toNext: (body) => body },
  ],
});
