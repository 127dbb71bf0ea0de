import { describe, expect, it } from 'vitest';
import { ENGLAND } from '../deadlines/bank-holidays.ts';
import { informationRequest } from '../records/information-request.ts';
import { parseAs } from '../records/parse-record.ts';
import { classOf } from './questions.ts';
import { requestClock } from './request-clock.ts';
import { filed, id } from './requests.fixture.ts';

const at = (iso: string) => Date.parse(iso);
const clock = (from: string, now: string) => requestClock(at(from), at(now), ENGLAND);

describe('how long a request waits', () => {
  it('is until the end of the next working day, over weekends and holidays', () => {
    expect(clock('2026-11-23T15:10:00Z', '2026-11-23T15:30:00Z')).toEqual({
      state: 'running',
      waited: '20 minutes',
      due: 'Tue 24 Nov',
      left: 'Due Tue 24 Nov, by midnight',
    });
    expect(clock('2026-11-23T15:10:00Z', '2026-11-24T11:30:00Z')).toMatchObject({
      state: 'today',
      waited: '1 working day',
      left: 'Due today, by midnight',
    });
    expect(clock('2026-11-20T16:00:00Z', '2026-11-22T11:30:00Z')).toMatchObject({
      state: 'running',
      waited: 'less than 1 working day',
      due: 'Mon 23 Nov',
    });
    expect(clock('2026-12-24T10:00:00Z', '2026-12-28T10:00:00Z').due).toBe('Tue 29 Dec');
  });

  it('is over one second after midnight, and says by how much', () => {
    expect(clock('2026-11-23T15:10:00Z', '2026-11-24T23:59:59Z').state).toBe('today');
    expect(clock('2026-11-23T15:10:00Z', '2026-11-25T00:00:00Z')).toMatchObject({
      state: 'overdue',
      left: '1 working day over',
    });
    expect(clock('2026-11-20T15:10:00Z', '2026-11-27T12:00:00Z').left).toBe('4 working days over');
  });

  it('says so where the calendar does not reach', () => {
    expect(clock('2031-01-06T10:00:00Z', '2031-01-06T11:00:00Z')).toMatchObject({ due: null });
  });
});

describe('how a request is classed', () => {
  it('follows from what is asked alone', () => {
    expect(classOf(['where-from', 'my-home'])).toBe('property-fact');
    expect(classOf(['who-lives-there'])).toBe('personal');
    expect(classOf(['where-from', 'who-did-it'])).toBe('mixed');
  });

  it('is read of a request that was classed by hand, without the words that stood beside it', () => {
    const { record } = filed(1, '2026-11-23T15:10:00+00:00', 'information-request', {
      receivedAt: '2026-11-23T15:10:00+00:00',
      asker: 'neighbour',
      asks: ['where-from'],
      state: 'waiting',
    });
    const gone = new Set(['asks', 'note', 'channel', 'seen', 'authority', 'ownHome']);
    const kept = Object.fromEntries(Object.entries(record.body).filter(([field]) => !gone.has(field)));
    const categories = Object.fromEntries(
      Object.keys(record.categories).map((path) => [
        path,
        path.startsWith('/body') ? 'third-party' : 'record-keeping',
      ]),
    );
    for (const field of gone) delete categories[`/body/${field}`];
    const earlier = {
      ...record,
      version: 1,
      categories: { ...categories, '/body/asksFor': 'third-party', '/body/words': 'third-party' },
      body: { ...kept, asksFor: 'mixed', aboutHome: id(9), words: 'Who is it up there?' },
    };
    const read = parseAs(informationRequest, earlier);
    expect(read.ok && read.value.body).toMatchObject({ aboutHome: id(9), state: 'waiting' });
    expect(JSON.stringify(read)).toContain('about-them');
    expect(JSON.stringify(read)).not.toContain('up there');
  });
});
