import { randomUUID } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { passwordOf, signIn } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { NARROW_USUAL_AND_WIDE, standsUp } from './support/stands-up.ts';

test.setTimeout(300_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(() => server.remove());

type Sent = Readonly<Record<string, unknown>>;
const anId = () => randomUUID().replaceAll('-', '');

/** Asks the office's interface as whoever is signed in; a refusal is an error with its sentence. */
function asSignedIn<T>(page: Page, path: string, body?: Sent): Promise<T> {
  return page.evaluate(
    async ([url, sent]) => {
      const how =
        sent === null
          ? {}
          : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) };
      const answer = await fetch(`/api/office${url}`, how);
      if (!answer.ok) throw new Error(await answer.text());
      return (await answer.json()) as T;
    },
    [path, body ?? null] as const,
  );
}
interface Tenancy {
  readonly today: string;
  readonly running: { readonly id: string } | null;
  readonly people: readonly { readonly id: string }[];
}

test('a day of moving out that was put right wrongly is taken back at the desk, from what stands for it', async ({
  page,
  browser,
}) => {
  await signIn(page, server.address, 'wren', passwordOf('wren'));
  const { homes } = await asSignedIn<{ homes: { id: string }[] }>(page, '/homes?q=');
  const tenancyOf = (home: string) => asSignedIn<Tenancy>(page, `/homes/${home}/tenancy`);
  let home = '';
  for (const { id } of homes) if (home === '' && (await tenancyOf(id)).running !== null) home = id;
  const { today, running } = await tenancyOf(home);
  const who = { id: anId(), name: 'Bo Fern', part: 'joint-tenant' };
  const moves = { is: 'moves-in', tenancy: running?.id, on: today, who };
  await asSignedIn(page, `/homes/${home}/tenancy`, moves);
  const request = anId();
  const asked = { id: request, person: who.id, right: 'rectification', channel: 'phone', identity: 'known' };
  await asSignedIn(page, '/rights', asked);
  const livesThere = async () => (await tenancyOf(home)).people.some(({ id }) => id === who.id);
  expect(await livesThere()).toBe(true);

  const lead = await (await browser.newContext()).newPage();
  await signIn(lead, server.address, 'linnet', passwordOf('linnet'));
  const decided = { id: anId(), step: 'decided', outcome: 'granted', words: 'Right.', records: [who.id] };
  await asSignedIn(lead, `/rights/${request}/steps`, decided);
  await lead.goto(`${server.address}/office/rights/${request}`);
  const choose = async () => {
    const list = lead.getByLabel('What is wrong', { exact: true });
    // What is wrong already is not on the list: of this person one record is.
    const residents = list.locator('option', { hasText: 'Resident' });
    await expect(residents).toHaveCount(1);
    await list.selectOption({ label: (await residents.first().textContent()) ?? '' });
    await lead.getByLabel('Which answer').selectOption('until');
  };
  const put = () => lead.getByRole('button', { name: 'Put it right' }).click();
  const done = lead.getByText('Put right. Both stand in the file.');

  await choose();
  await lead.getByLabel('What is right').fill('2031-01-01');
  await put();
  await expect(lead.getByText('This day has not come yet.')).toBeVisible();
  await lead.getByLabel('What is right').fill(today);
  await put();
  await expect(done).toBeVisible();
  expect(await livesThere()).toBe(false);

  await choose();
  await lead.getByText('They have not moved out').click();
  await expect(lead.getByLabel('What is right')).toHaveCount(0);
  await standsUp(lead, 'put-right', NARROW_USUAL_AND_WIDE);
  await put();
  await expect(done).toBeVisible();
  expect(await livesThere()).toBe(true);
});
