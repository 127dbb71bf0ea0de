import { expect, test, type Page } from '@playwright/test';
import { effectiveInstant } from '../../src/domain/time/effective-instant.ts';
import { protocolPhone, type ProtocolPhone } from '../journeys/support/phone-protocol.ts';
import {
  passwordOf,
  setSignal,
  signIn,
  typePin,
  waitForReceipts,
  waitUntilKept,
} from '../journeys/support/phone.ts';
import { startDemoServer } from '../journeys/support/server.ts';
import { addRoom, readMoisture, startVisit } from '../journeys/support/visit.ts';

const HOME = '5 Plover Row';
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way for one clock: only in the long run');
test.use({ actionTimeout: 15_000 });
test.setTimeout(180_000);

test('a clock that is a day late, jumps weeks ahead and goes back loses nothing, clears nothing, and misleads nobody', async ({
  page,
}) => {
  const server = await startDemoServer();
  try {
    const late = Date.now() - DAY_MS;
    await page.clock.install({ time: late });
    await signIn(page, server.address, 'asha', passwordOf('asha'));
    await waitUntilKept(page);
    await expect(page.getByText(/Up to date with the office/)).toBeVisible();
    await expect(page.getByText('This phone’s clock is about 1 day slow.')).toBeVisible();
    const phone = await protocolPhone(server.address, 'asha');
    const before = new Set((await readingsOf(phone)).map(({ _id }) => _id));
    await startVisit(page, HOME);
    await addRoom(page, 'Kitchen');
    await readMoisture(page, '21.1');

    await setSignal(page.context(), false);
    await page.clock.setSystemTime(late + 40 * DAY_MS);
    await readMoisture(page, '22.2');
    // By such a clock the shift is over, and the office was not heard for weeks: while the phone stands locked it looks, and
    // clears nothing. The name and the password open it, and all is there.
    await page.clock.runFor(30_000);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Unlock Homefile');
    await page.clock.runFor(120_000);
    await openByPassword(page);
    await expect(page.getByText('22.2').first()).toBeVisible();

    await page.clock.setSystemTime(Date.now() - DAY_MS);
    await readMoisture(page, '23.3');
    await page.clock.runFor(30_000);
    // A clock that went back lengthens no PIN, so it is the password once more; then the clock stands as it did.
    await page.reload();
    await openByPassword(page);
    await page.reload();
    for (const figures of ['21.1', '22.2', '23.3'])
      await expect(page.getByText(figures).first()).toBeVisible();
    await setSignal(page.context(), true);
    await waitForReceipts(page, server.address);

    // The office reads each by its rule for moments: what was stamped rightly lies in its order, the other is doubted.
    const arrivedAt = new Date().toISOString();
    const made = (await readingsOf(phone)).filter(({ _id }) => !before.has(_id));
    const moments = made.map(({ recordedAt, clock, body }) => {
      const moment = effectiveInstant({
        deviceInstant: recordedAt,
        clockDifferenceMs: clock?.differenceMs ?? null,
        differenceAgeMs: clock?.ageMs ?? null,
        receivedAt: arrivedAt,
      });
      if (!moment.ok) throw new Error('A reading has no moment.');
      return { figures: body.value, at: Date.parse(moment.value.instant), doubt: moment.value.reason };
    });
    const [first, ahead, back] = moments.sort((a, b) => a.figures - b.figures);
    if (!first || !ahead || !back) throw new Error('A reading is missing.');
    expect(moments).toHaveLength(3);
    for (const { at } of [first, back]) expect(Math.abs(at - Date.now())).toBeLessThan(15 * MINUTE_MS);
    expect(first.at).toBeLessThan(back.at);
    expect([first.doubt, ahead.doubt, back.doubt]).toEqual([
      'clock-far-off',
      'after-arrival',
      'clock-far-off',
    ]);
    expect(ahead.at).toBe(Date.parse(arrivedAt));
  } finally {
    await server.remove();
  }
});

/** The lock offers no PIN, so that its name and password open it. */
async function openByPassword(page: Page): Promise<void> {
  await expect(page.getByText('The PIN was for one shift, and that is over.')).toBeVisible();
  await page.getByRole('button', { name: 'Use a name and password' }).click();
  await page.getByLabel('Name', { exact: true }).fill('asha');
  await page.getByLabel('Password', { exact: true }).fill(passwordOf('asha'));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose a PIN');
  await typePin(page);
  await expect(page.getByText('The same six digits again')).toBeVisible();
  await typePin(page);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Choose a PIN');
}

async function readingsOf(phone: ProtocolPhone) {
  const response = await fetch(`${phone.address}/db/${phone.pack}/_all_docs?include_docs=true`, {
    headers: { cookie: phone.cookie },
  });
  const { rows } = (await response.json()) as {
    rows: {
      doc: {
        _id: string;
        kind: string;
        author: string;
        recordedAt: string;
        clock: { differenceMs: number; ageMs: number } | null;
        body: { value: number };
      };
    }[];
  };
  return rows
    .map(({ doc }) => doc)
    .filter(({ kind, author }) => kind === 'reading' && author === phone.account);
}
