import { keyIsHeld } from '../device/vault/held-key.ts';
import { openedInThisTab, pinStands } from '../device/vault/standing-pin.ts';
import { keptTheme, showTheme } from '../state/kept-theme.ts';
import { EarlyLock } from './early-lock.ts';
import { leaveForProgram } from './handover.ts';

// Runs while index.html is being read, before the program is there and before the first picture. It opens no store.
showTheme(keptTheme(localStorage) ?? 'phone', document.documentElement);
if (pinStands(Date.now())) void show();

/** A tab in which the app was open may find it open still, by the key that the worker holds: there the worker is asked first. */
async function show(): Promise<void> {
  const held = keyIsHeld();
  if (openedInThisTab() && (await held) !== false) return;
  const drawn = document.querySelector<HTMLTemplateElement>('#early-lock');
  const app = document.getElementById('app');
  if (!drawn || !app) return;
  const lock = new EarlyLock(drawn.content, app);
  leaveForProgram(lock);
  if ((await held) === true) lock.end();
}
