import { defineRecord } from './define-record.ts';
import { choice, instant } from './fields.ts';
import { NOTICE_LANGUAGES, NOTICE_TOLD, NOTICE_VERSIONS } from './vocabulary.ts';

/**
 * What the people of a home were told about photos and about what is kept, before the first photo of a visit. It names the
 * version of the words and not the words: those of every version stand in the catalogue.
 */
export const privacyNotice = defineRecord({
  kind: 'privacy-notice',
  title: 'Told about photos and data',
  file: 'tenancy',
  fields: {
    at: instant('access-attempt', 'When'),
    how: choice('access-attempt', 'How', NOTICE_TOLD),
    notice: choice('access-attempt', 'Which words', NOTICE_VERSIONS),
    language: choice('communication', 'Language', NOTICE_LANGUAGES),
  },
});
