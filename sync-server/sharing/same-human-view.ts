import { momentInWords } from '#domain/cases/date-words.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import { cellTitle } from '#domain/disclosure/matrix-change.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { instantAt } from '#domain/records/moments.ts';
import { CATEGORIES } from '#domain/disclosure/categories.ts';
import { AUDIENCES } from '#domain/disclosure/audiences.ts';
import {
  LEAD_ALONE,
  sayTwoHumans,
  type DecidedTogether,
  type SameHuman,
  type SameHumanLine,
  type SameHumanView,
} from '#domain/sharing/same-human.ts';
import { humans } from '../accounts/one-human.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import { keptClosings } from '../matrix/landlord-rules.ts';
import type { DeskCall } from '../office/desk.ts';
import { demandLead } from '../office/lead-only.ts';
import { staffNames } from '../office/names.ts';
import type { ReadView } from '../storage/storage.ts';
import { keptAbout, keptRules, keptSteps } from './kept-steps.ts';

/** What leads said of who is one human, with what the two decided together: each is to be decided anew. */
export function sameHumanView(view: ReadView, call: DeskCall): SameHumanView {
  demandLead(call, LEAD_ALONE);
  return {
    accounts: view.accounts
      .accounts()
      .map(({ id, displayName, name }) => ({ value: id, label: `${displayName} (${name})` })),
    lines: keptSteps(view, 'same-human')
      .map((said) => lineOf(view, said, call))
      .toReversed(),
  };
}

function lineOf(view: ReadView, said: SameHuman, { account, now }: DeskCall): SameHumanLine {
  const names = staffNames(view);
  const [undone] = keptAbout(view, 'not-same-human', said.id);
  const told = (what: string, { by, at, reason }: Pick<SameHuman, 'by' | 'at' | 'reason'>) =>
    `${what} ${momentInWords(epoch(at), now)}, by ${names.account(by.account)}: ${reason}`;
  const undo = { id: said.id, said: said.id, reason: '-', by: whoDecides(view, account), at: instantAt(now) };
  const back = sayTwoHumans(said, undo, humans(view));
  return {
    id: said.id,
    names: `${names.account(said.account)} and ${names.account(said.other)}`,
    stands: undone === undefined,
    history: [
      told('One human, said', said),
      ...(undone === undefined ? [] : [told('Two humans after all, said', undone)]),
    ],
    anew: undone === undefined ? together(view, said) : [],
    whyNotBack: back.ok ? null : back.problem,
  };
}

/** What the two decided together. It counts no more, and somebody else must look at it. */
function together(view: ReadView, { account }: SameHuman): readonly DecidedTogether[] {
  const human = humans(view);
  const one = human(account);
  const isTheirs = (asked: { account: OpaqueId }, decided: { account: OpaqueId }) =>
    human(asked.account) === one && human(decided.account) === one && asked.account !== decided.account;
  const names = staffNames(view);
  const by = (asked: { account: OpaqueId }, decided: { account: OpaqueId }) =>
    `${names.account(asked.account)} and ${names.account(decided.account)}`;
  const used = new Set(keptSteps(view, 'use').map(({ request }) => request));
  return [
    ...keptSteps(view, 'request').flatMap((request): DecidedTogether[] =>
      keptAbout(view, 'answer', request.id)
        .filter((yes) => yes.answer === 'approved' && isTheirs(request.by, yes.by))
        .map((yes) => ({
          key: yes.request,
          what: `A guarded field, for: ${AUDIENCES[request.audience].title}. By ${by(request.by, yes.by)}`,
          now: used.has(request.id)
            ? 'It was used. It is closed, and a page that is out is on hold. Ask again if it is needed.'
            : 'It is closed. Ask again if it is needed.',
          href: `/office/sharing/${request.id}`,
        })),
    ),
    ...keptRules(view).flatMap(({ rule, steps }): DecidedTogether[] =>
      steps
        .filter((yes) => yes.step === 'approved' && isTheirs(rule.by, yes.by))
        .map((yes) => ({
          key: `${rule.id} ${yes.by.account}`,
          what: `A standing rule: ${CATEGORIES[rule.category].title}, for: ${AUDIENCES[rule.audience].title}. By ${by(rule.by, yes.by)}`,
          now: 'It opens nothing until another lead approves it.',
          href: '/office/sharing/rules',
        })),
    ),
    ...keptClosings(view).flatMap(({ closing, steps }): DecidedTogether[] =>
      steps.flatMap((yes) => {
        const proposed = steps.find(({ id }) => id === yes.about);
        if (yes.step !== 'end-approved' || proposed === undefined || !isTheirs(proposed.by, yes.by))
          return [];
        return [
          {
            key: yes.id,
            what: `The end of a closing: ${cellTitle(closing)}. By ${by(proposed.by, yes.by)}`,
            now: 'The cell is closed. Its end can be proposed again.',
            href: '/office/matrix',
          },
        ];
      }),
    ),
    ...view.retention.destructions().flatMap((one): DecidedTogether[] =>
      one.decidedBy === null || !isTheirs({ account: one.askedBy }, { account: one.decidedBy })
        ? []
        : [
            {
              key: one.id,
              what: `A destruction. By ${by({ account: one.askedBy }, { account: one.decidedBy })}`,
              now:
                one.state === 'refused'
                  ? 'It was refused: nothing is gone.'
                  : 'It cannot be undone. Look what it took, and whether to report it.',
              href: `/office/retention/${one.id}`,
            },
          ],
    ),
  ];
}
