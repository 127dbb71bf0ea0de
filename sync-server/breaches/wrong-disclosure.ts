import type { WrongDisclosure } from '#domain/breaches/breach-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { DeskCall } from '../office/desk.ts';
import type { ReadView } from '../storage/storage.ts';
import { breachOfLine } from './kept-breaches.ts';
import { toldLine, type ToldLine } from './told-line.ts';
import { isOutAgain, maySeeLine } from './withdraw.ts';
import { isOnPhone } from './withdrawn-releases.ts';

/**
 * What whoever reads of a disclosure can do where it told the wrong person, or too much. Null where nothing of anybody was
 * told, and to whoever may not read its line of the log: to them it is not there, and neither is a breach about it.
 */
export function wrongDisclosure(
  view: ReadView,
  id: OpaqueId,
  looking: Pick<DeskCall, 'account' | 'now'>,
): WrongDisclosure | null {
  const line = toldLine(view, id);
  if (line === null || !toldAnything(line) || !maySeeLine(view, id, looking)) return null;
  const about = { what: 'disclosure', target: id, account: null } as const;
  // What was taken back and is out again went wrong anew.
  const breach = isOutAgain(view, about, looking.now) ? null : breachOfLine(view, id);
  if (breach !== null) return { is: 'recorded', breach };
  const release = isOnPhone(line.body) ? 'release' : null;
  return { is: 'to-record', disclosure: id, takesBack: view.shares.share(id) === null ? release : 'link' };
}

/** An answer of standing words alone told nothing of anybody, to whomever it went. */
function toldAnything({ body: { decision, categories, records } }: ToldLine): boolean {
  return decision !== 'refused' && categories.length + records.length > 0;
}
