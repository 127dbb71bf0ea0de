import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ARRIVAL_TOLERANCE_MS,
  CLOCK_FAR_OFF_MS,
  DIFFERENCE_TRUSTED_MS,
  effectiveInstant,
  type DeviceStamp,
} from './effective-instant.ts';

const STAMP: DeviceStamp = {
  deviceInstant: '2026-11-24T10:15:00+00:00',
  clockDifferenceMs: 0,
  differenceAgeMs: 60_000,
  receivedAt: '2026-11-24T10:15:02+00:00',
};

function effective(changes: Partial<DeviceStamp>) {
  const result = effectiveInstant({ ...STAMP, ...changes });
  if (!result.ok) throw new Error(result.problem.sentence);
  return result.value;
}

describe('effectiveInstant', () => {
  it('is the stamp of a phone that agrees with the server', () => {
    expect(effective({})).toEqual({ instant: '2026-11-24T10:15:00+00:00', doubtful: false, reason: null });
  });

  it('adds what the phone’s clock was slow, and takes off what it was fast', () => {
    const receivedAt = '2026-11-25T00:00:00Z';
    expect(effective({ clockDifferenceMs: 90_000, receivedAt }).instant).toBe('2026-11-24T10:16:30+00:00');
    expect(effective({ clockDifferenceMs: -90_000, receivedAt }).instant).toBe('2026-11-24T10:13:30+00:00');
  });

  it('does not suspect work that arrives days later, nor work that has not arrived', () => {
    expect(effective({ receivedAt: '2026-12-01T09:00:00Z' }).doubtful).toBe(false);
    expect(effective({ receivedAt: null })).toEqual({
      instant: '2026-11-24T10:15:00+00:00',
      doubtful: false,
      reason: null,
    });
  });

  it('takes the arrival for a stamp beyond it, after a tolerance', () => {
    const last = Date.parse(STAMP.deviceInstant) - ARRIVAL_TOLERANCE_MS;
    expect(effective({ receivedAt: new Date(last).toISOString() })).toMatchObject({ doubtful: false });
    expect(effective({ receivedAt: new Date(last - 1).toISOString() })).toEqual({
      instant: '2026-11-24T10:12:59.999+00:00',
      doubtful: true,
      reason: 'after-arrival',
    });
  });

  it('flags a clock that never met the server, and believes it meanwhile', () => {
    const never = effective({ clockDifferenceMs: null, differenceAgeMs: null });
    expect(never).toEqual({ instant: '2026-11-24T10:15:00+00:00', doubtful: true, reason: 'never-compared' });
  });

  it('does not use a difference of unknown age', () => {
    const unknown = effective({ clockDifferenceMs: -90_000, differenceAgeMs: null });
    expect(unknown).toEqual({
      instant: '2026-11-24T10:15:00+00:00',
      doubtful: true,
      reason: 'never-compared',
    });
  });

  it('flags a difference that is older than a week, and still uses it', () => {
    const receivedAt = '2026-11-25T00:00:00Z';
    const old = { clockDifferenceMs: 60_000, receivedAt };
    expect(effective({ ...old, differenceAgeMs: DIFFERENCE_TRUSTED_MS }).doubtful).toBe(false);
    expect(effective({ ...old, differenceAgeMs: DIFFERENCE_TRUSTED_MS + 1 })).toEqual({
      instant: '2026-11-24T10:16:00+00:00',
      doubtful: true,
      reason: 'difference-old',
    });
  });

  it('does not use a difference from before the clock was moved back', () => {
    expect(effective({ clockDifferenceMs: -60_000, differenceAgeMs: -1 })).toEqual({
      instant: '2026-11-24T10:15:00+00:00',
      doubtful: true,
      reason: 'clock-moved-back',
    });
  });

  it('corrects a clock that was set by hand, and flags it', () => {
    const receivedAt = '2026-11-25T00:00:00Z';
    expect(effective({ clockDifferenceMs: CLOCK_FAR_OFF_MS, receivedAt }).doubtful).toBe(false);
    expect(effective({ clockDifferenceMs: 2 * CLOCK_FAR_OFF_MS, receivedAt })).toEqual({
      instant: '2026-11-24T12:15:00+00:00',
      doubtful: true,
      reason: 'clock-far-off',
    });
  });

  it.each([{ deviceInstant: '2026-11-24T10:15:00' }, { receivedAt: 'yesterday' }])(
    'refuses %j',
    (changes) => {
      expect(effectiveInstant({ ...STAMP, ...changes }).ok).toBe(false);
    },
  );

  it('is never later than the arrival by more than the tolerance, and gives a reason exactly when in doubt', () => {
    const instants = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) });
    const differences = fc.option(fc.integer({ min: -4e11, max: 4e11 }));
    fc.assert(
      fc.property(
        instants,
        instants,
        differences,
        fc.integer({ min: -1e10, max: 1e10 }),
        (sent, got, ms, age) => {
          const { instant, doubtful, reason } = effective({
            deviceInstant: new Date(sent).toISOString(),
            receivedAt: new Date(got).toISOString(),
            clockDifferenceMs: ms,
            differenceAgeMs: ms === null ? null : age,
          });
          expect(Date.parse(instant)).toBeLessThanOrEqual(got + ARRIVAL_TOLERANCE_MS);
          expect(doubtful).toBe(reason !== null);
        },
      ),
    );
  });
});
