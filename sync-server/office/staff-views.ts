import { momentInWords } from '#domain/cases/date-words.ts';
import { ROLE_WORDS, type InboxLine, type StaffLine } from '#domain/cases/office-views.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { isObject } from '../couch/json-body.ts';
import { mayOpen } from '../inbox/for-the-lead.ts';
import { jsonIn } from '../inbox/json-in.ts';
import { lineOf } from '../inbox/refused-correction.ts';
import type { InboxItem } from '../storage/inbox.ts';
import type { ReadView } from '../storage/storage.ts';
import type { DeskCall } from './desk.ts';
import { staffNames } from './names.ts';

/** Everybody with an account, by name. */
export function staffLines(view: ReadView): StaffLine[] {
  return view.accounts
    .accounts()
    .filter(({ disabled }) => !disabled)
    .map(({ id, displayName, role }) => ({ id, name: displayName, role, roleWords: ROLE_WORDS[role] }));
}

const INBOX_PAGE = 200;

/** Documents that were refused, newest first: what their author was told, and nothing of what they hold. */
export function inboxLines(view: ReadView, { account, now }: DeskCall): InboxLine[] {
  const names = staffNames(view);
  const open = view.inbox.items(INBOX_PAGE).filter((item) => mayOpen(account, item));
  return open.map((item) => ({
    id: item.id,
    sentence: item.sentence,
    author: names.account(item.account),
    received: momentInWords(item.receivedAt, now),
    kind: kindOf(item),
    ...lineOf(view, item, now),
  }));
}

/** The title of a kind that is known; never what the document itself says. */
function kindOf(item: InboxItem): string {
  const raw = jsonIn(item.raw);
  const kind = isObject(raw) ? kindNamed(raw['kind']) : null;
  return kind?.title ?? 'A document of no known kind';
}
