import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardView, CaseView } from '#domain/cases/office-views.ts';
import type { DisclosureDetail } from '#domain/disclosures/disclosure-views.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import type { MadeLink, ShareLine, SharePreview } from '#domain/shares/share-views.ts';
import { brokenAt } from '../journal/chain.ts';
import { newOpaqueId } from '../new-id.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';
import { filedRecord } from '../files/filed-record.ts';
import { visitor, type Visitor } from './visitor.fixture.ts';

let trial: DeskTrial;
let outside: Visitor;
let wren: string;
/** An open case with a job that is out. */
let matter: { case: OpaqueId; home: OpaqueId };
beforeAll(async () => {
  trial = await deskTrial();
  outside = visitor(trial);
  wren = await trial.cookie('wren');
  const { rows } = await get<BoardView>('/cases');
  for (const { case: id, home } of rows) {
    const view = await get<CaseView>(`/cases/${id}`);
    if (view.orders.some(({ state }) => state === 'issued') && isOpaqueId(id) && isOpaqueId(home)) {
      matter = { case: id, home };
      return;
    }
  }
  throw new Error('The demo has an open case with a job.');
});
afterAll(() => trial.close());

const get = async <T>(path: string, cookie = wren) =>
  (await trial.get(`/api/office${path}`, cookie)).json as T;
const post = (path: string, body: object, cookie = wren) => trial.post(`/api/office${path}`, body, cookie);
const previewFor = (audience: string, query = '') =>
  get<SharePreview>(`/cases/${matter.case}/share/${audience}${query}`);

async function wishFor(audience: string, name = 'Fallow and Reed') {
  const recipient = { id: newOpaqueId(), name };
  const first = await previewFor(audience);
  const known = first.recipient ?? recipient;
  const preview = await previewFor(audience, `?recipient=${known.id}`);
  const { sha256, until, order } = preview;
  const sent = { id: newOpaqueId(), audience, recipient: known, order, sha256, until };
  return { preview, sent };
}

async function share(
  audience: string,
  more: object = {},
): Promise<{ made: MadeLink; sent: { id: OpaqueId } }> {
  const { sent } = await wishFor(audience);
  const answer = await post(`/cases/${matter.case}/shares`, { ...sent, ...more });
  expect(answer.status, answer.text).toBe(200);
  return { made: answer.json as unknown as MadeLink, sent };
}

const lineOf = async (id: string) =>
  (await get<{ shares: ShareLine[] }>(`/shares?case=${matter.case}`)).shares.find((one) => one.id === id);

describe('a page for somebody outside', () => {
  it('is looked at beside the full record, with each field that stays back and why', async () => {
    const { compared, code, recipient } = await previewFor('contractor');
    expect(recipient?.name).toBeTruthy();
    expect(code).toBe(true);
    expect(compared.some(({ reach }) => reach === 'shared')).toBe(true);
    for (const { reach, why } of compared) if (reach !== 'shared') expect(why).not.toBe('');
  });

  it('is frozen, logged and told as it was looked at, and opened by a form and a code alone', async () => {
    const { made, sent } = await share('contractor');
    expect(made.path).toMatch(/^\/s\/[A-Za-z0-9_-]{43}$/);
    const log = trial.storage.read((view) => filedRecord(view, sent.id));
    expect(log?.record.kind === 'disclosure' && log.record.body).toMatchObject({
      audience: 'contractor',
      purpose: 'repair',
      decision: 'shared',
      channel: 'link',
    });
    // A mail scanner, a preview, somebody who was sent it by mistake: they see no fact, and count as nobody.
    const door = await outside.look(made.path);
    expect(door.status).toBe(200);
    expect(door.text).toContain('Your code');
    const opened = await outside.open(made.path, made.code ?? '');
    expect(opened.status).toBe(200);
    expect(opened.text).toContain('What was ordered');
    const { page } = await previewFor('contractor');
    for (const { entries } of page.sections)
      for (const { lines } of entries)
        for (const { words } of lines) {
          expect(opened.text).toContain(words.replaceAll("'", '&#39;').replaceAll('&', '&').slice(0, 20));
          if (words.length > 12) expect(door.text).not.toContain(words);
        }
    const line = await lineOf(sent.id);
    expect(line?.openings).toMatch(/^Opened once/);
    const frozen = trial.storage.read((view) => view.shares.share(sent.id));
    expect(createHash('sha256').update(opened.bytes).digest('hex')).toBe(frozen?.pageSha256);
    expect(trial.storage.read(brokenAt)).toBeNull();
  });

  it('keeps the token and the words nowhere in the clear', async () => {
    const { made } = await share('legal-adviser');
    const token = made.path.slice(3);
    const stored = trial.storage.read((view) => ({
      shares: view.shares.shares({ case: matter.case }),
      links: view.shares.shares({ case: matter.case }).map(({ id }) => view.shares.link(id)),
      sealed: view.shares
        .shares({ case: matter.case })
        .map(({ id }) => view.shares.sealed(id)?.toString('latin1')),
      journal: view.journal.lines({ after: 0, limit: 100_000 }),
    }));
    const text = JSON.stringify(stored);
    expect(text).not.toContain(token);
    expect(text).not.toContain((made.code ?? '').replace(' ', ''));
    expect(JSON.stringify(stored.sealed)).not.toContain('What was');
  });

  it('is made by the office and the lead alone', async () => {
    const { sent } = await wishFor('ombudsman', 'Housing Ombudsman Service');
    const paths = [`/cases/${matter.case}/shares`, `/cases/${matter.case}/share-refusals`];
    for (const who of ['robin', 'tidewell', 'ellis', '']) {
      const cookie = who === '' ? '' : await trial.cookie(who);
      for (const path of paths) expect([401, 403]).toContain((await post(path, sent, cookie)).status);
      for (const path of [`/shares?case=${matter.case}`, `/cases/${matter.case}/share/contractor`])
        expect([401, 403]).toContain((await trial.get(`/api/office${path}`, cookie)).status);
      for (const path of [`/shares/${sent.id}/revoke`, `/disclosures/${sent.id}/tellings`])
        expect([401, 403]).toContain((await post(path, {}, cookie)).status);
    }
    expect(trial.storage.read((view) => view.shares.share(sent.id))).toBeNull();
  });
});

describe('what is not open', () => {
  it('answers alike whether it is over, was taken back, is on hold, was read, or never was', async () => {
    const never = await outside.look(`/s/${'A'.repeat(43)}`);
    const nonsense = await outside.look('/s/nothing');
    const revoked = await share('contractor');
    const path = `/shares/${revoked.sent.id}/revoke`;
    for (const reason of [undefined, 'constructor', 'desk']) {
      const refused = await post(path, { reason });
      expect([refused.status, refused.json['reason']]).toEqual([422, 'Choose why it is taken back.']);
    }
    for (const time of [1, 2])
      expect([time, (await post(path, { reason: 'asked' })).status]).toEqual([time, 200]);
    const { json } = await trial.get(`/api/office/shares?case=${matter.case}`, wren);
    const line = (json['shares'] as readonly ShareLine[]).find(({ id }) => id === revoked.sent.id);
    expect(line?.stateWords).toMatch(/^Taken back .*by Wren Ashdown\. They, or the resident, asked us to$/);
    expect(line?.takeBackFor).toEqual([]);
    const read = await share('contractor');
    await outside.open(read.made.path, read.made.code ?? '');
    const over = await share('contractor', { until: '2026-11-24' });
    const same = [
      nonsense,
      await outside.look(revoked.made.path),
      await outside.open(revoked.made.path, revoked.made.code ?? ''),
      await outside.look(read.made.path),
      await outside.open(read.made.path, read.made.code ?? ''),
      await outside.open(`/s/${'A'.repeat(43)}`, '123456'),
    ];
    expect(never.status).toBe(404);
    expect(never.text).toContain('This page is not open.');
    for (const one of same) expect(one).toEqual(never);
    expect((await outside.look(over.made.path)).status).toBe(200);
    trial.pass(86_400_000 / 2);
    expect((await outside.look(over.made.path)).status).toBe(200);
    trial.pass(1 * 3_600_000);
    expect(await outside.look(over.made.path)).toEqual(never);
    trial.pass(-86_400_000 / 2 - 3_600_000);
  });

  it('closes after five wrong codes, and a code that was used opens nothing again', async () => {
    const { made, sent } = await share('contractor');
    for (let tries = 0; tries < 4; tries += 1) {
      const wrong = await outside.open(made.path, made.code === '000 000' ? '111111' : '000000');
      expect(wrong.status).toBe(403);
      expect(wrong.text).not.toContain('What was ordered');
    }
    await outside.open(made.path, made.code === '000 000' ? '111111' : '000000');
    expect((await outside.open(made.path, made.code ?? '')).status).toBe(404);
    expect((await lineOf(sent.id))?.state).toBe('locked');
    const again = await share('contractor', { again: sent.id });
    expect((await outside.open(again.made.path, again.made.code ?? '')).status).toBe(200);
    expect((await outside.open(again.made.path, again.made.code ?? '')).status).toBe(404);
  });
});

describe('issuing again', () => {
  it('writes nothing new while nothing has changed: only the link and the code are fresh', async () => {
    const first = await share('contractor');
    const count = () =>
      trial.storage.read((view) => view.records.entries({ kind: 'disclosure', home: matter.home }).length);
    const before = count();
    const again = await share('contractor', { again: first.sent.id });
    expect(again.made).toMatchObject({ share: first.sent.id, unchanged: true });
    expect(count()).toBe(before);
    expect((await outside.look(first.made.path)).status).toBe(404);
    expect((await outside.look(again.made.path)).status).toBe(200);
  });

  it('is another disclosure for another purpose, and the log says until when the newest link is open', async () => {
    const audience = 'legal-adviser';
    const purposes = (await previewFor(audience)).purposes.map(({ value }) => value);
    expect(purposes.length).toBeGreaterThan(1);
    const first = await share(audience);
    const until = '2026-11-25';
    const again = await share(audience, { again: first.sent.id, until });
    expect(again.made).toMatchObject({ share: first.sent.id, unchanged: true });
    const formOf = async (id: string) => (await get<DisclosureDetail>(`/disclosures/${id}`)).form;
    const said = (await formOf(first.sent.id)).find(({ key }) => key === 'until')?.words;
    expect(said).toBe('Wed 25 Nov');
    const { sent } = await wishFor(audience);
    const purpose = purposes.at(-1);
    const preview = await previewFor(audience, `?recipient=${sent.recipient.id}&purpose=${purpose ?? ''}`);
    const wish = { ...sent, purpose, sha256: preview.sha256, again: first.sent.id };
    const other = (await post(`/cases/${matter.case}/shares`, wish)).json as unknown as MadeLink;
    expect(other).toMatchObject({ share: sent.id, unchanged: false });
    expect((await lineOf(first.sent.id))?.state).toBe('replaced');
  });

  it('freezes nothing that was not looked at', async () => {
    const { sent } = await wishFor('contractor');
    const stale = await post(`/cases/${matter.case}/shares`, { ...sent, sha256: 'ab'.repeat(32) });
    expect(stale.status).toBe(409);
    expect(trial.storage.read((view) => view.shares.share(sent.id))).toBeNull();
  });

  it('does nothing twice when a press is repeated, and gives the answer that was lost', async () => {
    const { sent } = await wishFor('contractor');
    const one = (await post(`/cases/${matter.case}/shares`, sent)).json as unknown as MadeLink;
    const two = (await post(`/cases/${matter.case}/shares`, sent)).json as unknown as MadeLink;
    expect(two.share).toBe(one.share);
    expect((await outside.look(one.path)).status).toBe(404);
    expect((await outside.look(two.path)).status).toBe(200);
    expect((await post(`/cases/${matter.case}/shares`, sent, await trial.cookie('linnet'))).status).toBe(409);
    // To somebody else, for something else or until another day it is another act, and gets no link to this page.
    const others = await wishFor('ombudsman', 'Housing Ombudsman Service');
    for (const other of [
      { ...others.sent, id: sent.id },
      { ...sent, recipient: { id: newOpaqueId(), name: 'Somebody else' } },
      { ...sent, until: '2026-11-24' },
    ])
      expect((await post(`/cases/${matter.case}/shares`, other)).status).toBe(409);
    expect((await outside.look(two.path)).status).toBe(200);
    expect((await post(`/cases/${matter.case}/share-refusals`, { ...sent, reason: 'No.' })).status).toBe(409);
  });
});

describe('refusing', () => {
  it('takes a written reason, which stands in the log', async () => {
    const { sent } = await wishFor('contractor');
    for (const reason of [' ', undefined]) {
      const bare = await post(`/cases/${matter.case}/share-refusals`, { ...sent, reason });
      expect([bare.status, bare.json['reason']]).toEqual([422, expect.stringContaining('Write the reason')]);
    }
    const said = { ...sent, reason: 'The firm is not ours.' };
    expect((await post(`/cases/${matter.case}/share-refusals`, said)).status).toBe(200);
    const log = trial.storage.read((view) => filedRecord(view, sent.id));
    expect(log?.record.kind === 'disclosure' && log.record.body).toMatchObject({
      decision: 'refused',
      words: 'The firm is not ours.',
    });
    // Sent again it is the same refusal; another reason under its id is not taken for kept, and no page leaves under it.
    const refusals = `/cases/${matter.case}/share-refusals`;
    expect((await post(refusals, said)).status).toBe(200);
    expect((await post(refusals, { ...said, reason: 'Another.' })).status).toBe(409);
    const left = await post(`/cases/${matter.case}/shares`, sent);
    expect([left.status, left.json['reason']]).toEqual([409, expect.stringContaining('Open the form anew')]);
    expect(trial.storage.read((view) => view.shares.share(sent.id))).toBeNull();
  });
});
