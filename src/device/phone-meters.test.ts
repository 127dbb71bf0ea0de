import { describe, expect, it } from 'vitest';
import { PhoneMeters } from './phone-meters.ts';

function shelf(first: Readonly<Record<string, string>> = {}) {
  const kept = new Map(Object.entries(first));
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

describe('the meters of a phone', () => {
  it('are there at the next opening, the last used first', () => {
    const storage = shelf();
    const meters = new PhoneMeters(storage);
    meters.remember({ name: 'T-2', uses: ['surface'], dueOn: null });
    meters.remember({ name: 'Protimeter 1204', uses: ['pin'], dueOn: null });
    expect(new PhoneMeters(storage).all().map(({ name }) => name)).toEqual(['Protimeter 1204', 'T-2']);
  });

  it('cost nothing when the store is full, closed or holds something else', () => {
    expect(new PhoneMeters(shelf({ 'homefile-meters': '{"name":' })).all()).toEqual([]);
    expect(new PhoneMeters(shelf({ 'homefile-meters': '[1,{"name":2}]' })).all()).toEqual([]);
    const closed = {
      getItem: () => {
        throw new Error('closed');
      },
      setItem: () => undefined,
    };
    expect(new PhoneMeters(closed).all()).toEqual([]);
  });
});
