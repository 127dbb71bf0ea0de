import { expect, test, type Browser, type Page } from '@playwright/test';
import { ask, atOffice, packName } from './support/at-the-office.ts';
import { cameraJpeg } from './support/camera-jpeg.ts';
import { coldPhone, type ColdPhone } from './support/cold-phone.ts';
import { openCase, openDesk } from './support/desk.ts';
import { passwordOf, setSignal, signIn, waitForReceipts, waitUntilKept } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { addRoom, leaveRoom, readMoisture, readSurface, startVisit, takePhoto } from './support/visit.ts';

const DAMP_HOME = 'Flat 14, Larkspur House';
const REPAIR_HOME = '5 Plover Row';
const OWNER = 'Callum Canary';
const FACTS = { owner: OWNER, thumbnail: 'thumbnail canary', takenAt: '2026:11:03 09:12:44' };

test.setTimeout(240_000);

let server: DemoServer;
let phone: ColdPhone;
test.beforeAll(async ({ browserName: _browser }, info) => {
  server = await startDemoServer();
  phone = await coldPhone(info);
});
test.afterEach(async ({ browserName: _browser }, info) => {
  if (info.status === info.expectedStatus) return;
  await info.attach('phone', { body: await phone.page.screenshot(), contentType: 'image/png' });
  await info.attach('phone in words', { body: await phone.page.locator('body').ariaSnapshot() });
});
test.afterAll(async () => {
  await phone.remove();
  await server.remove();
});

test('two visits with no signal and no server, killed mid-sentence, reach the office; the job goes out and its report comes back', async ({
  browser,
}) => {
  await signIn(phone.page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(phone.page);
  await expect(phone.page.getByText(DAMP_HOME).first()).toBeVisible();
  const pictures: Buffer[] = [];
  for (const seed of [1, 2, 3, 4, 5]) pictures.push(await cameraJpeg(phone.page, seed, FACTS));
  // The pictures do hold what must not leave: a search that could not find it would prove nothing.
  expect(pictures[0]?.toString('latin1')).toContain(OWNER);
  await setSignal(phone.context, false);
  await server.stop('SIGKILL');

  await startVisit(phone.page, DAMP_HOME);
  await recordBedroom(phone.page, pictures);
  const page = await killMidSentence();
  await recordOtherRooms(page, pictures);
  await concludeAndFinish(page);
  await repairVisit(page);

  await server.start();
  await setSignal(phone.context, true);
  await waitForReceipts(page, server.address);

  const desk = await openDesk(browser, server.address);
  await officeSeesTheVisit(desk);
  await officeRaisesJob(desk);
  await contractorDoesIt(browser, pictures[4] ?? Buffer.alloc(0));
  await officeSeesTheReport(desk);
});

async function recordBedroom(page: Page, pictures: readonly Buffer[]): Promise<void> {
  await addRoom(page, 'Bedroom', '2');
  await readMoisture(page, '23.4');
  await readSurface(page, '13.5');
  await takePhoto(page, pictures[0] ?? Buffer.alloc(0), 1, 'haddad bedroom sill.jpg');
  await takePhoto(page, pictures[1] ?? Buffer.alloc(0), 2);
  await page.getByRole('button', { name: 'Finding', exact: true }).click();
  await page.getByText('Mould', { exact: true }).click();
  await page.getByText('An area, up to 1 m²').click();
  await page.getByText('Wall', { exact: true }).click();
  await page.getByText('Ahead of the door').click();
  await page.getByText('Outside', { exact: true }).click();
  await page.getByText('Condensation', { exact: true }).click();
  await page.getByText('Likely', { exact: true }).click();
  await page.getByRole('button', { name: 'Save finding' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bedroom 2' })).toBeVisible();
}

/** The page dies in the middle of a word, the browser with it; the words are there when it opens again. */
async function killMidSentence(): Promise<Page> {
  const typed = 'Trickle vent painted shut. Extractor fan in the bath';
  await phone.page.getByRole('button', { name: /^Add a note/ }).click();
  await phone.page.getByLabel('Your note').pressSequentially(typed, { delay: 40 });
  const page = await phone.killAndReopen();
  await setSignal(phone.context, false);
  await page.goto(server.address);
  await page.getByText(DAMP_HOME).first().click();
  await page.getByRole('link', { name: /^Bedroom 2/ }).click();
  await page.getByRole('link', { name: /note not finished/i }).click();
  const restored = await page.getByLabel('Your note').inputValue();
  // A battery may die between a key and the disk; what was typed a moment before is there.
  expect(typed.startsWith(restored)).toBe(true);
  expect(typed.length - restored.length).toBeLessThanOrEqual(3);
  await page.getByLabel('Your note').fill(`${typed}room does not run.`);
  await page.getByRole('button', { name: 'Save note' }).click();
  await leaveRoom(page);
  return page;
}

async function recordOtherRooms(page: Page, pictures: readonly Buffer[]): Promise<void> {
  await addRoom(page, 'Living room');
  await readMoisture(page, '14.2');
  await readSurface(page, '17.1');
  await takePhoto(page, pictures[2] ?? Buffer.alloc(0), 1);
  await leaveRoom(page);
  await addRoom(page, 'Bathroom');
  await readMoisture(page, '17.8');
  await readSurface(page, '15.3');
  await takePhoto(page, pictures[3] ?? Buffer.alloc(0), 1);
  await leaveRoom(page);
  await page.getByRole('link', { name: /^Photos/ }).click();
  await page.getByRole('button', { name: /^Clear/ }).click();
  await page.getByRole('link', { name: 'Done' }).first().click();
}

async function concludeAndFinish(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Decision/ }).click();
  await page
    .getByText(/^Significant/)
    .first()
    .click();
  await page.getByText('Mould where people sleep').click();
  await page.getByLabel('Cause').selectOption({ label: 'Condensation on a cold surface' });
  await page.getByLabel('Work to stop it coming back').check({ force: true });
  await page.getByRole('button', { name: 'Use this decision' }).click();
  await finish(page);
}

async function finish(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Finish visit/ }).click();
  await expect(page.getByRole('group', { name: 'Was the resident told what you found?' })).toBeVisible();
  for (const gap of await page.getByRole('checkbox').all()) await gap.check({ force: true });
  await page.getByText('In person', { exact: true }).click();
  await page.getByRole('button', { name: /^Finish visit/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Visit finished' })).toBeVisible();
  await page.getByRole('link', { name: 'See today’s visits' }).click();
}

async function repairVisit(page: Page): Promise<void> {
  await startVisit(page, REPAIR_HOME);
  await addRoom(page, 'Kitchen');
  await page.getByRole('button', { name: 'Finding', exact: true }).click();
  await page.getByText('Something to mend', { exact: true }).click();
  await page.getByText('Pipe or waste', { exact: true }).click();
  await page.getByText('Leaking', { exact: true }).click();
  await page.getByText('Mend', { exact: true }).click();
  await page.getByRole('button', { name: 'Save finding' }).click();
  await leaveRoom(page);
  await finish(page);
}

async function officeSeesTheVisit(desk: Page): Promise<void> {
  await openCase(desk, DAMP_HOME);
  for (const figures of ['23.4', '14.2', '17.8', '13.5', '17.1', '15.3']) {
    await expect(desk.getByText(figures).first()).toBeVisible();
  }
  await expect(
    desk.getByText('Trickle vent painted shut. Extractor fan in the bathroom does not run.'),
  ).toBeVisible();
  await expect(desk.getByText(/Decided: significant/i).first()).toBeVisible();
}

async function officeRaisesJob(desk: Page): Promise<void> {
  await desk.getByRole('link', { name: 'Raise a job' }).click();
  await desk.getByRole('checkbox').first().check({ force: true });
  await desk.getByLabel('Contractor').selectOption({ label: 'Tidewell Repairs' });
  await desk.getByText('Stop it coming back', { exact: true }).click();
  await desk.getByLabel('Part of the building').selectOption({ label: 'Wall' });
  await desk.getByLabel('What to do', { exact: true }).selectOption({ label: 'Insulate' });
  await desk.getByRole('button', { name: 'Issue job' }).click();
  await expect(desk).toHaveURL(/\/office\/orders\//);
}

async function contractorDoesIt(browser: Browser, picture: Buffer): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await signIn(page, server.address, 'tidewell', passwordOf('tidewell'));
  await waitUntilKept(page);
  await page
    .getByRole('link', { name: /Insulate/ })
    .filter({ hasText: DAMP_HOME })
    .first()
    .click();
  await expect(page.getByText('23.4').first()).toBeVisible();
  await expect(page.getByRole('img').first()).toBeVisible();
  const words = await page.locator('body').innerText();
  expect(words).not.toContain('Trickle vent');
  await expectCleanPictures(page);
  page.setDefaultTimeout(15_000);
  await setSignal(context, false);
  await page.getByRole('link', { name: 'Record work done' }).click();
  await page.getByText('Done', { exact: true }).first().click();
  await page.getByText('Insulate', { exact: true }).click();
  await page.getByText('Yes', { exact: true }).click();
  // What the remarks tell of people is pointed out while they are typed, with no signal too.
  await page.getByLabel('Anything else').fill('Mrs Okonjo has asthma, so sheets went up');
  await expect(page.getByText(/may be about people\. Take out what is\.$/)).toBeVisible();
  await page.getByLabel('Anything else').fill('');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Photo', exact: true }).click();
  await (await chooser).setFiles({ name: 'done.jpg', mimeType: 'image/jpeg', buffer: picture });
  await expect(page.getByRole('img').first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Finish job' }).click();
  await expect(page.getByText(/Work recorded|kept on this phone/i).first()).toBeVisible();
  await setSignal(context, true);
  await waitForReceipts(page, server.address);
  await context.close();
}

/** Every picture that the contractor's account can fetch is upright and small, and holds nothing that the camera wrote. */
async function expectCleanPictures(page: Page): Promise<void> {
  const contractor = await atOffice(server.address, 'tidewell');
  const pack = await ask(contractor, `/db/${await packName(contractor)}/_all_docs?include_docs=true`);
  const { rows } = (await pack.json()) as { rows: { doc: { kind: string; body: { picture?: string } } }[] };
  const ids = rows.flatMap(({ doc }) => (doc.kind === 'cleared-photo' ? [String(doc.body.picture)] : []));
  const pictures = await Promise.all(
    ids.map(async (id) => {
      const bytes = Buffer.from(await (await ask(contractor, `/photos/${id}`)).arrayBuffer());
      const size = await page.evaluate(async (base64) => {
        const blob = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
        const { width, height } = await createImageBitmap(blob);
        return { width, height };
      }, bytes.toString('base64'));
      return { ...size, text: bytes.toString('latin1') };
    }),
  );
  const taken = pictures.filter(({ width, height }) => width === 1200 && height === 1600);
  expect(taken.length).toBeGreaterThanOrEqual(4);
  for (const { text } of pictures) {
    for (const trace of ['Exif', 'GPS', OWNER, FACTS.thumbnail, 'haddad', '2026:11:03'])
      expect(text).not.toContain(trace);
  }
}

async function officeSeesTheReport(desk: Page): Promise<void> {
  await desk.goto(`${server.address}/office/cases`);
  await openCase(desk, DAMP_HOME);
  await expect(desk.getByText(/Tidewell Repairs/).first()).toBeVisible();
  await expect(desk.getByText('Work report: done').first()).toBeVisible();
  await expect(desk.getByText('Left safe and clean').first()).toBeVisible();
  await desk.close();
}
