import { COMPILED_RULES } from '../disclosure/rules.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyRecord } from '../../../tests/disclosure/any-record.ts';
import { disclose } from '../disclosure/disclose.ts';
import type { LocalDate } from '../records/moments.ts';
import { packDocument, readPackDocument } from './pack-document.ts';

const TODAY = '2026-11-24' as LocalDate;

it('a surveyor’s phone reads what a projection shows as the record it is of, whole or not at all', () => {
  let read = 0;
  fc.assert(
    fc.property(anyRecord, ({ id, record }) => {
      const shown = disclose(id, record, {
        rules: COMPILED_RULES,
        audience: 'surveyor',
        today: TODAY,
        mint: (one) => one,
      });
      if (!shown?.record) return;
      const document = { _id: id, ...packDocument(shown, 'surveyor', null), record: shown.record };
      const found = readPackDocument(document);
      if (found?.form !== 'record') return;
      read += 1;
      expect(found.record.body).toEqual(shown.body);
      expect(found.record).toMatchObject({
        kind: record.kind,
        home: record.home,
        case: record.case,
        author: record.author,
      });
    }),
  );
  expect(read).toBeGreaterThan(0);
});

it('another audience’s projection is never read as a record', () => {
  fc.assert(
    fc.property(anyRecord, ({ id, record }) => {
      const shown = disclose(id, record, {
        rules: COMPILED_RULES,
        audience: 'ombudsman',
        today: TODAY,
        mint: (one) => one,
      });
      if (!shown?.record) return;
      const document = { _id: id, ...packDocument(shown, 'contractor', null), record: shown.record };
      expect(readPackDocument(document)?.form).toBe('disclosed');
    }),
  );
});
