import { describe, expect, it } from 'vitest';
import { opaqueIdFrom } from '../ids.ts';
import { disclosure } from '../records/disclosure.ts';
import type { Instant } from '../records/moments.ts';
import { bodyProblems } from '../records/parse-record.ts';
import { kindOfDisclosure } from './log-kinds.ts';
import { ASKED_ON_SITE, notOfTheDoor, toldAtDoor, type AskedOnSite } from './told-at-door.ts';

const RECORD = opaqueIdFrom(new Uint8Array(16).fill(1));
const AT = '2026-11-24T11:30:00+00:00' as Instant;
const DEFECT = { record: RECORD, field: 'finding/findingKind', category: 'defect' } as const;
const told = (audience: AskedOnSite) =>
  toldAtDoor(audience, [DEFECT, { ...DEFECT, field: 'finding/element' }], AT);

describe('what was told in the field', () => {
  it('is a whole line of the log, of a kind of its own, with each record and kind of data once', () => {
    for (const audience of Object.keys(ASKED_ON_SITE) as AskedOnSite[]) {
      const body = told(audience);
      expect(bodyProblems(body, disclosure)).toEqual([]);
      expect(body).toMatchObject({ records: [RECORD], categories: ['defect'], audience });
      expect([notOfTheDoor(body), kindOfDisclosure(body)]).toEqual([null, 'door']);
    }
  });

  it('holds nothing that somebody typed, and no name of whoever asked', () => {
    const named = Object.keys(told('neighbour')).sort();
    expect(named).toEqual(
      ['at', 'audience', 'categories', 'channel', 'decision', 'fields', 'purpose', 'records'].sort(),
    );
  });
});

describe('a line of the log that a phone sends', () => {
  it('is no other line: no approval, no name, no words, no refusal, nobody else', () => {
    for (const more of [
      { route: 'approval' },
      { restsOn: RECORD },
      { basis: 'vital-interests' },
      { recipientName: 'KANAR' },
      { recipient: RECORD },
      { words: 'KANAR' },
      { told: 'KANAR' },
      { request: RECORD },
      { decidedBy: [RECORD] },
      { decision: 'refused' },
      { channel: 'link' },
      { audience: 'emergency-service' },
      { audience: 'public' },
    ])
      expect([more, notOfTheDoor({ ...told('neighbour'), ...more } as never)]).toEqual([
        more,
        expect.stringMatching(/^A phone tells only/),
      ]);
  });

  it('says what was told, and names just the kinds of data of that', () => {
    for (const more of [{ records: [] }, { fields: [] }, { purpose: 'repair' }])
      expect(notOfTheDoor({ ...told('neighbour'), ...more } as never)).toMatch(/does not say what was told/);
    for (const more of [
      { categories: [] },
      { categories: ['defect', 'safeguarding'] },
      { fields: ['finding/element', 'safeguarding-concern/words'] },
      { fields: ['finding/constructor'] },
    ])
      expect(notOfTheDoor({ ...told('neighbour'), ...more } as never)).toMatch(/which kinds of data/);
  });

  it('of what no rule lets them have is no line, but something that went wrong', () => {
    const health = { record: RECORD, field: 'health-need/needs', category: 'health-need' } as const;
    expect(notOfTheDoor(toldAtDoor('neighbour', [health], AT))).toMatch(/Something went wrong/);
    // A contractor is told what a visit must allow for in its place.
    expect(notOfTheDoor(toldAtDoor('contractor', [health], AT))).toBeNull();
    const advice = { record: RECORD, field: 'legal-advice/words', category: 'privileged' } as const;
    expect(notOfTheDoor(toldAtDoor('legal-adviser', [advice], AT))).toMatch(/Something went wrong/);
  });
});
