import { expect, it } from 'vitest';
import type { Account } from '../storage/accounts.ts';
import type { InboxItem } from '../storage/inbox.ts';
import { mayOpen } from './for-the-lead.ts';

const opens = (role: Account['role'], content: unknown) =>
  mayOpen({ role } as Account, { raw: JSON.stringify(content) } as InboxItem);
const drafts = (kind: string) => [{ id: 'a', kind, version: 1, draft: { words: 'Where she lives now.' } }];

it('shows the lead alone what was written of a mishap or a worry, however deep in a text it lies', () => {
  for (const kind of ['mishap', 'safeguarding-concern'])
    for (const content of [
      drafts(kind),
      JSON.stringify(drafts(kind)),
      { what: 'drafts', content: JSON.stringify(drafts(kind)) },
    ])
      expect([opens('office', content), opens('lead', content)]).toEqual([false, true]);
});

it('withholds nothing else, not even where the word is written', () => {
  for (const content of [drafts('note'), [{ kind: 'note', draft: { words: 'A mishap with the boiler' } }]])
    expect(opens('office', content)).toBe(true);
});
