import { BUILDING_QUESTIONS, QUESTIONS } from '../requests/questions.ts';
import { defineRecord, type CrossFieldProblem } from './define-record.ts';
import { choice, choices, instant, link, optional } from './fields.ts';
import { CHANNELS } from './vocabulary.ts';

const LABELS = Object.fromEntries(
  Object.entries(QUESTIONS).map(([key, { label }]) => [key, label]),
) as Record<keyof typeof QUESTIONS, string>;

/**
 * Someone asks about a home. The asker need not be in the register, and no word of theirs stands here: what they said is
 * a `third-party-note`. Its home is the one that the asker speaks of; `aboutHome` is where they think it comes from.
 */
export const informationRequest = defineRecord({
  kind: 'information-request',
  title: 'Request',
  version: 2,
  file: 'tenancy',
  fields: {
    receivedAt: instant('disclosure-log', 'Received'),
    asker: choice('disclosure-log', 'Who asks', {
      neighbour: 'A neighbour',
      resident: 'The resident',
      adviser: 'A legal adviser',
      ombudsman: 'The Ombudsman',
      other: 'Someone else',
    }),
    asks: choices('disclosure-log', 'They ask', LABELS),
    channel: optional(choice('disclosure-log', 'How it came', CHANNELS)),
    aboutHome: optional(link('disclosure-log', 'The home it is about')),
    note: optional(link('record-keeping', 'Their words')),
    state: choice('disclosure-log', 'State', {
      waiting: 'Waiting',
      answered: 'Answered',
      refused: 'Refused',
    }),
  },
  asked: { asks: 'What do they ask?' },
  check: ({ asks }) => askedProblems(asks),
  // How a request was classed was chosen by hand, and what was said stood beside it.
  earlier: [
    {
      version: 1,
      fields: {
        receivedAt: 'third-party',
        asker: 'third-party',
        asksFor: 'third-party',
        aboutHome: 'third-party',
        state: 'third-party',
        words: 'third-party',
      },
      // The words stay in the revision that has them: only a note may hold any now.
      toNext: ({ receivedAt, asker, asksFor, aboutHome, state }) => ({
        receivedAt,
        asker,
        asks: asksOf(asksFor),
        state,
        ...(aboutHome === undefined ? {} : { aboutHome }),
      }),
    },
  ],
});

function askedProblems(asks: unknown): readonly CrossFieldProblem[] {
  if (Array.isArray(asks) && asks.length > 0) return [];
  return [{ pointer: '/body/asks', message: 'What do they ask? Choose at least one.' }];
}

function asksOf(asksFor: unknown): readonly string[] {
  if (asksFor === 'personal') return ['about-them'];
  return asksFor === 'mixed' ? [...BUILDING_QUESTIONS, 'about-them'] : BUILDING_QUESTIONS;
}
