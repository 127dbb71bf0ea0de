import { ASKERS } from '../requests/askers.ts';
import { EVIDENCE } from '../requests/evidence.ts';
import { OWN_HOMES } from '../requests/own-home.ts';
import { BUILDING_QUESTIONS, QUESTIONS } from '../requests/questions.ts';
import { defineRecord, type CrossFieldProblem } from './define-record.ts';
import { choice, choices, instant, link, optional } from './fields.ts';
import { CHANNELS } from './vocabulary.ts';

const labels = <K extends string>(facts: Readonly<Record<K, { readonly label: string }>>) =>
  Object.fromEntries(
    Object.entries<{ label: string }>(facts).map(([key, { label }]) => [key, label]),
  ) as Record<K, string>;

const { none, 'not-registered': notRegistered } = OWN_HOMES;

/**
 * Someone asks about a home. The asker need not be in the register, and no word of theirs stands here: what they said is
 * a `third-party-note`. Its home is the asker's own, or that of somebody for whom they ask; with `ownHome` no home of the
 * register is theirs, and it is the home that they ask about. `aboutHome` is where it is said to come from.
 */
export const informationRequest = defineRecord({
  kind: 'information-request',
  title: 'Request',
  version: 3,
  file: 'tenancy',
  fields: {
    receivedAt: instant('disclosure-log', 'Received'),
    asker: choice('disclosure-log', 'Who asks', {
      ...labels(ASKERS),
      resident: 'The resident',
      adviser: 'A legal adviser',
      ombudsman: 'The Ombudsman',
    }),
    asks: choices('disclosure-log', 'They ask', labels(QUESTIONS)),
    channel: optional(choice('disclosure-log', 'How it came', CHANNELS)),
    ownHome: optional(choice('disclosure-log', 'Their own home', { 'not-registered': notRegistered, none })),
    aboutHome: optional(link('disclosure-log', 'The home it is about')),
    note: optional(link('record-keeping', 'Their words')),
    state: choice('disclosure-log', 'State', {
      waiting: 'Waiting',
      answered: 'Answered',
      refused: 'Refused',
    }),
    seen: optional(choices('disclosure-log', 'Seen, for what is about a person', labels(EVIDENCE))),
    authority: optional(
      choice('disclosure-log', 'What is about a person', {
        asked: 'Told what is missing',
        complete: 'All was seen',
        'passed-on': 'Begun where it belongs',
        'not-given': 'Closed: it was not given',
      }),
    ),
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
    // Whose home it was that the request named was not asked: it was taken for the asker's own.
    {
      version: 2,
      fields: {
        receivedAt: 'disclosure-log',
        asker: 'disclosure-log',
        asks: 'disclosure-log',
        channel: 'disclosure-log',
        aboutHome: 'disclosure-log',
        note: 'record-keeping',
        state: 'disclosure-log',
        seen: 'disclosure-log',
        authority: 'disclosure-log',
      },
      toNext: (body) => body,
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
