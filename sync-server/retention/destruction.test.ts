import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CertificateView } from '#domain/retention/retention-views.ts';
import { changeRole } from '../accounts/change-account.ts';
import { Browser } from '../border/http.fixture.ts';
import { anId, issue } from '../files/filing.fixture.ts';
import { brokenAt, journalLines } from '../journal/chain.ts';
import { PhotoFiles } from '../photos/photo-files.ts';
import { openSqliteStorage } from '../storage/sqlite/open.ts';
import { confirmDestruction } from './ask-destruction.ts';
import { Destroyer } from './destroyer.ts';
import { RegisterFile } from './register-file.ts';
import {
  anOldHousehold,
  CANARY,
  destroyed,
  filesHolding,
  retentionOf,
  type OldHousehold,
} from './retention.fixture.ts';

const RETENTION = '/api/office/retention';

let old: OldHousehold;
beforeEach(async () => {
  old = await anOldHousehold();
});
afterEach(() => old.close());

const folder = () => old.server.world.folder;
const storage = () => old.server.world.storage;
const destroyerOf = (of: ReturnType<typeof openSqliteStorage>, at: string) =>
  new Destroyer({
    storage: of,
    files: new PhotoFiles(at),
    register: new RegisterFile(at),
    clock: () => old.server.clock.now,
  });

describe('the dry run', () => {
  it('lists what would go and why, and destroys nothing', async () => {
    const view = await retentionOf(old.lead);
    expect(view.totals).toEqual({ records: 6, refused: 1, pictures: 1 });
    expect(view.due.map(({ what }) => what).join(', ')).toContain('Resident 1');
    for (const { reason, source } of view.due) expect(reason.length * source.length).toBeGreaterThan(0);
    expect(JSON.stringify(view)).not.toContain(CANARY);
    expect((await retentionOf(old.lead)).digest).toBe(view.digest);
    expect(filesHolding(folder(), CANARY).length).toBeGreaterThan(1);
  });

  it('a hold stops it with its reason until it is taken off, and hides nothing', async () => {
    const { server, lead } = old;
    const hold = { id: anId(), home: server.world.home, reason: 'A claim about damp.' };
    expect((await lead.call('POST', `${RETENTION}/holds`, { ...hold, reason: ' ' })).statusCode).toBe(422);
    for (const time of [1, 2])
      expect([time, (await lead.call('POST', `${RETENTION}/holds`, hold)).statusCode]).toEqual([time, 200]);
    const otherwise = { ...hold, reason: 'Another claim.' };
    expect((await lead.call('POST', `${RETENTION}/holds`, otherwise)).statusCode).toBe(409);
    expect((await old.second.call('POST', `${RETENTION}/holds`, hold)).statusCode).toBe(409);
    const held = await retentionOf(lead);
    expect([held.digest, held.totals.records, held.holds.length]).toEqual([null, 0, 1]);
    expect(held.staying).toContainEqual({ words: 'A legal hold is on', count: 6 });
    const end = { reason: 'The claim is settled.' };
    expect((await old.second.call('POST', `${RETENTION}/holds/${hold.id}/end`, end)).statusCode).toBe(200);
    const again = await old.second.call('POST', `${RETENTION}/holds/${hold.id}/end`, end);
    const because = { reason: 'Something else.' };
    const other = await old.second.call('POST', `${RETENTION}/holds/${hold.id}/end`, because);
    expect([again.statusCode, other.statusCode]).toEqual([200, 409]);
    const after = await retentionOf(lead);
    expect([after.totals.records, after.holds[0]?.isOn]).toEqual([6, false]);
  });
});

describe('destruction', () => {
  it('leaves no byte of it in the data folder, and the journal whole', async () => {
    const before = storage().read((view) => [...journalLines(view.journal)].length);
    const id = await destroyed(old);
    expect(filesHolding(folder(), CANARY, old.picture)).toEqual([]);
    expect(storage().read(brokenAt)).toBeNull();
    const lines = storage().read((view) => [...journalLines(view.journal)].slice(before));
    expect(lines.map(({ action }) => action)).toContain('records-destroyed');
    expect(JSON.stringify(lines)).not.toContain(CANARY);
    expect(storage().read((view) => view.journal.digestKey(old.own))).toBeNull();
    const shown = (await old.lead.call('GET', `${RETENTION}/destructions/${id}`)).json<CertificateView>();
    expect(shown).toMatchObject({
      state: 'clean',
      certificate: { refused: 1, pictures: 1, decidedBy: 'The second lead' },
    });
    expect(shown.certificate.records.reduce((sum, { count }) => sum + count, 0)).toBe(6);
    expect((await retentionOf(old.lead)).digest).toBeNull();
    // The building is still there, and whoever looks finds nothing broken.
    expect((await old.lead.call('GET', `/api/office/homes/${old.server.world.home}`)).statusCode).toBe(200);
  });

  it('takes exactly what was listed: anything that came in between refuses it', async () => {
    const { lead, second, server, tenancy, tenant } = old;
    const id = anId();
    const { digest } = await retentionOf(lead);
    expect((await lead.call('POST', `${RETENTION}/destructions`, { id, digest: 'other' })).statusCode).toBe(
      409,
    );
    expect((await lead.call('POST', `${RETENTION}/destructions`, { id, digest })).statusCode).toBe(200);
    const place = { home: server.world.home, tenancy, subjects: [tenant] };
    await storage().write((tx) => issue(tx, server.world.office, 'diagnosis', { words: 'late' }, place));
    const confirmed = await second.call('POST', `${RETENTION}/destructions/${id}/confirmation`, {});
    expect([confirmed.statusCode, filesHolding(folder(), CANARY).length > 0]).toEqual([409, true]);
  });

  it('needs a second lead, who was one when it was asked; never oneself, never the office', async () => {
    const { lead, second, server } = old;
    const id = anId();
    const { digest } = await retentionOf(lead);
    await lead.call('POST', `${RETENTION}/destructions`, { id, digest });
    const path = `${RETENTION}/destructions/${id}/confirmation`;
    expect((await lead.call('POST', path, {})).statusCode).toBe(403);
    const office = await Browser.signedIn(server, server.world.office);
    expect((await office.call('POST', path, {})).statusCode).toBe(403);
    server.clock.now += 1000;
    const change = { account: server.world.office.id, by: null, at: server.clock.now };
    await storage().write((tx) => changeRole(tx, change, 'lead'));
    const anew = await Browser.signedIn(server, server.world.office);
    const promoted = await anew.call('POST', path, {});
    expect([promoted.statusCode, promoted.json<{ reason: string }>().reason]).toEqual([
      403,
      'This account was given its role after this was asked. Somebody who had theirs before must decide.',
    ]);
    for (const time of [1, 2])
      expect([time, (await second.call('POST', path, {})).statusCode]).toEqual([time, 200]);
    expect((await lead.call('POST', path, {})).statusCode).toBe(409);
  });

  it('is confirmed by no second account of whoever asked, also where that came out later', async () => {
    const { lead, second, secondAccount, server } = old;
    const id = anId();
    const { digest } = await retentionOf(lead);
    await lead.call('POST', `${RETENTION}/destructions`, { id, digest });
    const said = {
      id: anId(),
      account: server.world.lead.id,
      other: secondAccount.id,
      reason: 'They told us.',
    };
    expect((await lead.call('POST', '/api/office/same-human', said)).statusCode).toBe(200);
    expect((await retentionOf(second)).destructions[0]?.mayDecide).toBe(false);
    const confirmed = await second.call('POST', `${RETENTION}/destructions/${id}/confirmation`, {});
    expect([confirmed.statusCode, confirmed.json<{ reason: string }>().reason]).toEqual([
      403,
      'You asked for this yourself. Somebody else must decide.',
    ]);
    expect(filesHolding(folder(), CANARY).length).toBeGreaterThan(0);
  });

  it('can be refused with a reason, and is asked anew', async () => {
    const { lead, second } = old;
    const id = anId();
    const { digest } = await retentionOf(lead);
    await lead.call('POST', `${RETENTION}/destructions`, { id, digest });
    const other = await lead.call('POST', `${RETENTION}/destructions`, { id: anId(), digest });
    expect(other.statusCode).toBe(409);
    const refusal = { reason: 'The ombudsman may ask.' };
    expect((await second.call('POST', `${RETENTION}/destructions/${id}/refusal`, refusal)).statusCode).toBe(
      200,
    );
    expect((await second.call('POST', `${RETENTION}/destructions/${id}/confirmation`, {})).statusCode).toBe(
      409,
    );
    expect((await retentionOf(lead)).destructions[0]).toMatchObject({ state: 'refused' });
    expect(filesHolding(folder(), CANARY).length).toBeGreaterThan(0);
    await destroyed(old);
  });
});

describe('what comes back', () => {
  it('a record that a phone pushes late is refused in plain words and kept nowhere', async () => {
    const pack = await old.phone.pack();
    await destroyed(old);
    expect(await old.phone.pack()).not.toBe(pack);
    const again = await old.phone.push(await old.phone.pack(), [{ ...old.sent, remarks: CANARY }, old.sent]);
    const [line] = again.json<{ error: string; reason: string }[]>();
    expect(line).toMatchObject({ error: 'destroyed' });
    expect(line?.reason).toMatch(/record it anew/);
    const { own: id } = old;
    const rev = String(old.sent['_rev']);
    const receipts = await old.phone.call('POST', '/api/receipts', { records: [{ id, rev }] });
    expect(receipts.json()).toMatchObject({ records: [{ state: 'destroyed' }] });
    const handed = await old.phone.call('POST', '/api/rescue', {
      what: 'record',
      id,
      rev,
      content: `{"a":"${CANARY}"}`,
    });
    expect(handed.statusCode).toBe(410);
    expect(JSON.stringify(await old.phone.documents(await old.phone.pack()))).not.toContain(id);
    expect(storage().read((view) => view.inbox.items(100))).toEqual([]);
    expect(filesHolding(folder(), CANARY)).toEqual([]);
  });

  it('an older copy of the folder is cleaned by the register before it serves, its pictures too', async () => {
    const copy = `${folder()}-copy`;
    await storage().clean();
    cpSync(folder(), copy, { recursive: true });
    expect(filesHolding(copy, CANARY).length).toBeGreaterThan(1);
    const id = await destroyed(old);
    const certificate = storage().read((view) => view.retention.destruction(id)?.certificate);
    cpSync(`${folder()}.destroyed`, `${copy}.destroyed`);
    const restored = openSqliteStorage(copy);
    await destroyerOf(restored, copy).start();
    expect(filesHolding(copy, CANARY, old.picture)).toEqual([]);
    restored.read((view) => {
      expect(brokenAt(view)).toBeNull();
      expect(view.retention.destruction(id)).toMatchObject({ state: 'clean', certificate });
      expect(view.records.entry(old.own)).toBeNull();
    });
    await restored.close();
    rmSync(copy, { recursive: true });
  });

  it('the register says nothing of what it was, and is never applied to another landlord', async () => {
    await destroyed(old);
    const register = new RegisterFile(folder());
    const text = readFileSync(register.path, 'utf8');
    for (const word of [CANARY, old.own, old.tenancy, old.picture, old.server.world.home])
      expect(text).not.toContain(word);
    expect(register.lines('another')).toEqual([]);
  });
});

describe('a server that ends in the middle', () => {
  it('undoes what was not committed', async () => {
    const { lead, second, secondAccount, server } = old;
    const id = anId();
    const { digest } = await retentionOf(lead);
    await lead.call('POST', `${RETENTION}/destructions`, { id, digest });
    const call = {
      account: secondAccount,
      device: second.device,
      now: server.clock.now,
      query: {},
      body: {},
      landlord: 'housing-association',
    } as const;
    const cut = storage().write((tx) => {
      confirmDestruction(tx, { ...call, params: { destruction: id } });
      throw new Error('the power went');
    });
    await expect(cut).rejects.toThrow('the power went');
    expect(storage().read((view) => view.retention.destruction(id)?.state)).toBe('asked');
    expect(storage().read((view) => view.records.entry(old.own))).not.toBeNull();
    expect(existsSync(`${folder()}.destroyed`)).toBe(false);
  });

  it('goes on where it was once it had been committed, and the journal says how far it came', async () => {
    const { lead, second, secondAccount, server } = old;
    const id = anId();
    const { digest } = await retentionOf(lead);
    await lead.call('POST', `${RETENTION}/destructions`, { id, digest });
    const call = {
      account: secondAccount,
      device: second.device,
      now: server.clock.now,
      query: {},
      body: {},
      landlord: 'housing-association',
    } as const;
    await storage().write((tx) => confirmDestruction(tx, { ...call, params: { destruction: id } }));
    // The folder as it lies on the disk at this moment, with the log of writes and the pictures still there.
    const copy = `${folder()}-cut`;
    cpSync(folder(), copy, { recursive: true });
    expect(filesHolding(copy, CANARY).length).toBeGreaterThan(0);
    const woken = openSqliteStorage(copy);
    const actions = () => woken.read((view) => view.journal.about(id).map(({ action }) => action));
    expect(actions()).toEqual(['destruction-asked', 'records-destroyed']);
    await destroyerOf(woken, copy).start();
    expect(filesHolding(copy, CANARY, old.picture)).toEqual([]);
    expect(actions()).toEqual(['destruction-asked', 'records-destroyed', 'destruction-clean']);
    expect(existsSync(`${copy}.destroyed`)).toBe(true);
    await woken.close();
    rmSync(copy, { recursive: true });
  });
});

describe('who may', () => {
  const ID = 'ab'.repeat(16);
  const ROUTES = [
    ['GET', RETENTION],
    ['GET', `${RETENTION}/destructions/${ID}`],
    ['POST', `${RETENTION}/holds`],
    ['POST', `${RETENTION}/holds/${ID}/end`],
    ['POST', `${RETENTION}/destructions`],
    ['POST', `${RETENTION}/destructions/${ID}/refusal`],
    ['POST', `${RETENTION}/destructions/${ID}/confirmation`],
  ] as const;

  it('look, hold, ask and confirm is the lead alone', async () => {
    const { server, lead } = old;
    const { world } = server;
    const stranger = new Browser(server.app, world.lead);
    for (const [method, url] of ROUTES) {
      const body = method === 'POST' ? {} : undefined;
      expect([url, (await stranger.call(method, url, body)).statusCode]).toEqual([url, 401]);
      for (const account of [world.surveyor, world.contractor, world.office, world.administrator]) {
        const who = await Browser.signedIn(server, account);
        expect([url, account.role, (await who.call(method, url, body)).statusCode]).toEqual([
          url,
          account.role,
          403,
        ]);
      }
      expect([
        url,
        [200, 400, 404, 409, 422].includes((await lead.call(method, url, body)).statusCode),
      ]).toEqual([url, true]);
    }
  });
});
