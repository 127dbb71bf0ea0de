import { CATEGORIES } from '../disclosure/categories.ts';
import { defineRecord } from './define-record.ts';
import { choice, link, optional, text } from './fields.ts';

const CATEGORY_TITLES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CATEGORIES).map(([key, { title }]) => [key, title]),
);

/** Changes the category a record is treated as. Tightening holds at once; loosening needs the lead and a second person. */
export const reclassification = defineRecord({
  kind: 'reclassification',
  title: 'Treated as',
  file: 'tenancy',
  fields: {
    record: link('record-keeping', 'Record'),
    treatAs: choice('record-keeping', 'Treat as', CATEGORY_TITLES),
    reason: optional(text('Why')),
  },
});
