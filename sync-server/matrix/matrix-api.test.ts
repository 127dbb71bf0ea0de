import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardView } from '#domain/cases/office-views.ts';
import {
  LINKS_A_PAGE,
  type ChangePreview,
  type ClosingLine,
  type MatrixView,
} from '#domain/disclosure/matrix-view.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { MadeLink, SharePreview } from '#domain/shares/share-views.ts';
import { addAccount } from '../accounts/new-account.ts';
import { hashPassword } from '../accounts/password.ts';
import { newOpaqueId } from '../new-id.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';
import { POLICY } from '../packs/policy.ts';
import { visitor, type Visitor } from '../shares/visitor.fixture.ts';

const DAY = 86_400_000;
const CELL = { category: 'person-name', audience: 'legal-adviser', to: 'W' };
const PASSWORD = 'five plain words in a row';

let trial: DeskTrial;
let outside: Visitor;
let wren: string;
let linnet: string;
let second: string;
let twin: string;
beforeAll(async () => {
  trial = await deskTrial();
  outside = visitor(trial);
  const password = await hashPassword(PASSWORD, 1);
  const linnetId = trial.landlord.accounts.find(({ name }) => name === 'linnet')?.id;
  await trial.storage.write((tx) => {
    const lead = (name: string, more: object) =>
      addAccount(
        tx,
        { name, displayName: `Lead ${name}`, role: 'lead', password, ...more },
        null,
        trial.now - DAY,
      );
    lead('second', {});
    lead('twin', { sameHumanAs: linnetId });
  });
  [wren, linnet] = [await trial.cookie('wren'), await trial.cookie('linnet')];
  [second, twin] = [await entered('second'), await entered('twin')];
});
afterAll(() => trial.close());

async function entered(name: string): Promise<string> {
  const signed = await trial.app.inject({
    ...{ method: 'POST', url: '/api/session', headers: { host: 'localhost' } },
    payload: { name, password: PASSWORD },
  });
  return signed.cookies.map((one) => `${one.name}=${one.value}`).join('; ');
}

const get = async <T>(path: string, cookie = linnet) =>
  (await trial.get(`/api/office${path}`, cookie)).json as unknown as T;
const post = (path: string, body: object, cookie = linnet) => trial.post(`/api/office${path}`, body, cookie);
const matrix = (cookie = linnet) => get<MatrixView>('/matrix', cookie);
const cellNow = async ({ category, audience }: { category: string; audience: string }) =>
  (await matrix()).rows
    .find((row) => row.category === category)
    ?.cells.find((one) => one.audience === audience)?.words;
const lineOf = async (closing: string): Promise<ClosingLine> => {
  const line = (await matrix()).closings.find((one) => one.closing === closing);
  if (line === undefined) throw new Error('It is listed.');
  return line;
};

async function share(before?: { readonly id: OpaqueId; readonly of: OpaqueId }) {
  const { rows } = await get<BoardView>('/cases', wren);
  for (const { case: of } of rows.filter((row) => before === undefined || row.case === before.of)) {
    const recipient = { id: newOpaqueId(), name: 'Fallow and Reed' };
    const preview = await get<SharePreview>(
      `/cases/${of}/share/legal-adviser?recipient=${recipient.id}`,
      wren,
    );
    const told = preview.compared.find(
      ({ category, reach }) => category === 'person-name' && (reach === 'shared' || before !== undefined),
    );
    if (told === undefined) continue;
    const sent = {
      id: newOpaqueId(),
      audience: 'legal-adviser',
      recipient,
      sha256: preview.sha256,
      until: preview.until,
      again: before?.id,
    };
    const answer = await post(`/cases/${of}/shares`, sent, wren);
    expect(answer.status, answer.text).toBe(200);
    return {
      of: of as OpaqueId,
      id: sent.id,
      said: told.full,
      made: answer.json as unknown as MadeLink,
      reach: told.reach,
    };
  }
  throw new Error('The demo has a case with a name.');
}

const closeCell = async (cell: object, cookie = linnet, id: OpaqueId = newOpaqueId()) => ({
  id,
  answer: await post('/matrix/closings', { id, reason: 'They never need it.', ...cell }, cookie),
});

describe('the matrix as leads change it', () => {
  it('is closed by one lead at once: the page that tells it goes on hold, and what is issued anew lacks it', async () => {
    const { made, said, id, of } = await share();
    expect((await outside.look(made.path)).status).toBe(200);
    const preview = await get<ChangePreview>(
      '/matrix/preview?category=person-name&audience=legal-adviser&to=W',
    );
    expect(preview).toMatchObject({ now: 'S', then: 'W', barred: null, liveLinks: 1 });
    // Which one it is, to what kind of reader, and where: never who.
    expect(preview.links).toMatchObject([{ share: id, to: 'Legal adviser' }]);
    const home = trial.storage.read((view) => view.shares.share(id)?.home);
    expect(preview.links[0]?.home?.id).toBe(home);
    expect(JSON.stringify(preview)).not.toContain('Fallow');
    expect((await outside.look(made.path)).status).toBe(200);

    const closed = await closeCell(CELL);
    expect(closed.answer.status, closed.answer.text).toBe(200);
    expect((await outside.look(made.path)).status).toBe(404);
    expect((await outside.open(made.path, made.code ?? '')).text).not.toContain(said);
    expect(trial.storage.read((view) => view.shares.events(id)).at(-1)).toMatchObject({
      ...{ kind: 'touched', detail: 'stricter-rules' },
    });
    expect(await cellNow(CELL)).toBe('W');
    expect((await matrix()).rules).not.toBe(POLICY);
    // The same form sent twice closes nothing twice.
    expect((await closeCell(CELL, linnet, closed.id)).answer.status).toBe(200);
    expect((await matrix()).closings).toHaveLength(1);

    const again = await share({ id, of });
    expect(again.reach).not.toBe('shared');
    const read = (await outside.open(again.made.path, again.made.code ?? '')).text;
    expect(read.length).toBeGreaterThan(100);
    expect(read).not.toContain(said);
  });

  it('names the links that it would put on hold, a page at a time, each once', async () => {
    const asked = '/matrix/preview?category=defect&audience=ombudsman&to=N';
    const before = await get<ChangePreview>(asked);
    expect(before.links).toEqual([]);
    const of = (await get<BoardView>('/cases', wren)).rows[0]?.case ?? '';
    const home = trial.storage.read((view) => view.records.entries({ case: of as OpaqueId })[0]?.home);
    if (home === undefined) throw new Error('The case has a home.');
    const ids = Array.from({ length: LINKS_A_PAGE + 3 }, () => newOpaqueId());
    const told = [{ field: 'finding/defect', category: 'defect', verdict: 'S' }];
    await trial.storage.write((tx) => {
      for (const id of ids) {
        const place = { home, tenancy: null, case: of as OpaqueId, order: null, request: null };
        const who = { recipient: id, recipientName: 'Named', ownAdviser: false, by: id, at: trial.now };
        const kept = { contentSha256: '', pageSha256: '', told: JSON.stringify(told), rules: '' };
        const frozen = { sealed: Buffer.from('sealed'), key: '00' };
        const page = { id, audience: 'ombudsman', purpose: 'ombudsman-investigation' } as const;
        tx.shares.add({ ...page, ...place, ...who, ...kept }, frozen);
        const link = { share: id, tokenHash: id, codeHash: null, by: id, at: trial.now };
        tx.shares.addLink({ ...link, expiresAt: trial.now + DAY });
        tx.shares.addEvent({ share: id, kind: 'issued', at: trial.now, by: id, detail: 'first' });
      }
    });
    const first = await get<ChangePreview>(asked);
    expect([first.liveLinks, first.links.length]).toEqual([ids.length, LINKS_A_PAGE]);
    const rest = await get<ChangePreview>(`${asked}&from=${LINKS_A_PAGE}`);
    const listed = [...first.links, ...rest.links].map(({ share }) => share);
    expect(listed.toSorted()).toEqual(ids.toSorted());
    expect((await trial.get(`/api/office${asked}&from=-1`, linnet)).status).toBe(400);
    await trial.storage.write((tx) => {
      for (const id of ids) tx.shares.forget(id);
    });
  });

  it('is loosened by two leads alone, never one human by two accounts, and from the next day', async () => {
    const [{ closing }] = (await matrix()).closings as [ClosingLine];
    const proposal = newOpaqueId();
    const proposed = await post(`/matrix/closings/${closing}/end`, {
      id: proposal,
      reason: 'An adviser needs it.',
    });
    expect(proposed.status, proposed.text).toBe(200);
    expect((await lineOf(closing)).proposal).toMatchObject({ id: proposal });
    const yes = (cookie: string) =>
      post(`/matrix/closings/${closing}/answer`, { id: newOpaqueId(), proposal, answer: 'approved' }, cookie);
    expect((await yes(linnet)).status).toBe(422);
    expect((await yes(twin)).status).toBe(422);
    expect((await yes(wren)).status).toBe(403);
    expect((await yes(second)).status).toBe(200);
    expect(await cellNow(CELL)).toBe('W');
    expect(await lineOf(closing)).toMatchObject({ state: 'ends-tomorrow' });
    trial.pass(DAY);
    [wren, linnet, second] = [
      await trial.cookie('wren'),
      await trial.cookie('linnet'),
      await entered('second'),
    ];
    expect(await cellNow(CELL)).toBe('S');
    expect(await lineOf(closing)).toMatchObject({ state: 'ended' });
    expect((await matrix()).rules).toBe(POLICY);
  });

  it('closes again when the two leads who agreed turn out to be one human, and opens when another lead takes that back', async () => {
    const { made } = await share();
    expect((await outside.look(made.path)).status).toBe(200);
    const people = await get<{ accounts: { value: string; label: string }[] }>('/same-human');
    const idOf = (name: string) => people.accounts.find(({ label }) => label.endsWith(`(${name})`))?.value;
    const [account, other] = [idOf('linnet'), idOf('second')];
    const id = newOpaqueId();
    const said = { id, account, other, reason: 'Both are Linnet.' };
    expect((await post('/same-human', said, wren)).status).toBe(403);
    expect((await post('/same-human', said)).status).toBe(200);
    expect(await cellNow(CELL)).toBe('W');
    expect((await outside.look(made.path)).status).toBe(404);
    const { lines } = await get<{ lines: { anew: { what: string }[]; whyNotBack: string | null }[] }>(
      '/same-human',
    );
    expect(lines[0]?.anew.map(({ what }) => what).join()).toMatch(/end of a closing: 7 .*Legal adviser/);
    const undo = (cookie: string) =>
      post(`/same-human/${id}/undo`, { id: newOpaqueId(), reason: 'Two people.' }, cookie);
    for (const cookie of [linnet, second]) expect((await undo(cookie)).status).toBe(422);
    const password = await hashPassword(PASSWORD, 1);
    await trial.storage.write((tx) =>
      addAccount(tx, { name: 'third', displayName: 'Lead third', role: 'lead', password }, null, trial.now),
    );
    expect((await undo(await entered('third'))).status).toBe(200);
    expect(await cellNow(CELL)).toBe('S');
    expect((await outside.look(made.path)).status).toBe(404);
  });

  it('refuses to close facts, rights and instructions, never loosens row 14, and says why', async () => {
    const never = [
      [{ category: 'defect', audience: 'contractor', to: 'W' }, /facts of the building/],
      [{ category: 'diagnosis', audience: 'subject-access', to: 'W' }, /right/],
      [{ category: 'health-need', audience: 'contractor', to: 'W' }, /keeps people safe/],
      [{ category: 'diagnosis', audience: 'emergency-service', to: 'W' }, /life/],
    ] as const;
    for (const [cell, why] of never) {
      const { answer } = await closeCell(cell);
      expect([answer.status, answer.json['reason']]).toEqual([422, expect.stringMatching(why)]);
    }
    const { id, answer } = await closeCell({ category: 'safeguarding', audience: 'ombudsman', to: 'W' });
    expect(answer.status, answer.text).toBe(200);
    expect((await lineOf(id)).whyNotEnd).toMatch(/Row 14 is never loosened/);
    const end = await post(`/matrix/closings/${id}/end`, { id: newOpaqueId(), reason: 'Please' });
    expect([end.status, end.json['reason']]).toEqual([422, expect.stringMatching(/Row 14/)]);
    expect((await closeCell({ ...CELL, to: 'S' })).answer.status).toBe(400);
    expect((await closeCell({ ...CELL, reason: ' ' })).answer.status).toBe(422);
  });

  it('is closed by nobody else, and shows nobody else what leads said', async () => {
    const before = (await matrix()).closings.length;
    const cookies = { asha: 403, tidewell: 403, ellis: 403, wren: 403 };
    for (const [name, status] of Object.entries(cookies)) {
      const cookie = await trial.cookie(name);
      for (const path of ['/matrix/closings', `/matrix/closings/${newOpaqueId()}/end`, '/same-human'])
        expect((await post(path, { ...CELL, id: newOpaqueId(), reason: 'x' }, cookie)).status).toBe(status);
      expect((await trial.get('/api/office/same-human', cookie)).status).toBe(403);
    }
    expect((await post('/matrix/closings', { ...CELL, id: newOpaqueId(), reason: 'x' }, '')).status).toBe(
      401,
    );
    expect((await matrix()).closings).toHaveLength(before);
    expect((await matrix(wren)).closings).toEqual([]);
  });

  it('names every version that held, from when, and that of now among them once', async () => {
    const { rules, versions } = await matrix();
    expect(versions.filter((one) => one.rules === rules)).toHaveLength(1);
    expect(versions[0]).toMatchObject({
      rules,
      since: expect.stringMatching(/^\w{3} \d+ \w{3}, \d\d:\d\d$/),
    });
    expect(versions.length).toBeGreaterThan(1);
  });

  it('is checked again row by row by a lead, who says what they read; everybody at the desk sees who', async () => {
    const seven = async () => (await matrix(wren)).rows.find(({ row }) => row === 7);
    expect((await seven())?.checkedBy).toBeNull();
    const check = { id: newOpaqueId(), row: 7, words: 'Read the sharing code again: it still holds.' };
    expect((await post('/matrix/checks', check, wren)).status).toBe(403);
    expect((await post('/matrix/checks', { ...check, words: ' ' })).status).toBe(422);
    expect((await post('/matrix/checks', { ...check, row: 99 })).status).toBe(400);
    for (const time of [1, 2])
      expect([time, (await post('/matrix/checks', check)).status]).toEqual([time, 200]);
    expect(await seven()).toMatchObject({ stale: false, checkedBy: { words: check.words } });
    expect((await post('/matrix/checks', check, second)).status).toBe(409);
  });
});
