import * as v from 'valibot';
import { AUDIENCES } from '../disclosure/audiences.ts';
import { CATEGORIES } from '../disclosure/categories.ts';
import { BASES } from '../sharing/bases.ts';
import { CONDITIONS } from '../sharing/conditions.ts';
import { PURPOSES } from '../sharing/purposes.ts';
import { ROUTES } from '../sharing/routes.ts';
import { defineRecord } from './define-record.ts';
import {
  choice,
  choices,
  date,
  digest,
  instant,
  link,
  links,
  list,
  optional,
  restrictedText,
} from './fields.ts';

const titles = <T extends string>(facts: Readonly<Record<T, { readonly title: string }>>) =>
  Object.fromEntries(
    Object.entries<{ title: string }>(facts).map(([key, { title }]) => [key, title]),
  ) as Record<T, string>;

const fieldName = v.pipe(v.string(), v.regex(/^[a-z-]+\/[A-Za-z0-9]+$/, 'Name the kind and the field.'));

/**
 * One line of the disclosure log: who was told what, for what, and by whose decision. What left in words is frozen here as
 * it left, with its SHA-256, the fields it was made of and the rules that decided.
 */
export const disclosure = defineRecord({
  kind: 'disclosure',
  title: 'Disclosure',
  version: 2,
  file: 'tenancy',
  fields: {
    at: instant('disclosure-log', 'When'),
    audience: choice('disclosure-log', 'To', titles(AUDIENCES)),
    purpose: choice('disclosure-log', 'For', PURPOSES),
    recipient: optional(link('disclosure-log', 'Recipient')),
    recipientName: optional(restrictedText('disclosure-log', 'Name of the recipient')),
    records: links('disclosure-log', 'Records'),
    categories: choices('disclosure-log', 'Kinds of data shared', titles(CATEGORIES)),
    decision: choice('disclosure-log', 'Decision', {
      shared: 'Shared',
      refused: 'Refused',
      part: 'Shared in part',
    }),
    words: optional(restrictedText('disclosure-log', 'Reason')),
    request: optional(link('disclosure-log', 'Request')),
    channel: optional(
      choice('disclosure-log', 'How it was told', {
        'read-out': 'Read out',
        sent: 'Sent in writing',
        link: 'By a link',
      }),
    ),
    told: optional(restrictedText('disclosure-log', 'What was told')),
    toldSha256: optional(digest('disclosure-log', 'SHA-256 of what was told')),
    fields: optional(list('disclosure-log', 'Fields used', fieldName)),
    rules: optional(digest('disclosure-log', 'SHA-256 of the rules that decided')),
    until: optional(date('disclosure-log', 'Open until')),
    route: optional(choice('disclosure-log', 'What opened it', ROUTES)),
    basis: optional(choice('disclosure-log', 'Lawful basis', titles(BASES))),
    condition: optional(choice('disclosure-log', 'Condition for special data', titles(CONDITIONS))),
    restsOn: optional(link('disclosure-log', 'Request, rule or decision behind it')),
    decidedBy: optional(links('disclosure-log', 'Decided by')),
  },
  // What was told was not kept.
  earlier: [
    {
      version: 1,
      fields: {
        at: 'disclosure-log',
        audience: 'disclosure-log',
        purpose: 'disclosure-log',
        recipient: 'disclosure-log',
        records: 'disclosure-log',
        categories: 'disclosure-log',
        decision: 'disclosure-log',
        words: 'disclosure-log',
      },
      toNext: (body) => body,
    },
  ],
});
