import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATA_CATEGORIES, type DataCategory } from '../disclosure/categories.ts';
import { decide, type DisclosureContext } from '../disclosure/verdicts.ts';
import { RECORD_KINDS } from '../records/registry.ts';
import {
  actor,
  ASKED_AT,
  goodAnswers,
  fieldOf,
  idOf,
  NOW,
  RECIPIENT,
  TODAY,
} from '../sharing/sharing.fixture.ts';
import type { Necessity } from '../sharing/necessity.ts';
import { COMPILED_RULES } from '../disclosure/rules.ts';
import { csv, csvCell } from '../exports/csv.ts';
import { decisionForm, type LogSurroundings } from './decision-form.ts';
import { isOfFacts, isOfWords, readLogFilter } from './log-filter.ts';
import { seenOfLog, type ApprovalBehind, type LoggedDisclosure, type LogViewer } from './seen-of-log.ts';
import { readTelling } from './telling.ts';

const FIELDS = RECORD_KINDS.flatMap((kind) =>
  Object.entries(kind.fields).map(([name, { category }]) => ({ field: `${kind.kind}/${name}`, category })),
);

const looking = (onOpenCase: boolean, guardedClosed = false): LogViewer => {
  const context: DisclosureContext<'office'> = {
    ...{ rules: COMPILED_RULES, audience: 'office', today: TODAY, mint: (id: string) => id },
    ...{ viewer: idOf(9), onOpenCase, guardedClosed },
  };
  return { account: idOf(9), whole: false, context };
};
const LEAD: LogViewer = { ...looking(false), whole: true };

function logged(
  changes: Partial<LoggedDisclosure['body']>,
  approvals: readonly ApprovalBehind[] = [],
): LoggedDisclosure {
  return {
    ...{ id: idOf(1), kind: 'share', author: idOf(2), approvals },
    body: {
      ...{ at: ASKED_AT, audience: 'ombudsman', purpose: 'ombudsman-investigation', recipient: RECIPIENT },
      ...{ records: [], categories: [], decision: 'shared', ...changes },
    },
  };
}

function approvalOf(
  field: string,
  categories: readonly DataCategory[],
  changes: Partial<Necessity> = {},
): ApprovalBehind {
  const necessity = { ...goodAnswers(fieldOf(categories), 'ombudsman'), ...changes } as Necessity;
  return {
    request: idOf(30),
    field,
    categories,
    askedBy: actor(1).account,
    answeredBy: actor(2, 'lead').account,
    necessity,
  };
}

const AROUND: LogSurroundings = {
  ...{
    home: '1 Wren Lane',
    to: 'Ombudsman',
    asked: null,
    state: 'Told',
    opened: '',
    until: null,
    tellings: [],
  },
  ...{ account: (id) => id, moment: (at) => at, day: (on) => on },
};

describe('what somebody may see of the log', () => {
  it('names to the office no kind of data and no field that it would not be shown itself', () => {
    fc.assert(
      fc.property(
        fc.subarray([...DATA_CATEGORIES]),
        fc.subarray(FIELDS, { maxLength: 12 }),
        fc.boolean(),
        fc.boolean(),
        (categories, fields, onOpenCase, closed) => {
          const viewer = looking(onOpenCase, closed);
          const shown = (category: string) =>
            decide(
              category,
              '',
              { id: null, author: idOf(2), subjects: [], namesEndangering: false },
              viewer.context,
            ).show === 'whole';
          const seen = seenOfLog(logged({ categories, fields: fields.map(({ field }) => field) }), viewer);
          if (seen === null) return;
          expect(seen.categories.every(shown)).toBe(true);
          const named = fields.filter(({ field }) => seen.fields.includes(field));
          expect(named.every(({ category }) => shown(category))).toBe(true);
          expect(seen.categories).not.toContain('safeguarding');
        },
      ),
    );
  });

  it('is the same line whether a safeguarding matter went along or not, and no line where it went alone', () => {
    const plain = {
      categories: ['defect', 'hazard'],
      fields: ['finding/defect', 'triage/severity'],
    } as const;
    const secret = approvalOf('safeguarding-concern/words', ['safeguarding'], { condition: 'safeguarding' });
    const withIt = logged(
      {
        categories: [...plain.categories, 'safeguarding'],
        fields: [...plain.fields, 'safeguarding-concern/words'],
        ...{
          route: 'approval',
          basis: 'legal-obligation',
          condition: 'safeguarding',
          restsOn: secret.request,
        },
        decidedBy: [idOf(1), idOf(2)],
      },
      [secret],
    );
    const without = logged({ categories: [...plain.categories], fields: [...plain.fields] });
    const [one, other] = [withIt, without].map((line) => seenOfLog(line, looking(true)));
    expect(one).toEqual(other);
    if (!one || !other) throw new Error('Both are seen.');
    expect(decisionForm(one, AROUND)).toEqual(decisionForm(other, AROUND));
    const alone = {
      categories: ['safeguarding'],
      fields: ['safeguarding-concern/words'],
      route: 'approval',
    } as const;
    for (const decision of ['shared', 'refused'] as const) {
      const line = logged(
        { ...alone, categories: [...alone.categories], fields: [...alone.fields], decision },
        [secret],
      );
      expect(seenOfLog(line, looking(true))).toBeNull();
      expect(seenOfLog(line, LEAD)?.categories).toEqual(['safeguarding']);
    }
  });

  it('takes a field away with the approval whose condition tells that somebody is at risk', () => {
    const health = approvalOf('health-need/needs', ['health-need'], { condition: 'safeguarding' });
    const line = logged(
      {
        ...{ categories: ['defect', 'health-need'], fields: ['finding/defect', 'health-need/needs'] },
        ...{ route: 'approval', condition: 'safeguarding', restsOn: health.request },
      },
      [health],
    );
    const seen = seenOfLog(line, looking(true));
    expect(seen?.fields).toEqual(['finding/defect']);
    expect(seen?.categories).toEqual(['defect']);
    expect(seen?.behind).toEqual({});
    expect(seenOfLog(line, LEAD)?.approvals).toHaveLength(1);
  });

  it('takes an approval away with a field that the office would not be shown, whatever it rests on', () => {
    const secret = approvalOf('safeguarding-concern/words', ['safeguarding'], { condition: null });
    const line = logged(
      {
        ...{ categories: ['defect', 'safeguarding'], route: 'approval', restsOn: secret.request },
        fields: ['finding/defect', 'safeguarding-concern/words'],
      },
      [secret],
    );
    expect(seenOfLog(line, looking(true))).toMatchObject({ approvals: [], behind: {}, decidedBy: [] });
    expect(seenOfLog(line, LEAD)?.approvals).toHaveLength(1);
  });

  it('is no line where what it rests on names a risk and no approval is kept; a rule names that for everybody', () => {
    const told = { categories: ['defect'], fields: ['finding/defect'], condition: 'safeguarding' } as const;
    const by = (route?: 'approval' | 'emergency') =>
      logged({
        ...told,
        ...{ categories: [...told.categories], fields: [...told.fields] },
        ...(route && { route }),
      });
    for (const line of [by(), by('approval')]) {
      expect(seenOfLog(line, looking(true))).toBeNull();
      expect(seenOfLog(line, LEAD)?.behind.condition).toBe('safeguarding');
    }
    expect(seenOfLog(by('emergency'), looking(true))?.behind.condition).toBe('safeguarding');
  });

  it('does not name on what it rests, nor who decided, once something was taken out of it', () => {
    const decidedBy = [idOf(1), idOf(2)];
    const rests = { route: 'approval', basis: 'legal-obligation', decidedBy } as const;
    const line = logged({
      ...{ categories: ['defect', 'safeguarding'], fields: ['finding/defect', 'safeguarding-concern/words'] },
      ...{ ...rests, decidedBy: [...decidedBy] },
    });
    const seen = seenOfLog(line, looking(true));
    expect(seen).toMatchObject({ categories: ['defect'], behind: {}, decidedBy: [] });
    expect(seenOfLog(line, LEAD)).toMatchObject({ behind: { basis: 'legal-obligation' }, decidedBy });
  });

  it('keeps what was typed for the lead and for whoever wrote it, and shows why a neighbour was refused a fact', () => {
    const refused = {
      decision: 'refused',
      words: 'CANARY because of her illness',
      categories: ['defect'],
    } as const;
    const line = logged({ ...refused, categories: [...refused.categories] });
    expect(seenOfLog(line, looking(true))?.words).toEqual({ is: 'kept' });
    expect(seenOfLog(line, LEAD)?.words).toEqual({ is: 'said', words: refused.words });
    expect(seenOfLog({ ...line, author: idOf(9) }, looking(true))?.words).toEqual({
      is: 'said',
      words: refused.words,
    });
    const toNeighbour = logged({
      ...refused,
      categories: ['defect'],
      audience: 'neighbour',
      purpose: 'property-facts',
    });
    expect(seenOfLog(toNeighbour, looking(true))?.words).toEqual({ is: 'said', words: refused.words });
  });

  it('answers every question of the decision form for every line', () => {
    const approval = approvalOf('person/phone', ['contact-detail']);
    const lines = [logged({}), logged({ decision: 'refused' }), logged({ route: 'approval' }, [approval])];
    const forms = lines.map((line) => {
      const seen = seenOfLog(line, LEAD);
      return seen === null ? [] : decisionForm(seen, AROUND);
    });
    for (const form of forms) {
      expect(form.map(({ key }) => key)).toEqual(forms[0]?.map(({ key }) => key));
      for (const { key, words } of form) if (key !== 'opened') expect([key, words]).not.toEqual([key, '']);
    }
    expect(forms[2]?.find(({ key }) => key === 'harmIfNotShared')?.words).toContain('Resident');
  });
});

describe('a table for other programs', () => {
  it('holds no cell that runs, and every cell as it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n" ,;\'aé’1\u200b\ufeff\uff1d') }), {
          minLength: 1,
        }),
        (cells) => {
          const read = cellsOf(csv([cells]));
          expect(read).toHaveLength(cells.length);
          read.forEach((cell, at) => {
            expect(cell.replace(/^'/, '')).toBe((cells[at] ?? '').replace(/^'/, ''));
            expect(cell.replace(/^[\s\p{Cf}\p{Cc}]+/u, '')).not.toMatch(/^[=+\-@\uff1d]/);
            expect(cell).not.toMatch(/^[\t\r\n]/);
          });
        },
      ),
    );
  });

  it('begins so that a table program reads UTF-8, and ends its lines as the rule has it', () => {
    expect(csv([['a', 'é']])).toBe('\ufeff"a","é"\r\n');
    expect(csvCell('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`);
    expect(csvCell('-')).toBe(`"'-"`);
    expect(csvCell('1 - 2')).toBe('"1 - 2"');
  });
});

/** Reads one row as RFC 4180 has it. */
function cellsOf(text: string): readonly string[] {
  const row = text.replace(/^\ufeff/, '').replace(/\r\n$/, '');
  return [...row.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((one) => (one[1] ?? '').replaceAll('""', '"'));
}

describe('filters', () => {
  const line = {
    kind: 'share',
    state: 'open',
    audience: 'ombudsman',
    day: 20_000,
    text: ['Ombudsman', '1 Wren Lane'],
  } as const;
  it('take what fits all of them, and say which is none', () => {
    const read = (given: object) => readLogFilter(given as Record<string, unknown>);
    const fits = (given: object) => {
      const filter = read(given);
      if (!filter.ok) throw new Error(filter.problem);
      return isOfFacts(filter.value, line) && isOfWords(filter.value, line);
    };
    expect(fits({})).toBe(true);
    expect(fits({ q: 'wren OMBUDS', kind: 'share', state: 'open', audience: 'ombudsman' })).toBe(true);
    expect(fits({ q: 'wren smith' })).toBe(false);
    expect(fits({ from: '2024-10-04', to: '2024-10-04' })).toBe(true);
    expect(fits({ from: '2024-10-05' })).toBe(false);
    expect(fits({ to: '2024-10-03' })).toBe(false);
    for (const wrong of [
      { kind: 'x' },
      { state: 'x' },
      { audience: 'x' },
      { from: '2024-02-30' },
      { home: 'x' },
    ])
      expect(read(wrong).ok).toBe(false);
    expect(read({ from: '2024-02-02', to: '2024-02-01' }).ok).toBe(false);
  });
});

describe('that somebody was told', () => {
  const between = { touchedAt: NOW - 2 * 86_400_000, now: NOW };
  it.each([
    ['2026-11-24', 'letter', true],
    ['2026-11-22', 'phone', true],
    ['2026-11-21', 'phone', false],
    ['2026-11-25', 'phone', false],
    ['2026-11-24', 'pigeon', false],
    ['yesterday', 'letter', false],
  ])('on %s, by %s: %s', (on, way, ok) => {
    expect(readTelling({ on, way }, between).ok).toBe(ok);
  });
});
