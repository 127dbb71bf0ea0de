import { expect, test } from '@playwright/test';
import { passwordOf, setSignal, signIn, stayLocked, waitUntilKept } from '../journeys/support/phone.ts';
import { startDemoServer, type DemoServer } from '../journeys/support/server.ts';
import { arrive } from './look.ts';
import { LONG_ADDRESS, LONG_NAME, walkLongDay, walkLongVisit } from './long-names-walk.ts';
import { rewriting, type Rewriting } from './rewriting-server.ts';
import { narrowPhotographer } from './take-pictures.ts';

// What no demo has: the longest names, and a day on which nothing is planned. For a person's eyes.
test.use({
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 1,
  contextOptions: { reducedMotion: 'reduce' },
  actionTimeout: 20_000,
});

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

test('long-names', async ({ page }) => {
  const office = await rewriting(server.address, eachRecord(renamed));
  const look = narrowPhotographer(page, 'long-names');
  await signIn(page, office.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await walkLongDay(page, office.address, look);
  await setSignal(page.context(), false);
  await walkLongVisit(page, office.address, look);
  await page.goto(`${office.address}/sending`);
  await arrive(page, 'Sending');
  await look('sending, long names');
  await page.goto(`${office.address}/more`);
  await arrive(page, 'More');
  await look('more');
  await stayLocked(page);
  await page.getByRole('button', { name: /^Lock/ }).click();
  await arrive(page, 'Unlock Homefile');
  await look('locked', { arrived: false });
  await office.close();
});

test('bare-day', async ({ page }) => {
  let property = '';
  const office = await rewriting(
    server.address,
    eachRecord((record) => {
      if (record['kind'] === 'property') {
        property ||= String(record['_id']);
        return record;
      }
      const bare = record['home'] === property && record['kind'] !== 'tenancy';
      // A document that is none of a surveyor's kinds is passed over by the phone.
      return record['kind'] === 'visit' || bare ? { ...record, kind: 'note', body: {} } : record;
    }),
  );
  const look = narrowPhotographer(page, 'bare-day');
  await signIn(page, office.address, 'robin', passwordOf('robin'));
  await waitUntilKept(page);
  await expect(page.getByText(/^No visits today/)).toBeVisible();
  await look('today, nothing planned');
  await page.getByRole('link', { name: /what is packed/ }).click();
  await arrive(page, 'Packed for no signal');
  await look('packed, nothing to pack');
  await page.goto(`${office.address}/sending`);
  await arrive(page, 'Sending');
  await look('sending, nothing to send');
  await page.goto(`${office.address}/homes`);
  await arrive(page, 'Homes');
  await look('homes, none looked at');
  await page.getByLabel('Find a home').fill('zzyzx road');
  await expect(page.getByText(/zzyzx|No home|not found|nothing/i).first()).toBeVisible();
  await look('homes, none found', { arrived: false });
  await page.goto(`${office.address}/homes/${property}`);
  await expect(page.getByText('The building', { exact: true })).toBeVisible();
  await look('home, nothing in its file', { arrived: false });
  await setSignal(page.context(), false);
  await page.goto(`${office.address}/today`);
  await expect(page.getByText(/^No signal/)).toBeVisible();
  await look('today, nothing planned and no signal', { arrived: false });
  await office.close();
});

type Raw = Readonly<Record<string, unknown>>;

function renamed(record: Raw): Raw {
  const body = record['body'] as Raw | undefined;
  if (record['kind'] === 'person') return { ...record, body: { ...body, name: LONG_NAME } };
  return body?.['line'] === DAMP_LINE ? { ...record, body: { ...body, line: LONG_ADDRESS } } : record;
}

const DAMP_LINE = 'Flat 14, Larkspur House';

/** Goes through an answer, and changes every record and every address of the register in it. */
function eachRecord(change: (record: Raw) => Raw): Rewriting {
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(within);
    if (typeof value !== 'object' || value === null) return value;
    const one = value as Raw;
    if (typeof one['kind'] === 'string' && typeof one['body'] === 'object') return change(one);
    if (one['line'] === DAMP_LINE) return { ...one, line: change({ body: one })['body'] && LONG_ADDRESS };
    return Object.fromEntries(Object.entries(one).map(([name, each]) => [name, within(each)]));
  };
  return within;
}
