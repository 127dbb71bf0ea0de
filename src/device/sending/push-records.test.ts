import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { json, officeThat, type Asked } from '../fake-office.fixture.ts';
import { RecordPush } from './push-records.ts';
import { Receipts, revisionKey } from '../receipts.ts';
import type { OwnRevision } from '../record-index.ts';
import type { RecordDatabase } from '../records.ts';
import { RoundEnded } from './sync-state.ts';
import { testWork } from '../work-keys.fixture.ts';

let accounts = 0;

/** A push of these records against an office that answers like this. */
async function pushing(
  ids: readonly string[],
  bulk: (ids: readonly string[], asked: Asked) => Response | null,
) {
  const office = officeThat((asked) => {
    if (asked.path.endsWith('/_revs_diff')) return json(missing(asked.body));
    const { docs } = asked.body as { readonly docs: readonly { readonly _id: string }[] };
    return bulk(
      docs.map((one) => one._id),
      asked,
    );
  });
  const receipts = new Receipts(testWork(`push-${(accounts += 1)}`));
  await receipts.load('server');
  const push = new RecordPush(office.api, receipts, 'server', () => 7);
  const own = (): OwnRevision[] => ids.map((id) => revision(id, receipts));
  const send = () => push.send(own, STORE, 'pack', () => {});
  const states = () => Object.fromEntries(own().map(({ id, state }) => [id, state]));
  const sentIds = () =>
    office.asked
      .filter((asked) => asked.path.endsWith('/_bulk_docs'))
      .map((asked) => (asked.body as { docs: { _id: string }[] }).docs.map((one) => one._id));
  return { send, states, push, receipts, sentIds };
}

const STORE = {
  readWithAncestry: (id: string, rev: string) =>
    Promise.resolve({ _id: id, _rev: rev, _revisions: { start: 1, ids: ['x'] }, _conflicts: ['1-y'] }),
} as unknown as RecordDatabase;

function revision(id: string, receipts: Receipts): OwnRevision {
  const signs = id.startsWith('sign-off') ? ['a', 'b'] : [];
  const kind = signs.length > 0 ? 'sign-off' : 'note';
  return {
    id,
    rev: '1-x',
    kind,
    home: null,
    signs,
    picture: null,
    branched: false,
    recordedAt: null,
    state: receipts.state(revisionKey(id, '1-x')),
  };
}

function missing(asked: unknown): Record<string, { missing: unknown }> {
  const given = asked as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(given).map(([id, revs]) => [id, { missing: revs }]));
}

describe('RecordPush', () => {
  test('a forbidden record is refused with the office’s sentence, and is not sent again by itself', async () => {
    const { send, states, receipts, sentIds } = await pushing(['a', 'b'], () =>
      json([{ id: 'b', error: 'forbidden', reason: 'No meter chosen.' }]),
    );
    await send();
    expect(states()).toEqual({ a: 'sent', b: 'refused' });
    expect(receipts.of(revisionKey('b', '1-x'))?.sentence).toBe('No meter chosen.');
    await send();
    expect(sentIds()).toEqual([['a', 'b']]);
  });

  test('what the office has destroyed is told, is not sent again, and is marked to leave with the next generation', async () => {
    const { send, states, receipts, sentIds } = await pushing(['a', 'b'], () =>
      json([{ id: 'b', error: 'destroyed', reason: 'Its time was over.' }]),
    );
    await send();
    expect(states()).toEqual({ a: 'sent', b: 'refused' });
    expect(receipts.of(revisionKey('b', '1-x'))).toMatchObject({
      sentence: 'Its time was over.',
      destroyed: true,
    });
    expect(receipts.of(revisionKey('a', '1-x'))?.destroyed).toBeUndefined();
    await send();
    expect(sentIds()).toEqual([['a', 'b']]);
  });

  test('two versions of one record are sent each, and what the office refuses of one says nothing of the other', async () => {
    const office = officeThat(({ path, body }) =>
      path.endsWith('/_revs_diff')
        ? json(missing(body))
        : json([{ id: 'a', rev: '2-late', error: 'forbidden', reason: 'This visit is finished.' }]),
    );
    const receipts = new Receipts(testWork(`push-${(accounts += 1)}`));
    await receipts.load('server');
    const revs = ['2-first', '2-late'];
    const own = () =>
      revs.map((rev) => ({ ...revision('a', receipts), rev, state: receipts.state(revisionKey('a', rev)) }));
    await new RecordPush(office.api, receipts, 'server', () => 7).send(own, STORE, 'pack', () => {});
    expect(own().map(({ state }) => state)).toEqual(['sent', 'refused']);
  });

  test('one record that the server cannot take yet stays kept, and the others go', async () => {
    const { send, states, push } = await pushing(['a', 'b', 'poison', 'c'], (ids) =>
      ids.includes('poison') ? json({ error: 'service_unavailable' }, 503) : json([]),
    );
    await send();
    expect(states()).toEqual({ a: 'sent', b: 'sent', poison: 'kept', c: 'sent' });
    expect([...push.heldBack.keys()]).toEqual([revisionKey('poison', '1-x')]);
  });

  test('a server that takes nothing is asked only a few times', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `r${index}`);
    const { send, states, sentIds } = await pushing(ids, () => json({}, 503));
    await expect(send()).rejects.toMatchObject({ end: { because: 'busy' } });
    expect(sentIds().length).toBeLessThan(12);
    expect(Object.values(states()).every((state) => state === 'kept')).toBe(true);
  });

  test('a line of any other error leaves the record kept', async () => {
    const { send, states } = await pushing(['a'], () => json([{ id: 'a', error: 'conflict' }]));
    await send();
    expect(states()).toEqual({ a: 'kept' });
  });

  test('a sign-off goes after what it names, in a request of its own', async () => {
    const { send, sentIds } = await pushing(['sign-off', 'a', 'b'], () => json([]));
    await send();
    expect(sentIds()).toEqual([['a', 'b'], ['sign-off']]);
  });

  test('a sign-off waits while something that it names is still on the phone', async () => {
    const { send, states } = await pushing(['sign-off', 'a', 'b'], (ids) =>
      ids.includes('a') ? json({}, 503) : json([]),
    );
    await send();
    expect(states()).toEqual({ 'sign-off': 'kept', a: 'kept', b: 'sent' });
  });

  test.each([
    [401, 'signed-out'],
    [404, 'pack-gone'],
    [null, 'no-signal'],
  ] as const)('%s ends the round as %s, and everything stays kept', async (status, because) => {
    const { send, states } = await pushing(['a', 'b'], () =>
      status === null ? null : json({ error: 'named' }, status),
    );
    const ended = send();
    await expect(ended).rejects.toBeInstanceOf(RoundEnded);
    await expect(ended).rejects.toMatchObject({ end: { because } });
    expect(states()).toEqual({ a: 'kept', b: 'kept' });
  });

  test.each([200, 302, 403, 407, 451])(
    'a page of somebody in between with status %s refuses nothing: everything stays kept',
    async (status) => {
      const page = () => new Response('<html>Sign in to this Wi-Fi</html>', { status });
      const { send, states } = await pushing(['a'], page);
      await expect(send()).rejects.toMatchObject({ end: { because: 'not-the-office' } });
      expect(states()).toEqual({ a: 'kept' });
    },
  );

  test('what is sent carries its ancestry and nothing that the server would not know', async () => {
    let body: unknown;
    const { send } = await pushing(['a'], (_ids, asked) => {
      body = asked.body;
      return json([]);
    });
    await send();
    expect(body).toEqual({
      docs: [{ _id: 'a', _rev: '1-x', _revisions: { start: 1, ids: ['x'] } }],
      new_edits: false,
    });
  });
});
