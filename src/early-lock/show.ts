import { keyIsHeld } from '../device/vault/held-key.ts';
import { openedInThisTab, pinStands } from '../device/vault/standing-pin.ts';
import { keptTheme, showTheme } from '../state/kept-theme.ts';
import { EarlyLock } from './early-lock.ts';
import { leaveForProgram } from './handover.ts';

// Runs while index.html is being read, before the program is there. It opens no store.
showTheme(keptTheme(localStorage) ?? 'phone', document.documentElement);
const here = document.currentScript;
if (here && pinStands(Date.now())) void show(here);

/** A tab in which the app was open may find it open still, by the key that the worker holds: there the worker is asked first. */
async function show(place: Element): Promise<void> {
  const held = keyIsHeld();
  if (openedInThisTab() && (await held) !== false) return;
  const drawn = document.querySelector<HTMLTemplateElement>('#early-lock');
  if (!drawn) return;
  const lock = new EarlyLock(drawn.content, place);
  leaveForProgram(lock);
  if ((await held) === true) lock.end();
}
