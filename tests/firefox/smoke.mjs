import { readFileSync } from 'node:fs';

const accounts = JSON.parse(
  readFileSync(new URL('../../sync-server/demo/accounts.json', import.meta.url), 'utf8'),
);
const HOME = 'Flat 14, Larkspur House';
const PIN = '271828';
const WORDS = 'Trickle vent painted shut.';

/** A visit without server in Firefox: kept, there after a cold reload, and sent when the server is back. */
export async function smoke(page, address, server) {
  const password = accounts.find(({ name }) => name === 'asha').password;
  await page.goto(`${address}/sign-in`);
  await type(page, 'Name', 'asha');
  await type(page, 'Password', password);
  await press(page, 'button', 'Sign in');
  await sees(page, 'Choose a PIN');
  await page.keyboard.type(PIN);
  await sees(page, 'The same six digits again');
  await page.keyboard.type(PIN);
  await sees(page, HOME);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await server.stop();

  await page.reload();
  await sees(page, HOME);
  await (await page.waitForSelector(`::-p-text(${HOME})`)).click();
  await press(page, 'button', 'Start visit');
  await press(page, 'button', 'Add a note');
  await type(page, 'Your note', WORDS);
  await press(page, 'button', 'Save note');
  // The editor shows the words too: the note is saved once its button is gone.
  await goes(page, 'button', 'Save note');
  await sees(page, WORDS);
  await page.reload();
  await sees(page, WORDS);

  await server.start();
  await page.goto(`${address}/sending`);
  await sees(page, 'Safe to hand back');
}

async function type(page, label, words) {
  const field = await page.waitForSelector(`::-p-aria([name="${label}"])`);
  await field.type(words);
}

async function press(page, role, name) {
  const button = await page.waitForFunction(
    (wanted, tag) =>
      [...globalThis.document.querySelectorAll(tag)].find((one) =>
        one.textContent?.trim().startsWith(wanted),
      ),
    {},
    name,
    role,
  );
  await button.click();
}

function goes(page, role, name) {
  return page.waitForFunction(
    (wanted, tag) =>
      ![...globalThis.document.querySelectorAll(tag)].some((one) =>
        one.textContent?.trim().startsWith(wanted),
      ),
    {},
    name,
    role,
  );
}

function sees(page, words) {
  return page.waitForFunction((wanted) => globalThis.document.body.innerText.includes(wanted), {}, words);
}
