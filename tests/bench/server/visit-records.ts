import { newOpaqueId } from '../../../sync-server/new-id.ts';
import { mintingAt, mintRecord } from '../../../src/domain/records/mint-record.ts';
import type { Instant } from '../../../src/domain/records/moments.ts';
import { note } from '../../../src/domain/records/note.ts';
import { reading } from '../../../src/domain/records/reading.ts';
import { room } from '../../../src/domain/records/room.ts';
import { londonIso } from '../../../src/domain/time/london.ts';
import type { Phone } from './bench.ts';

const NOTE_EVERY = 5;
const WORDS = 'The plaster below the window is soft and the paint has come away at knee height. ';

/** So many records of one visit: a room, then readings in it, each fifth of them a note. */
export function visitRecords(phone: Phone, count: number): readonly ({ readonly _id: string } & object)[] {
  const takenAt = londonIso(Date.now()) as Instant;
  const minting = () =>
    mintingAt({
      ...{ home: phone.home, author: phone.account, device: phone.device },
      recordedAt: takenAt,
      nonce: newOpaqueId(),
    });
  const seen = newOpaqueId();
  const first = { _id: seen, ...mintRecord(room, { roomKind: 'bedroom', number: 1 }, minting()) };
  const others = Array.from({ length: count - 1 }, (_, n) => {
    const words = { room: seen, words: WORDS.repeat(4) };
    const measured = {
      room: seen,
      quantity: 'moisture',
      scale: 'wme-percent',
      value: 10 + (n % 80),
      method: 'pin',
      substrate: 'plaster',
      meter: 'Bench 1',
      takenAt,
    } as const;
    const record =
      n % NOTE_EVERY === 0 ? mintRecord(note, words, minting()) : mintRecord(reading, measured, minting());
    return { _id: newOpaqueId(), ...record };
  });
  return [first, ...others];
}
