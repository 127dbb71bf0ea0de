import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { CONCERN_DRAFT, CONCERN_TO_SEND } from '../concerns.ts';
import { Drafts } from '../drafts.ts';
import { testWork } from '../work-keys.fixture.ts';
import { unfinished } from './unsent.ts';

const id = 'd'.repeat(32);
const kindsIn = (content: string | undefined) =>
  (JSON.parse(content ?? '[]') as { kind: string }[]).map(({ kind }) => kind);

test('what is told of a mishap goes in a box apart; a concern and training go in none', async () => {
  const drafts = new Drafts(testWork('unfinished'));
  expect(await unfinished(drafts)).toEqual({ answers: null, mishap: null });
  for (const kind of [
    'note',
    'mishap',
    'mishap-out',
    CONCERN_DRAFT.kind,
    CONCERN_TO_SEND.kind,
    'training-known',
    'training-out',
  ])
    await drafts.save({ id, kind, version: 1 }, {}, { words: kind });
  const { answers, mishap } = await unfinished(drafts);
  expect([kindsIn(answers?.content), kindsIn(mishap?.content).sort()]).toEqual([
    ['note'],
    ['mishap', 'mishap-out'],
  ]);
});
