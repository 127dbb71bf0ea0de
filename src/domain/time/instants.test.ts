import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInstant } from './instants.ts';

describe('parseInstant', () => {
  it.each([
    ['2026-11-24T10:15:00+00:00', '2026-11-24T10:15:00.000Z'],
    ['2026-11-24T10:15:00Z', '2026-11-24T10:15:00.000Z'],
    ['2026-06-01T00:30:00+01:00', '2026-05-31T23:30:00.000Z'],
    ['2026-11-24T10:15:00.5-05:30', '2026-11-24T15:45:00.500Z'],
    ['2026-11-24T10:15:00.123456789Z', '2026-11-24T10:15:00.123Z'],
    ['2028-02-29T23:59:59+14:00', '2028-02-29T09:59:59.000Z'],
    ['2026-10-25T01:30:00+01:00', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T01:30:00+00:00', '2026-10-25T01:30:00.000Z'],
  ])('reads %s', (text, utc) => {
    expect(parseInstant(text)).toEqual({ ok: true, value: Date.parse(utc) });
  });

  it.each([
    '',
    '2026-11-24',
    '2026-11-24T10:15:00',
    '2026-11-24T10:15+00:00',
    '2026-11-24 10:15:00+00:00',
    '2026-11-24t10:15:00z',
    '20261124T101500Z',
    '2026-11-24T10:15:00+0000',
    '2026-11-24T10:15:00+00',
    ' 2026-11-24T10:15:00Z',
    '2026-11-24T10:15:00Z\n',
    '2026-11-24T10:15:00,5Z',
    '+002026-11-24T10:15:00Z',
    '２026-11-24T10:15:00Z',
  ])('cannot read %j', (text) => {
    expect(parseInstant(text)).toMatchObject({ ok: false, problem: { code: 'unreadable' } });
  });

  it.each([
    '2025-02-29T10:15:00Z',
    '2026-02-30T10:15:00Z',
    '2026-04-31T10:15:00Z',
    '2026-13-01T10:15:00Z',
    '2026-00-01T10:15:00Z',
    '2026-01-00T10:15:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T10:60:00Z',
    '2026-12-31T23:59:60Z',
    '2026-01-01T10:15:00-00:00',
    '2026-01-01T10:15:00+14:01',
    '2026-01-01T10:15:00-12:01',
    '2026-01-01T10:15:00+01:60',
    '0001-01-01T10:15:00Z',
    '1970-01-01T00:00:00+01:00',
  ])('knows that %s does not exist', (text) => {
    expect(parseInstant(text)).toMatchObject({ ok: false, problem: { code: 'impossible' } });
  });

  it('reads back whatever a device writes', () => {
    const instants = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
    fc.assert(
      fc.property(instants, (at) => {
        expect(parseInstant(new Date(at).toISOString())).toEqual({ ok: true, value: at });
      }),
    );
  });
});
