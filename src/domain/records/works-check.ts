import { defineRecord } from './define-record.ts';
import { choice, link } from './fields.ts';

/** Whether works that were asked for have been done, as a surveyor sees it. */
export const worksCheck = defineRecord({
  kind: 'works-check',
  title: 'Works looked at',
  file: 'property',
  fields: {
    order: link('property-fact', 'Job'),
    works: choice('repair-status', 'The works are', {
      done: 'Done',
      'part-done': 'Partly done',
      'not-done': 'Not done',
      'not-seen': 'Could not see',
    }),
  },
});
