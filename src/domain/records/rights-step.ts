import { CATEGORIES, type DataCategory } from '../disclosure/categories.ts';
import { GROUNDS, type Ground } from '../rights/refusal-grounds.ts';
import { EXTENSIONS, IDENTITY_CHECKS, NOT_TOLD, OUTCOMES, RIGHTS_STEPS } from '../rights/rights.ts';
import { defineRecord } from './define-record.ts';
import { choice, choices, instant, link, links, optional, restrictedText } from './fields.ts';
import { CHANNELS } from './vocabulary.ts';

const CATEGORY_TITLES = Object.fromEntries(
  Object.entries(CATEGORIES).map(([key, { title }]) => [key, title]),
) as Record<DataCategory, string>;

const GROUND_TITLES = Object.fromEntries(
  Object.entries(GROUNDS).map(([key, { title }]) => [key, title]),
) as Record<Ground, string>;

const VERSION_1 = {
  request: 'record-keeping',
  step: 'disclosure-log',
  at: 'disclosure-log',
  channel: 'disclosure-log',
  identity: 'disclosure-log',
  because: 'disclosure-log',
  outcome: 'disclosure-log',
  records: 'record-keeping',
  words: 'disclosure-log',
} as const satisfies Record<string, DataCategory>;

/** Something that was done about a request of somebody over their own data. Written once and never changed. */
export const rightsStep = defineRecord({
  kind: 'rights-step',
  title: 'Step of a request',
  version: 2,
  file: 'tenancy',
  namesSubject: true,
  fields: {
    request: link('record-keeping', 'Request'),
    step: choice('disclosure-log', 'What was done', RIGHTS_STEPS),
    at: instant('disclosure-log', 'When'),
    channel: optional(choice('disclosure-log', 'How', CHANNELS)),
    identity: optional(choice('disclosure-log', 'How we know who they are', IDENTITY_CHECKS)),
    because: optional(choice('disclosure-log', 'Because', EXTENSIONS)),
    outcome: optional(choice('disclosure-log', 'Outcome', OUTCOMES)),
    records: optional(links('record-keeping', 'Records it is about')),
    words: optional(restrictedText('disclosure-log', 'Reason')),
    disclosure: optional(link('record-keeping', 'What they had')),
    notTold: optional(choice('disclosure-log', 'Not told because', NOT_TOLD)),
    ground: optional(choice('disclosure-log', 'Refused because', GROUND_TITLES)),
    // As the line of the log has them: who may not read that line may not read that its reader was told.
    categories: optional(choices('disclosure-log', 'Kinds of data that they had', CATEGORY_TITLES)),
  },
  // Nobody noted on what a refusal rests, or that an earlier recipient was told.
  earlier: [{ version: 1, fields: VERSION_1, toNext: (body) => body }],
});
