import { describe, expect, it } from 'vitest';
import type { Role } from '../access/verbs.ts';
import { opaqueIdFrom } from '../ids.ts';
import { isInstant, isLocalDate, type Instant, type LocalDate } from '../records/moments.ts';
import type { Actor } from '../sharing/second-person.ts';
import { verdictFor } from './audiences.ts';
import {
  answerEnd,
  closeCell,
  closingState,
  endOf,
  proposeEnd,
  rulesOn,
  type Closing,
  type ClosingStep,
  type KeptClosing,
} from './closing.ts';
import { COMPILED_RULES } from './rules.ts';

const id = (number: number) =>
  opaqueIdFrom(Uint8Array.from({ length: 16 }, (_, at) => (at === 15 ? number : 3)));
const day = (text: string): LocalDate => {
  if (!isLocalDate(text)) throw new Error('A day.');
  return text;
};
const moment = (text: string): Instant => {
  if (!isInstant(text)) throw new Error('A moment.');
  return text;
};
const SINCE = moment('2026-01-05T09:00:00+00:00');
const lead = (number: number, person = number, role: Role = 'lead'): Actor => ({
  ...{ account: id(number), person: id(person), role, roleSince: SINCE },
});

const closing = (by = lead(1)): Closing => ({
  ...{ id: id(9), category: 'person-name', audience: 'legal-adviser', to: 'W', reason: 'Not needed', by },
  at: moment('2026-11-24T10:00:00+00:00'),
});
const step = (
  number: number,
  step: ClosingStep['step'],
  by: Actor,
  at: string,
  about = id(number),
): ClosingStep => ({
  ...{ id: id(number), closing: id(9), step, about, reason: 'It is needed again', by, at: moment(at) },
});
const PROPOSED = step(20, 'end-proposed', lead(1), '2026-11-24T11:00:00+00:00');
const agreed = (by: Actor) => step(21, 'end-approved', by, '2026-11-24T12:00:00+00:00', id(20));
const with_ = (...steps: readonly ClosingStep[]): KeptClosing => ({ closing: closing(), steps });
const TODAY = day('2026-11-24');
const TOMORROW = day('2026-11-25');
const names = (kept: KeptClosing, on: LocalDate) =>
  verdictFor(rulesOn([kept], on), 'person-name', 'legal-adviser').is;

describe('a closing and its end', () => {
  it('holds at once by one lead alone, and by nobody who is none', () => {
    expect(closeCell(COMPILED_RULES, closing()).ok).toBe(true);
    expect(closeCell(COMPILED_RULES, closing(lead(1, 1, 'office'))).ok).toBe(false);
    expect(closeCell(COMPILED_RULES, closing(lead(1, 1, 'administrator'))).ok).toBe(false);
    expect(names(with_(), TODAY)).toBe('W');
  });

  it('ends on the day after another lead has agreed', () => {
    expect(proposeEnd(with_(), PROPOSED, TODAY).ok).toBe(true);
    expect(names(with_(PROPOSED), TOMORROW)).toBe('W');
    const both = with_(PROPOSED, agreed(lead(2)));
    expect([closingState(both, TODAY), closingState(both, TOMORROW)]).toEqual(['ends-tomorrow', 'ended']);
    expect([names(both, TODAY), names(both, TOMORROW)]).toEqual(['W', 'S']);
  });

  it('does not end by one human under two names, by somebody who is no lead, or by the office', () => {
    for (const by of [lead(1), lead(2, 1), lead(2, 2, 'office'), lead(2, 2, 'administrator')]) {
      expect(answerEnd(with_(PROPOSED), agreed(by), TODAY).ok).toBe(false);
      expect(names(with_(PROPOSED, agreed(by)), TOMORROW)).toBe('W');
    }
  });

  it('goes on after a no, and can be proposed again', () => {
    const no = step(22, 'end-refused', lead(2), '2026-11-24T12:00:00+00:00', id(20));
    expect(answerEnd(with_(PROPOSED), no, TODAY).ok).toBe(true);
    expect(names(with_(PROPOSED, no, agreed(lead(3))), TOMORROW)).toBe('W');
    expect(proposeEnd(with_(PROPOSED, no), PROPOSED, TODAY).ok).toBe(true);
  });

  it('never ends on row 14, whatever steps are there', () => {
    const kept = {
      closing: { ...closing(), category: 'safeguarding' as const },
      steps: [PROPOSED, agreed(lead(2))],
    };
    expect(endOf(kept)).toBeNull();
    expect(proposeEnd({ ...kept, steps: [] }, PROPOSED, TODAY)).toMatchObject({ ok: false });
    expect(closingState(kept, day('2027-11-24'))).not.toBe('ended');
  });
});
