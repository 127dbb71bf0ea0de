import type { BreachView } from '#domain/breaches/breach-views.ts';
import type { BreachBegun } from '#domain/breaches/breach-case.ts';
import { PHONE_WAS, REACHED } from '#domain/breaches/breach-lists.ts';
import { dateInWords, momentInWords } from '#domain/cases/date-words.ts';
import { AUDIENCES } from '#domain/disclosure/audiences.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { staffNames } from '../office/names.ts';
import { unsentWords, wipeWords } from '../office/phone-lines.ts';
import { openingWords } from '../shares/share-lines.ts';
import type { ReadView } from '../storage/storage.ts';
import { toldLine } from './told-line.ts';

/** Who got it, and whether and when it was opened, as it is known now: a page may have been opened before it was closed. */
export function recipientsOf(view: ReadView, begun: BreachBegun, now: number): BreachView['recipients'] {
  const { what, target, account, reached } = begun;
  if (what === 'phone') return [];
  if (what === 'told') return [{ who: REACHED[reached ?? 'unknown'], opened: 'Nobody can tell' }];
  if (what === 'order' && account !== null) {
    const grants = view.grants.orderGrantsBy(target ?? account);
    const others = new Set(grants.map((one) => one.account).filter((one) => one !== account));
    // Whoever had the job before has read it as well, although it has left their phone.
    return [account, ...others].map((one) => {
      const grant = grants.findLast((known) => known.account === one) ?? null;
      // What was taken back with the breach says so among what was taken back.
      const over = one === account && begun.withdrawn.includes('pack') ? null : (grant?.endedAt ?? null);
      const { grantedAt = 0 } = grant ?? {};
      return { who: staffNames(view).account(one), opened: openedByJob(view, one, { grantedAt, over }, now) };
    });
  }
  const line = target === null ? null : toldLine(view, target);
  if (line === null)
    return [
      { who: 'Not known any more', opened: 'Its line of the log was destroyed when its time was over' },
    ];
  const { audience, recipientName, at, channel } = line.body;
  const share = view.shares.share(line.entry.id);
  const name = share?.recipientName ?? recipientName;
  const who = name === undefined ? AUDIENCES[audience].title : `${name}, ${AUDIENCES[audience].title}`;
  if (share !== null) return [{ who, opened: openingWords(view.shares.events(share.id), now) }];
  const when = momentInWords(Date.parse(at), now);
  return [{ who, opened: channel === 'read-out' ? `Read out to them ${when}` : `Told ${when}` }];
}

/** Whether a contractor may have read a job: in words, by what is known of their phone since they got it. */
function openedByJob(
  view: ReadView,
  account: OpaqueId,
  { grantedAt, over }: { readonly grantedAt: number; readonly over: number | null },
  now: number,
): string {
  const heard = view.devices.devicesOf(account).map(({ heardAt }) => heardAt);
  const last = heard.filter((at) => at >= grantedAt);
  const read =
    last.length === 0
      ? 'Their phone was not heard of since they got it: it may not be on it'
      : `Their phone was in contact, last ${momentInWords(Math.max(...last), now)}: they may have read it`;
  if (over === null) return read;
  return `${read}. Their job was over ${momentInWords(over, now)}: it leaves the phone at the next contact after that`;
}

/** What is known of a lost phone. */
export function phoneFacts(view: ReadView, begun: BreachBegun, now: number): BreachView['phone'] {
  const { what, target, account, pack, phoneWas } = begun;
  if (what !== 'phone' || target === null || account === null) return [];
  const device = view.devices.device(account, target);
  return [
    { term: 'Whose', words: staffNames(view).account(account) },
    { term: 'When it went', words: PHONE_WAS[phoneWas ?? 'unknown'] },
    {
      term: 'What was on it',
      words:
        pack === null
          ? 'No homes: it was never packed'
          : `Pack ${pack.generation}, made up ${dateInWords(pack.madeUpOn, now)}`,
    },
    { term: 'Last heard', words: device === null ? 'Never' : momentInWords(device.heardAt, now) },
    { term: 'Not sent then', words: device === null ? 'Not known' : unsentWords(device.waiting, now) },
    { term: 'Unfinished then', words: device === null ? 'Not known' : String(device.drafts) },
    {
      term: 'Clearing it',
      words: wipeWords(view.devices.wipe(account, target), device?.heardAt ?? 0, now) ?? 'In use again since',
    },
  ];
}
