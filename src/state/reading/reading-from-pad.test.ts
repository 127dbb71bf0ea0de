import { describe, expect, it } from 'vitest';
import { isOpaqueId } from '#domain/ids.ts';
import { mintingAt } from '#domain/records/mint-record.ts';
import { isInstant } from '#domain/records/moments.ts';
import { READING_KINDS, type ReadingKindName } from './reading-kinds.ts';
import { readingFrom, type OnThePad } from './reading-from-pad.ts';

const ID = '0'.repeat(31) + '1';
const NOW = '2026-11-24T10:41:00+00:00';

function taking() {
  if (!isOpaqueId(ID) || !isInstant(NOW)) throw new Error('An id and an instant.');
  const minting = mintingAt({ home: ID, author: ID, device: ID, recordedAt: NOW, nonce: ID });
  const readNumber = (typed: string) => (typed === '' ? null : Number(typed));
  return { room: ID, takenAt: NOW, minting, readNumber };
}

function read(kind: ReadingKindName, value: string, more: Partial<OnThePad> = {}, nth = 0) {
  const number = READING_KINDS[kind].numbers[nth] ?? READING_KINDS[kind].numbers[0];
  return readingFrom({ kind, value, humidity: '', meter: 'M-1', ...more }, number, taking());
}

describe('a number of the pad', () => {
  it('becomes a reading with its scale, meter and place', () => {
    const { record, problems } = read('pin', '23.4', {
      substrate: 'plaster',
      element: 'wall',
      wall: 'ahead',
    });
    expect(problems).toEqual([]);
    expect(record?.body).toMatchObject({
      quantity: 'moisture',
      scale: 'wme-percent',
      method: 'pin',
      value: 23.4,
      substrate: 'plaster',
      wall: 'ahead',
      meter: 'M-1',
    });
  });

  it('is refused outside its scale in words that say the range and what was typed', () => {
    const humid = read('air', '18', { humidity: '170' }, 1);
    expect(humid.problems).toEqual([
      { id: 'humidity', text: 'Humidity is between 1 and 100. You typed 170.' },
    ]);
    expect(read('pin', '101').problems[0]?.text).toBe('Moisture is between 0 and 100 %WME. You typed 101.');
    expect(read('surface', '61').problems[0]?.text).toContain('Temperature is between -40 and 60');
  });

  it('asks for the number, and for the meter of a moisture reading, and keeps what was typed', () => {
    expect(read('radio', '').problems).toEqual([{ id: 'value', text: 'Enter the number on the meter.' }]);
    expect(read('pin', '20', { meter: ' ' }).problems).toEqual([
      { id: 'meter', text: 'That reading needs a meter. Choose one; the number is kept.' },
    ]);
    expect(read('surface', '13.5', { meter: '' }).problems).toEqual([]);
  });

  it('leaves behind what its kind is not asked', () => {
    const { record } = read('air', '18', { substrate: 'plaster', element: 'wall', height: 'low' });
    expect(record?.body).not.toHaveProperty('substrate');
    expect(record?.body).not.toHaveProperty('element');
    expect(record?.body).not.toHaveProperty('height');
  });
});
