import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aServer, Browser, pushed, type TestServer } from '../border/http.fixture.ts';
import { anId, aVisit, issue, NOW } from '../files/filing.fixture.ts';
import { FILES } from '../files/files-database.ts';

describe('one person with two phones', () => {
  let server: TestServer;
  let [first, second]: Browser[] = [];
  beforeEach(async () => {
    server = await aServer();
    const { storage, office, surveyor, home } = server.world;
    await storage.write((tx) => issue(tx, office, 'visit', aVisit(surveyor), { home }));
    first = await Browser.signedIn(server, surveyor);
    second = await Browser.signedIn(server, surveyor);
  });
  afterEach(() => server.close());

  it('changes on one what was recorded on the other: every value stays in the files, and is told to its author alone', async () => {
    if (!first || !second) throw new Error('Nobody signed in.');
    expect(first.device).not.toBe(second.device);
    const id = anId();
    const made = pushed(
      id,
      first.record('room', { roomKind: 'bedroom', number: 2 }, { home: server.world.home }),
    );
    const pack = await first.pack();
    const { _id, _rev, _revisions, ...body } = made;
    const root = (_revisions as { ids: string[] }).ids[0] ?? '';
    const change = (number: number, hash: string) =>
      pushed(id, { ...body, body: { roomKind: 'bedroom', number } }, 2, [hash.repeat(32), root]);

    // Its beginning comes from the phone that its envelope names, and from no other.
    expect((await second.push(pack, [made])).json()).toMatchObject([{ error: 'forbidden' }]);
    const taken = [
      await first.push(pack, [made]),
      await first.push(pack, [change(3, 'a')]),
      await second.push(pack, [change(4, 'b')]),
    ];
    for (const answer of taken) expect(answer.json()).toEqual([]);

    const stored = server.world.storage.read((view) => view.documents.document(FILES, id));
    expect(stored?.leaves.map(({ rev }) => rev).sort()).toEqual([
      `2-${'a'.repeat(32)}`,
      `2-${'b'.repeat(32)}`,
    ]);
    for (const [rev, number] of [
      [_rev, 2],
      [`2-${'a'.repeat(32)}`, 3],
      [`2-${'b'.repeat(32)}`, 4],
    ] as const)
      expect(stored?.revision(String(rev))?.body).toMatchObject({ body: { number } });

    const kept = (await second.call('GET', `/api/versions/${id}`)).json() as {
      versions: { rev: string; at: number; record: { body: object } }[];
    };
    expect(kept.versions.map(({ rev, at, record }) => [rev, at, record.body])).toEqual([
      [_rev, NOW, { roomKind: 'bedroom', number: 2 }],
      [`2-${'a'.repeat(32)}`, NOW, { roomKind: 'bedroom', number: 3 }],
      [`2-${'b'.repeat(32)}`, NOW, { roomKind: 'bedroom', number: 4 }],
    ]);
    const other = await Browser.signedIn(server, server.world.otherSurveyor);
    const office = await Browser.signedIn(server, server.world.office);
    for (const stranger of [other, office])
      expect((await stranger.call('GET', `/api/versions/${id}`)).statusCode).toBe(404);
    const nobody = new Browser(server.app, server.world.surveyor);
    expect((await nobody.call('GET', `/api/versions/${id}`)).statusCode).toBe(401);
    expect((await second.call('GET', '/api/versions/_all_docs')).statusCode).toBe(404);
    expect((await other.push(await other.pack(), [change(5, 'c')])).json()).toMatchObject([
      { error: 'forbidden' },
    ]);
    expect(_id).toBe(id);
  });
});
