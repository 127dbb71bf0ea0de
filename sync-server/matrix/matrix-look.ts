import { dateInWords, momentInWords } from '#domain/cases/date-words.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import {
  answerEnd,
  closingState,
  endOf,
  openProposal,
  proposeEnd,
  rulesSince,
  type ClosingStep,
  type KeptClosing,
} from '#domain/disclosure/closing.ts';
import { cellTitle } from '#domain/disclosure/matrix-change.ts';
import {
  matrixRows,
  type ClosingLine,
  type MatrixView,
  type ToldCheck,
} from '#domain/disclosure/matrix-view.ts';
import { lastChecks } from '#domain/disclosure/row-check.ts';
import { instantAt } from '#domain/records/moments.ts';
import type { Actor } from '#domain/sharing/second-person.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import type { DeskCall } from '../office/desk.ts';
import { staffNames } from '../office/names.ts';
import { londonToday } from '../packs/london-today.ts';
import { policyOf } from '../packs/policy.ts';
import { keptSteps } from '../sharing/kept-steps.ts';
import type { ReadView } from '../storage/storage.ts';
import { keptClosings, landlordRules } from './landlord-rules.ts';
import { rulesVersions } from './rules-in-force.ts';

/** The matrix as it holds now, for everybody at the desk; what leads did about it, for leads. */
export function matrixLook(view: ReadView, { account, now }: DeskCall): MatrixView {
  const today = londonToday(now);
  const rules = landlordRules(view, today);
  const kept = keptClosings(view);
  const since = rulesSince(kept, today);
  const who = whoDecides(view, account);
  return {
    ...matrixRows(rules, now, toldChecks(view)),
    rules: policyOf(rules),
    since: since === null ? null : dateInWords(since, now),
    versions: rulesVersions(view)
      .map((one) => ({ rules: one.rules, since: momentInWords(one.since, now) }))
      .toReversed(),
    closings: account.role === 'lead' ? kept.map((one) => closingLine(view, one, who, now)).toReversed() : [],
  };
}

/** What leads have checked of each row since, by name. */
function toldChecks(view: ReadView): ReadonlyMap<number, ToldCheck> {
  const names = staffNames(view);
  const last = lastChecks(keptSteps(view, 'row-check'));
  return new Map(
    [...last].map(([row, { at, by, words }]) => [
      row,
      { on: londonToday(epoch(at)), name: names.account(by.account), words },
    ]),
  );
}

const STEP_WORDS = {
  'end-proposed': 'End proposed',
  'end-approved': 'End agreed',
  'end-refused': 'It goes on',
} as const satisfies Record<ClosingStep['step'], string>;

function closingLine(view: ReadView, kept: KeptClosing, who: Actor, now: number): ClosingLine {
  const { closing, steps } = kept;
  const today = londonToday(now);
  const names = staffNames(view);
  const happened = (what: string, { by, at, reason }: Pick<ClosingStep, 'by' | 'at' | 'reason'>) =>
    `${what} ${momentInWords(epoch(at), now)}, by ${names.account(by.account)}${reason === '' ? '' : `: ${reason}`}`;
  const proposal = openProposal(kept, today);
  // What whoever looks could do, asked of the rules themselves.
  const mine = {
    ...{ id: closing.id, closing: closing.id, about: closing.id },
    reason: '-',
    by: who,
    at: instantAt(now),
  };
  const ending = proposeEnd(kept, { ...mine, step: 'end-proposed' }, today);
  const answer =
    proposal === null ? null : answerEnd(kept, { ...mine, about: proposal.id, step: 'end-approved' }, today);
  return {
    closing: closing.id,
    cell: cellTitle(closing),
    to: closing.to,
    reason: closing.reason,
    state: closingState(kept, today),
    stands: standsWords(kept, now),
    history: [happened('Closed', closing), ...steps.map((one) => happened(STEP_WORDS[one.step], one))],
    whyNotEnd: ending.ok ? null : ending.problem,
    proposal:
      proposal === null || answer === null
        ? null
        : { id: proposal.id, reason: proposal.reason, whyNot: answer.ok ? null : answer.problem },
  };
}

function standsWords(kept: KeptClosing, now: number): string {
  const end = endOf(kept);
  switch (closingState(kept, londonToday(now))) {
    case 'in-force':
      return 'In force';
    case 'end-proposed':
      return 'In force. Its end waits for another lead';
    case 'ends-tomorrow':
      return `In force until the end of today. Over from ${dateInWords(end ?? '', now)}`;
    case 'ended':
      return `Over since ${dateInWords(end ?? '', now)}`;
  }
}
