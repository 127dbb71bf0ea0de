import { expect, test } from '@playwright/test';
import { passwordOf, signIn, waitUntilKept } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { addRoom, startVisit } from './support/visit.ts';

test.setTimeout(120_000);

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

test('what is about people is marked while it is typed, each mark is decided, and only the read version is shared', async ({
  page,
}) => {
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await startVisit(page, 'Flat 14, Larkspur House');
  await addRoom(page, 'Bedroom', '2');
  await page.getByRole('button', { name: /^Add a note/ }).click();

  const own = page.getByLabel('Your note');
  await own.pressSequentially('Fan dead. Mrs Zubaida Vale uses an inhaler. ', { delay: 5 });
  // Dictation puts whole sentences in at once.
  await own.evaluate((field: HTMLTextAreaElement) => {
    field.setRangeText(
      'Ring 07700 900 318 first. Bay lintel 22%',
      field.value.length,
      field.value.length,
      'end',
    );
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
  });
  const marked = page.getByRole('list', { name: 'Marked words' });
  for (const words of ['Mrs Zubaida Vale', 'inhaler', '07700 900 318']) {
    await expect(marked.getByRole('listitem').filter({ hasText: words }).first()).toBeVisible();
  }
  await expect(marked).not.toContainText('lintel');

  // A word that the screen cannot know is marked with the keyboard alone.
  await own.evaluate((field: HTMLTextAreaElement) => {
    const at = field.value.indexOf('Bay');
    field.focus();
    field.setSelectionRange(at, at);
  });
  for (let letter = 0; letter < 'Bay'.length; letter++) await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('button', { name: 'Mark “Bay”' }).press('Enter');
  await expect(marked).toContainText('Marked by you');
  await page.getByRole('button', { name: 'Unmark Bay' }).click();

  await page.getByRole('button', { name: /^Keep in .*inhaler/ }).click();
  await page.getByRole('button', { name: 'Share these words' }).click();
  const shared = page.getByLabel('Version to share');
  await expect(shared).toHaveValue(/inhaler/);
  await expect(shared).not.toHaveValue(/Zubaida|07700/);
  await page.getByRole('button', { name: /^Leave out .*inhaler/ }).click();
  await expect(shared).not.toHaveValue(/inhaler/);
  await expect(shared).toHaveValue(/^Fan dead\..*Bay lintel 22%$/);

  // What a person types into the version to share is looked at too.
  const asProposed = await shared.inputValue();
  await shared.fill(`${asProposed}. Mr Okonjo has asthma`);
  await expect(page.getByText(/may be about people\. Take out what is\.$/)).toBeVisible();
  await shared.fill(asProposed);
  await expect(page.getByText(/may be about people/)).toBeHidden();
  await page.getByRole('button', { name: 'I read it: share it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bedroom 2' })).toBeVisible();
});
