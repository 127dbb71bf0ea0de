import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { QUESTIONS } from '#domain/requests/questions.ts';
import type { RequestView } from '#domain/requests/request-views.ts';
import type { FrozenPage } from '#domain/rights/rights-views.ts';
import { SHARED_WITH } from '#domain/shares/share-audiences.ts';
import type { MadeLink } from '#domain/shares/share-views.ts';
import { bareJpeg } from '../../src/device/photos/bare-jpeg.ts';
import { PhotoFiles } from '../../sync-server/photos/photo-files.ts';
import { goodRequest } from '../../sync-server/sharing/sharing.fixture.ts';
import { anId, issue, NOW, PASSWORD } from '../../sync-server/files/filing.fixture.ts';
import {
  canaryWorld,
  type CanaryHome,
  type GrownWorld,
  type ReaderName,
} from '../disclosure/canary-world.ts';
import { heapOf, readPdf, type ReadPdf } from '../disclosure/read-pdf.ts';
import { askForCopy, atDesk, frozenAsRead, makePage, readForCopy } from '../disclosure/somebody-outside.ts';
import { WAYS_OUT, type WayOut } from '../disclosure/ways-out.ts';
import { isInOwnCopy, isTypedForThem, type PageReader } from '../disclosure/who-is-told.ts';
import { mayHold, mustReachContractor } from '../disclosure/who-may-hold.ts';
import { described, wordsOutside, wrongsIn } from '../disclosure/wrongs-of.ts';
import { choosePin, fillSignIn, unlockWhenAsked } from './support/phone.ts';
import { readJpeg } from './support/read-jpeg.ts';
import { CANARIES, soiledJpeg } from './support/soiled-jpeg.ts';

/*
 * What is printed or kept as a PDF is read as whoever is given the file could read it: its words, and its properties, outline,
 * tags, links, attachments and the pictures in it. A landlord with a word of its own in every field of every kind is behind it
 * (docs/decisions/0120, 0176).
 */

let world: GrownWorld;
let at: CanaryHome;
let address: string;

test.describe.configure({ mode: 'default' }); // one landlord serves them all
test.beforeAll(async ({ browser }) => {
  world = await canaryWorld(116, 7, { appFolder: 'dist/app' });
  const { app, clock } = world.server;
  clock.now = NOW + 60_000;
  const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  address = `http://localhost:${port}`;
  const [first] = world.homes;
  if (first === undefined) throw new Error('It has homes.');
  at = first;
  const page = await browser.newPage();
  await addPicture(page);
  await page.close();
});
test.afterAll(async () => {
  await world.server.close();
  rmSync(world.server.world.folder, { recursive: true });
});

/** Prints what is on the screen as a person's browser does it: with its own head and foot where the page leaves room for them. */
async function printed(page: Page, name: string): Promise<ReadPdf> {
  const bytes = await page.pdf({
    ...{ format: 'A4', preferCSSPageSize: true, displayHeaderFooter: true, tagged: true, outline: true },
  });
  const folder = process.env['HOMEFILE_PICTURES'];
  if (folder) writeFileSync(`${folder}/${name}.pdf`, bytes);
  return readPdf(bytes);
}

/** What is never on paper, whoever printed it: an address, a title with a word of a record, a file, a script, a note of a camera. */
function expectsBare(read: ReadPdf, title: string): void {
  expect(read.properties['Title']).toBe(title);
  const known = ['Title', 'Language', 'Creator', 'Producer', 'CreationDate', 'ModDate'];
  const more = Object.entries(read.properties).filter(
    ([name, value]) =>
      typeof value === 'string' && value !== '' && !known.includes(name) && name !== 'PDFFormatVersion',
  );
  expect(more).toEqual([]);
  expect(read.attachments).toEqual([]);
  const all = heapOf(read).toString('latin1');
  const addresses = /localhost|127\.0\.0\.1|\/office\/|\/s\/[\w-]{20}|\/r\/[\w-]{20}|file:/g;
  expect(all.match(addresses) ?? []).toEqual([]);
  for (const jpeg of read.jpegs) expect(readJpeg(jpeg).extra).toEqual([]);
}

const seenIn = (reads: readonly ReadPdf[]): ReadonlySet<string> =>
  wordsOutside(reads.map((read) => ({ asked: '', bytes: heapOf(read) })));

/** Everything that opens behind this address, sheet by sheet. */
async function everySheet(page: Page, path: string, code: string | null, name: string): Promise<ReadPdf[]> {
  await page.goto(address + path);
  if (code !== null) await page.getByLabel('Your code, six digits').fill(code);
  await page.getByRole('button', { name: 'Show the page' }).click();
  await expect(page.getByText(/^(You asked us\. )?This is what we have on record/)).toBeVisible();
  const reads = [await printed(page, name)];
  const on = page.getByRole('button', { name: /^Go on to page/ });
  while ((await on.count()) > 0) {
    await on.click();
    await expect(page.getByRole('heading', { level: 1, name: `page ${reads.length + 1} of` })).toBeVisible();
    reads.push(await printed(page, `${name}-${reads.length + 1}`));
  }
  return reads;
}

function wayNamed(way: string): WayOut {
  const found = WAYS_OUT[way];
  if (!found) throw new Error('It is on the list.');
  return found;
}

/** A picture that a browser drew, with whatever it writes into its file. */
async function drawn(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [320, 240];
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = '#4a6741';
    context.fillRect(40, 40, 200, 120);
    return canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? '';
  });
  return Buffer.from(base64, 'base64');
}

/** A checked photo of this home, as a phone hands it over: nothing in its file but the picture. */
async function addPicture(page: Page): Promise<void> {
  const bytes = Buffer.from(bareJpeg(await drawn(page)) ?? []);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { storage, folder, office } = world.server.world;
  await new PhotoFiles(folder).put(sha256, 'held', bytes);
  await storage.write((tx) => {
    const held = { sha256, bytes: bytes.length, state: 'held', type: 'image/jpeg', sentence: null } as const;
    tx.photos.hold({ ...held, receivedAt: NOW });
    const body = { picture: sha256, takenOn: '2026-11-24', width: 320, height: 240, photo: anId() };
    issue(tx, office, 'cleared-photo', body, { home: at.home, case: at.case });
  });
}

test('the reader of PDFs finds what it is to miss: in properties, links, outline and tags, and what a camera wrote', async ({
  page,
}) => {
  const picture = soiledJpeg(await drawn(page), 1);
  await page.setContent(`<html lang="en"><head><title>word in the title</title>
    <meta name="author" content="word of an author"><meta name="keywords" content="word among keywords"></head>
    <body><h1>word in the outline</h1><a href="https://word.example/in-a-link">x</a>
    <img alt="word for a screen reader" width="200" src="data:image/jpeg;base64,${picture.toString('base64')}">`);
  const read = await printed(page, 'soiled');
  expect(read.properties['Title']).toBe('word in the title');
  expect(read.links).toEqual(['https://word.example/in-a-link']);
  expect(read.jpegs.flatMap((jpeg) => [...readJpeg(jpeg).extra])).not.toEqual([]);
  const all = heapOf(read).toString('latin1');
  expect(read.hidden).toContain('word in the outline');
  for (const word of ['word for a screen reader', CANARIES[0] ?? '']) expect(all).toContain(word);
});

for (const reader of Object.keys(SHARED_WITH) as PageReader[])
  test(`the page for the ${reader}, on paper or as a PDF, tells what is theirs and nothing else`, async ({
    page,
  }) => {
    const { made } = await makePage(world, at, reader);
    const reads = await everySheet(page, made.path, made.code, reader);
    for (const read of reads) expectsBare(read, 'What we have on record');
    expect(reads.some(({ jpegs }) => jpegs.length > 0)).toBe(true);
    expect(wrongsIn(world, at, seenIn(reads), wayNamed(`shared page for the ${reader}`))).toEqual([]);
  });

test('what a neighbour was answered, the receipt of a resident and their own copy are as bare on paper', async ({
  page,
}) => {
  const { office, lead } = world.readers;
  const asked = { id: anId(), home: world.server.world.otherHome, about: at.home, asker: 'neighbour' };
  const note = { id: anId(), words: world.typed('by an asker', at) };
  await atDesk(office, 'POST', '/requests', { ...asked, asks: Object.keys(QUESTIONS), note });
  const { draft } = await atDesk<RequestView>(office, 'GET', `/requests/${asked.id}`);
  const answer = { id: anId(), sha256: draft?.sha256, channel: 'sent' };
  await atDesk(office, 'POST', `/requests/${asked.id}/answer`, answer);
  const link = await atDesk<MadeLink>(office, 'POST', `/requests/${asked.id}/link`, { id: anId() });
  const told = await everySheet(page, link.path, link.code, 'neighbour');
  for (const read of told) expectsBare(read, 'What we know about the building');
  const way = wayNamed('answer to a neighbour, read out and by a link');
  expect(wrongsIn(world, at, seenIn(told), way)).toEqual([]);
  // Every sentence of the answer is on the paper.
  const words = told.map(({ pages }) => pages.join(' ')).join(' ');
  for (const sentence of draft?.words.split('\n') ?? []) expect(words).toContain(sentence);

  const wanted = { id: anId(), person: at.resident };
  const { token } = await atDesk<{ token: string }>(office, 'POST', '/data-receipts', wanted);
  await page.goto(`${address}/r/${token}`);
  await page.getByRole('button', { name: 'Show who was told' }).click();
  await expect(page.getByRole('button', { name: 'Show who was told' })).toBeHidden();
  const receipt = await printed(page, 'receipt');
  expectsBare(receipt, 'What we wrote down');
  expect(wrongsIn(world, at, seenIn([receipt]), wayNamed('data receipt'))).toEqual([]);

  const request = await askForCopy(world, at.resident);
  const { sha256 } = await readForCopy(world, request);
  await frozenAsRead(world, request, sha256);
  const saved = await atDesk<FrozenPage>(lead, 'GET', `/rights/${request}/page`);
  // It is kept as a file, and opened from there.
  const folder = mkdtempSync(join(tmpdir(), 'homefile-printed-'));
  writeFileSync(join(folder, 'copy.html'), saved.page);
  await page.goto(`file://${folder}/copy.html`);
  const copy = await printed(page, 'own-copy');
  expectsBare(copy, 'What we hold about you');
  expect(wrongsIn(world, at, seenIn([copy]), { must: isInOwnCopy, may: isTypedForThem })).toEqual([]);
  rmSync(folder, { recursive: true });
});

test.describe('at the desk and on a phone', () => {
  test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');

  test('a desk in the dark prints nothing that it does not show, black on white, under a title that names nobody', async ({
    page,
  }) => {
    const { office } = world.readers;
    const { made } = await makePage(world, at, 'legal-adviser');
    expect(made.code).not.toBeNull();
    const asked = { id: anId(), home: world.server.world.otherHome, about: at.home, asker: 'neighbour' };
    await atDesk(office, 'POST', '/requests', { ...asked, asks: Object.keys(QUESTIONS) });
    const { draft } = await atDesk<RequestView>(office, 'GET', `/requests/${asked.id}`);
    const answer = { id: anId(), sha256: draft?.sha256, channel: 'sent' };
    await atDesk(office, 'POST', `/requests/${asked.id}/answer`, answer);
    const right = await askForCopy(world, at.resident);
    await page.setViewportSize({ width: 1440, height: 900 });
    await signedIn(page, 'office');
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
    const screens = [
      ['/office/disclosures', 'Disclosure log', /Legal adviser: canary/],
      [`/office/requests/${asked.id}`, 'Request', /What was told/],
      [`/office/rights/${right}`, 'Request', /Copy of what we hold/],
      [`/office/cases/${at.case}`, 'Case', /Damp and mould/],
      [`/office/homes/${at.home}`, 'Home', /Tenan/],
    ] as const;
    const words: string[] = [];
    for (const [path, title, shown] of screens) {
      await page.goto(address + path);
      await expect(page.getByRole('main')).toContainText(shown);
      await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
      const read = await printed(page, path.split('/')[2] ?? '');
      expectsBare(read, `${title} - Homefile`);
      expect(tooMuchFor('office', [read])).toEqual([]);
      words.push(read.pages.join(' '));
      for (const place of ['Who sees what', 'Skip to']) expect(read.pages.join(' ')).not.toContain(place);
    }
    const [log = '', request = ''] = words;
    expect(log).toContain('Legal adviser: canary');
    for (const sentence of draft?.words.split('\n') ?? []) expect(request).toContain(sentence);
    await page.emulateMedia({ media: 'print' });
    const ink = await page.evaluate(
      () => getComputedStyle(document.querySelector('h1 + p, main p') ?? document.body).color,
    );
    const [red = 255, green = 255, blue = 255] = (ink.match(/\d+/g) ?? []).map(Number);
    expect(Math.max(red, green, blue)).toBeLessThan(110);
  });

  test('the desk saves a case and a property file, under names that say nothing of the home', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await signedIn(page, 'office');
    for (const [path, name] of [
      [`/office/cases/${at.case}`, 'case-2026-11-24.csv'],
      [`/office/homes/${at.home}`, 'home-2026-11-24.csv'],
    ] as const) {
      await page.goto(address + path);
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save as a table (CSV)' }).click();
      const file = await saving;
      expect(file.suggestedFilename()).toBe(name);
      const table = await readFile(await file.path(), 'utf8');
      expect(table).toContain('"Number","Belongs to"');
      await expect(page.getByText(/^Saved\. Records in it: \d+\.$/)).toBeVisible();
      const folder = process.env['HOMEFILE_PICTURES'];
      const card = page.getByRole('button', { name: 'Save as JSON' }).locator('xpath=ancestor::section');
      if (folder) await card.screenshot({ path: `${folder}/save-${name}.png` });
    }
  });

  test("the lead prints a resident's copy from the screen: what the copy holds, and nothing of what it leaves out", async ({
    page,
  }) => {
    const request = await askForCopy(world, at.resident);
    const { sha256 } = await readForCopy(world, request);
    await frozenAsRead(world, request, sha256);
    await page.setViewportSize({ width: 1440, height: 900 });
    await signedIn(page, 'lead');
    await page.goto(`${address}/office/rights/${request}/copy`);
    await expect(page.getByRole('heading', { level: 1, name: 'What we hold about you' })).toBeVisible();
    const read = await printed(page, 'copy-at-the-desk');
    expectsBare(read, 'Copy - Homefile');
    expect(wrongsIn(world, at, seenIn([read]), { must: isInOwnCopy, may: isTypedForThem })).toEqual([]);
    expect(read.pages.join(' ')).not.toMatch(/Save as data|The lead|Who sees what/);
  });

  test('a contractor prints a job: what their matrix shows, and nothing that was released for this job alone', async ({
    page,
  }) => {
    const { office, lead } = world.readers;
    const trial = { person: at.resident, server: world.server };
    const necessity = { recipient: world.server.world.contractor.id };
    const request = goodRequest(trial, { necessity });
    await atDesk(office, 'POST', '/sharing', request);
    await atDesk(lead, 'POST', `/sharing/${request.id}/answer`, { id: anId(), answer: 'approved' });
    // What was released has an end: the phone looks at its own clock.
    await page.clock.setSystemTime(world.server.clock.now);
    await page.goto(`${address}/sign-in`);
    await fillSignIn(page, 'contractor', PASSWORD);
    await choosePin(page);
    await unlockWhenAsked(page);
    await jobHere(page).click();
    await expect(page.getByText('Released for this job')).toBeVisible();
    const read = await printed(page, 'job');
    expectsBare(read, 'Job - Homefile');
    expect(tooMuchFor('contractor', [read])).toEqual([]);
    expect(read.pages.join(' ')).not.toMatch(/Released for this job|Record work done|Sending/);
    const seen = seenIn([read]);
    const missing = [...world.planted.values()]
      .flat()
      .filter((one) => one.home === at.home && mustReachContractor(one) && !seen.has(one.word.toLowerCase()))
      .map(described);
    expect([...new Set(missing)]).toEqual([]);
  });

  /** What stands there that this reader may not hold; no id is on paper, not even one that they may. */
  function tooMuchFor(reader: ReaderName, reads: readonly ReadPdf[]): readonly string[] {
    const surveyor = world.server.world.surveyor.id;
    const lying = [...seenIn(reads)].flatMap((word) => world.planted.get(word) ?? []);
    return lying.filter((one) => one.isIdentity || !mayHold(reader, one, surveyor)).map(described);
  }

  async function signedIn(page: Page, name: 'office' | 'lead'): Promise<void> {
    await page.goto(`${address}/sign-in`);
    await fillSignIn(page, name, PASSWORD);
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Sign in to Homefile');
  }

  /** The job at this home, among those of whoever is signed in. */
  function jobHere(page: Page): Locator {
    const [line] = [...world.planted.values()]
      .flat()
      .filter((one) => one.record === at.home && one.field === 'line');
    return page.getByRole('link', { name: new RegExp(line?.word ?? '') }).first();
  }
});
