import { defineRecord } from './define-record.ts';
import { link, number } from './fields.ts';

/** What a job costs. A kind of its own: surveyors and contractors of other jobs do not see prices. */
export const worksPrice = defineRecord({
  kind: 'works-price',
  title: 'Price',
  file: 'property',
  fields: {
    order: link('commercial', 'Job'),
    pence: number('commercial', 'Price', { unit: 'pence', min: 0, max: 100_000_000 }),
  },
});
