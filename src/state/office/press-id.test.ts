import { expect, it } from 'vitest';
import type { OfficeApi } from '../../device/office-api.ts';
import { PressId } from './press-id.ts';
import { Telling } from './telling.svelte.ts';

it('is the same while the same is said, and another once it says something else', () => {
  const press = new PressId();
  const first = press.of({ way: 'letter' });
  expect(press.of({ way: 'letter' })).toBe(first);
  const other = press.of({ way: 'phone' });
  expect(other).not.toBe(first);
  expect(press.of({ way: 'phone' })).toBe(other);
});

it('keeps a form from a dead end: what was changed after an answer was lost is sent as another', async () => {
  const sent: { readonly id: string; readonly way: unknown }[] = [];
  const tellRecipient = (_of: string, body: { readonly id: string; readonly way: unknown }) => {
    sent.push(body);
    return Promise.resolve({ ok: false, problem: { because: 'no-signal' } });
  };
  const form = new Telling({ tellRecipient } as unknown as OfficeApi);
  form.begin({ id: 'a-line', to: 'Fallow and Reed' });
  form.way = 'letter';
  await form.keep();
  await form.keep();
  form.way = 'phone';
  await form.keep();
  const [first, again, changed] = sent.map(({ id }) => id);
  expect([again === first, changed === first, form.way]).toEqual([true, false, 'phone']);
});
