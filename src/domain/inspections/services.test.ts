import { describe, expect, it } from 'vitest';
import { outdoorToday } from './outdoor-air.ts';
import { filedAt, id, NOVEMBER } from './readings.fixture.ts';
import { sameInEveryRoom, servicesWords } from './services.ts';

const room = (n: number) => filedAt('room', n, { roomKind: 'bedroom', number: n }, NOVEMBER);
const services = (n: number, body: object) => filedAt('room-services', n, body, NOVEMBER);

describe('ventilation and heating of a room', () => {
  it('is told in words of the building', () => {
    expect(
      servicesWords({ fan: 'weak', fanFlow: 6.5, windowOpens: 'opens', radiator: 'does-not-work' }),
    ).toBe(
      'Extractor fan: runs, but draws little. Measured flow: 6.5 l/s. Window: opens. Radiator or heater: does not work',
    );
    expect(servicesWords({})).toBe('');
  });

  it('carries over to every other room what is alike, and leaves what was said there', () => {
    const said = services(40, { room: id(21), windowOpens: 'does-not-open', fan: 'works' });
    const from = { room: id(20), windowOpens: 'opens', radiator: 'on', fan: 'none' } as const;
    expect(sameInEveryRoom(from, [room(20), room(21), room(22), said])).toEqual([
      {
        room: id(21),
        known: id(40),
        body: { room: id(21), windowOpens: 'does-not-open', radiator: 'on', fan: 'works' },
      },
      { room: id(22), known: null, body: { room: id(22), windowOpens: 'opens', radiator: 'on' } },
    ]);
  });
});

describe('the outdoor air of the day', () => {
  const visit = (n: number, at: string, body: object) =>
    filedAt(
      'inspection',
      n,
      {
        visitKind: 'damp-and-mould',
        investigation: 'standard',
        manner: 'in-person',
        startedAt: at,
        ...body,
      },
      { visit: n, at },
    );
  const NOW = Date.parse('2026-11-24T12:00:00Z');
  const early = visit(50, '2026-11-24T09:00:00+00:00', { outdoorCelsius: 6, outdoorHumidityPercent: 88 });

  it('is the last one read today, and keeps its time', () => {
    const later = visit(51, '2026-11-24T10:00:00+00:00', {
      outdoorCelsius: 7.5,
      outdoorHumidityPercent: 80,
      outdoorAt: '2026-11-24T10:20:00+00:00',
    });
    expect(outdoorToday([later, early], NOW)?.words).toBe('Use the 10:20 value: 7.5 °C, 80 %');
    expect(outdoorToday([early], NOW)).toMatchObject({
      celsius: 6,
      humidityPercent: 88,
      at: '2026-11-24T09:00:00+00:00',
      words: 'Use the 09:00 value: 6.0 °C, 88 %',
    });
  });

  it('is never yesterday’s, nor one number without the other', () => {
    const yesterday = visit(52, '2026-11-23T16:00:00+00:00', {
      outdoorCelsius: 6,
      outdoorHumidityPercent: 88,
    });
    const half = visit(53, '2026-11-24T09:00:00+00:00', { outdoorCelsius: 6 });
    expect(outdoorToday([yesterday, half], NOW)).toBeNull();
  });
});
