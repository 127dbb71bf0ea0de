import { COMPILED_RULES } from '../disclosure/rules.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../access/verbs.ts';
import { disclosure } from '../records/disclosure.ts';
import { bodyProblems } from '../records/parse-record.ts';
import { answerRequest, approvalFor, lineOfRefusal, type ShareAnswer } from './approval.ts';
import type { Actor } from './second-person.ts';
import {
  actor,
  ANSWERED_AT,
  ASKED_AT,
  ASKER,
  DISCLOSURE,
  fieldOf,
  idOf,
  moment,
  RECIPIENT,
  requestOf,
  SECOND,
  yesTo,
} from './sharing.fixture.ts';

const FIELD = fieldOf(['diagnosis']);
const REQUEST = requestOf(FIELD, 'legal-adviser');

const USE = { disclosure: DISCLOSURE, at: ANSWERED_AT };

const approved = (answers: readonly ShareAnswer[], request = REQUEST) =>
  approvalFor(COMPILED_RULES, request, { answers, uses: [] }, USE);

/** The doors by which one person could be both; each makes an answerer out of the asker or of nobody who may. */
const DOORS: Readonly<Record<string, (asker: Actor) => Actor>> = {
  themselves: (asker) => asker,
  'as lead now': (asker) => ({ ...asker, role: 'lead', roleSince: ANSWERED_AT }),
  'by a second account': (asker) => actor(3, 'lead', { person: asker.person }),
  'by an account handed over': (asker) => ({ ...actor(3, 'lead'), account: asker.account }),
  'as an administrator': () => actor(4, 'administrator'),
  'by somebody promoted after asking': () => actor(5, 'lead', { roleSince: ANSWERED_AT }),
  'by a surveyor': () => actor(6, 'surveyor'),
  'by whoever gets it': () => actor(7, 'lead', { account: RECIPIENT }),
  'by another account of whoever gets it': () => actor(7, 'lead', { person: RECIPIENT }),
  'by the human whose account gets it': () => actor(7, 'lead', { person: idOf(92) }),
};

describe('an approval', () => {
  it('comes from the answer of another person who had their role when it was asked', () => {
    expect(approved([yesTo(REQUEST)])).toMatchObject({
      ok: true,
      value: {
        release: {
          route: 'approval',
          record: FIELD.record,
          pointer: '/body/words',
          recipient: RECIPIENT,
          askedBy: ASKER.person,
          approvedBy: SECOND.person,
        },
      },
    });
    expect(approved([])).toEqual({ ok: false, problem: 'Nobody has approved this yet.' });
  });

  it('is never one’s own, by any door, neither when it is answered nor when it was stored', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(DOORS)), fc.constantFrom('office', 'lead'), (door, role) => {
        const by = actor(1, role);
        const request = requestOf(FIELD, 'legal-adviser', { by, recipientPerson: idOf(92) });
        const yes = yesTo(request, { by: DOORS[door]?.(by) ?? by });
        expect(answerRequest(request, yes).ok, door).toBe(false);
        expect(approved([yes], request).ok, door).toBe(false);
      }),
    );
  });

  it('comes from nobody but the office and the lead', () => {
    for (const role of ROLES) {
      const isAtDesk = role === 'office' || role === 'lead';
      expect(answerRequest(REQUEST, yesTo(REQUEST, { by: actor(2, role) })).ok).toBe(isAtDesk);
    }
  });

  it('of safeguarding comes from the lead alone', () => {
    const request = requestOf(fieldOf(['safeguarding']), 'ombudsman');
    expect(answerRequest(request, yesTo(request, { by: actor(2, 'office') })).ok).toBe(false);
    expect(answerRequest(request, yesTo(request, { by: actor(2, 'lead') })).ok).toBe(true);
  });

  it('is not had once anybody refused, and a refusal says why', () => {
    expect(answerRequest(REQUEST, yesTo(REQUEST, { answer: 'refused' })).ok).toBe(false);
    const no = yesTo(REQUEST, { answer: 'refused', reason: 'The need is enough here.' });
    expect(answerRequest(REQUEST, no).ok).toBe(true);
    expect(approved([yesTo(REQUEST), no])).toEqual({ ok: false, problem: 'This was refused.' });
  });

  it('counts once: the disclosure that used it may be drawn again, no other may', () => {
    const answers = [yesTo(REQUEST)];
    const used = (disclosure: number) => [{ request: REQUEST.id, disclosure: idOf(disclosure) }];
    expect(
      approvalFor(COMPILED_RULES, REQUEST, { answers, uses: used(10) }, { ...USE, disclosure: idOf(10) }).ok,
    ).toBe(true);
    expect(
      approvalFor(COMPILED_RULES, REQUEST, { answers, uses: used(10) }, { ...USE, disclosure: idOf(11) }).ok,
    ).toBe(false);
    const elsewhere = [{ request: idOf(12), disclosure: idOf(10) }];
    expect(
      approvalFor(COMPILED_RULES, REQUEST, { answers, uses: elsewhere }, { ...USE, disclosure: idOf(11) }).ok,
    ).toBe(true);
  });

  it('answers this request, after it was asked', () => {
    expect(approved([yesTo(REQUEST, { request: idOf(12) })]).ok).toBe(false);
    const before = moment('2026-11-24T09:59:59+00:00');
    expect(approved([yesTo(REQUEST, { at: before })]).ok).toBe(false);
    expect(approved([yesTo(REQUEST, { at: ASKED_AT })]).ok).toBe(true);
  });

  it('is had with its line of the log, and a refusal writes one with its reason', () => {
    const yes = approved([yesTo(REQUEST)]);
    const line = {
      route: 'approval',
      basis: 'legal-obligation',
      condition: REQUEST.necessity.condition,
      decidedBy: [ASKER.person, SECOND.person],
      restsOn: REQUEST.id,
      body: {
        at: ANSWERED_AT,
        audience: 'legal-adviser',
        purpose: 'legal-advice',
        recipient: RECIPIENT,
        records: [FIELD.record],
        categories: ['diagnosis'],
        decision: 'shared',
        words: 'A second person approved it.',
      },
    };
    expect(yes.ok && yes.value.line).toEqual(line);
    expect(bodyProblems(line.body, disclosure)).toEqual([]);
    const no = yesTo(REQUEST, { answer: 'refused', reason: 'The need is enough here.' });
    expect(lineOfRefusal(REQUEST, no)).toEqual({
      ok: true,
      value: { ...line, body: { ...line.body, decision: 'refused', words: 'The need is enough here.' } },
    });
    expect(lineOfRefusal(REQUEST, { ...no, by: ASKER }).ok).toBe(false);
    expect(lineOfRefusal(REQUEST, yesTo(REQUEST)).ok).toBe(false);
  });

  it('is not had of a request whose stored answers are no longer whole', () => {
    const necessity = { ...REQUEST.necessity, whyThisField: '' };
    const stored = { ...REQUEST, necessity };
    expect(approved([yesTo(REQUEST)], stored).ok).toBe(false);
  });
});
