import { momentInWords, timeInWords } from '#domain/cases/date-words.ts';
import { londonDay } from '#domain/time/london.ts';
import type { OutboxCount } from '../device/outbox.ts';
import type { SyncState } from '../device/sending/sync-state.ts';

/** How sending stands, in one sentence: what is safe first, then what comes next. */
export function inWords(state: SyncState, count: OutboxCount, now: number): string {
  switch (state.state) {
    case 'signed-out':
      return count.waiting > 0
        ? `Your work is safe. ${things(count.waiting)} could not be sent. Sign in again.`
        : 'Your work is safe. Sign in again to send and receive.';
    case 'sending':
      return sendingWords(state);
    case 'waiting':
      if (state.because === 'no-signal' && count.waiting === 0 && state.doneAt !== null)
        return `No signal. Everything here works. ${count.receipt > 0 ? 'All sent' : 'Up to date'} at ${lately(state.doneAt, now)}.`;
      return `${waitingBecause(state.because, count)} Will try by itself, next at ${timeInWords(state.nextTryAt)}.`;
    case 'done':
      if (count.waiting === 0 && count.receipt === 0)
        return `Up to date with the office, ${timeInWords(state.at)}.`;
      return count.waiting === 0
        ? `Everything has a receipt. At the office, ${timeInWords(state.at)}.`
        : refusedOr(count, `${things(count.waiting)} kept on this phone, no receipt yet.`);
    case 'starting':
      return count.waiting > 0 ? `${things(count.waiting)} kept on this phone.` : 'The office is asked next.';
  }
}

function lately(at: number, now: number): string {
  return londonDay(at) === londonDay(now) ? timeInWords(at) : momentInWords(at, now);
}

function sendingWords({ what, done, of, bytes }: Extract<SyncState, { state: 'sending' }>): string {
  if (what === 'photos') {
    const much = bytes ? `, ${megabytes(bytes.done)} of ${megabytes(bytes.of)} MB` : '';
    return `Sending photo ${Math.min(done + 1, of)} of ${of}${much}. Keep this open.`;
  }
  if (what === 'records') return `Sending ${Math.min(done + 1, of)} of ${of}. Keep this open.`;
  return `Packing: ${done} received.`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function waitingBecause(
  because: Extract<SyncState, { state: 'waiting' }>['because'],
  count: OutboxCount,
): string {
  const kept = count.waiting > 0 ? ` ${things(count.waiting)} kept on this phone.` : '';
  if (because === 'no-signal') return `No signal. Everything here works.${kept}`;
  if (because === 'not-the-office')
    return `This Wi-Fi answered, not the office. Sign in to it, or switch it off.${kept}`;
  if (because === 'busy') return `The office cannot take it just now.${kept}`;
  return `This phone could not finish sending.${kept}`;
}

function refusedOr(count: OutboxCount, otherwise: string): string {
  return count.refused > 0
    ? `The office could not take ${things(count.refused).toLowerCase()}. It is safe here.`
    : otherwise;
}

function things(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}
