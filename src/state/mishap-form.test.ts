import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { Drafts } from '../device/drafts.ts';
import { json, officeThat } from '../device/fake-office.fixture.ts';
import { testWork } from '../device/work-keys.fixture.ts';
import { MishapForm } from './mishap-form.svelte.ts';
import type { Phone } from './survey.svelte.ts';

/** A form whose office answers each telling with one of these statuses in turn, and the ids and words that it was told. */
async function formBefore(name: string, ...statuses: readonly number[]) {
  const drafts = new Drafts(testWork(name));
  const left = [...statuses];
  const told: { readonly id: string; readonly words: string }[] = [];
  const during = { happens: () => undefined as unknown };
  const { api } = officeThat(({ method, body }) => {
    if (method !== 'POST') return json({ phones: [] });
    told.push(body as { id: string; words: string });
    during.happens();
    const status = left.shift() ?? 200;
    return json(status < 400 ? {} : { error: 'conflict', reason: 'Tell it once more.' }, status);
  });
  let minted = 0;
  const mint = { id: () => `id-${String((minted += 1))}` };
  const form = new MishapForm({ account: { id: 'asha' }, drafts, mint } as unknown as Phone, api);
  await form.open();
  return { form, drafts, told, during };
}

test('the same told twice has one id; what is told otherwise after a try has another', async () => {
  const { form, drafts, told } = await formBefore('mishap', 503, 503, 200);
  form.draft.change({ happened: 'wrong-person', words: 'Left the letter next door.' });
  await form.tell();
  await form.tell();
  expect(form.problem).toContain('Ring now');
  form.draft.change({ words: 'Left two letters next door.' });
  await form.tell();
  expect(told.map(({ words }) => words)).toEqual([
    'Left the letter next door.',
    'Left the letter next door.',
    'Left two letters next door.',
  ]);
  const [first, second, third] = told.map(({ id }) => id);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
  expect([form.told, await drafts.list()]).toEqual([true, []]);
});

test('what is typed while it is told stays, and is told once more', async () => {
  const { form, drafts, told, during } = await formBefore('mishap-meanwhile');
  form.draft.change({ happened: 'wrong-person', words: 'Left the letter' });
  during.happens = () => form.draft.change({ words: 'Left the letter with her ex' });
  await form.tell();
  expect([form.told, (await drafts.list()).length]).toEqual([false, 1]);
  expect(form.problem).toContain('once more');
  during.happens = () => undefined;
  await form.tell();
  expect([form.told, await drafts.list()]).toEqual([true, []]);
  expect(new Set(told.map(({ id }) => id)).size).toBe(2);
});

test('what the office holds under this id otherwise can be told at the next press', async () => {
  const { form, told } = await formBefore('mishap-otherwise', 409, 200);
  form.draft.change({ happened: 'wrong-person', words: 'Left the letter next door.' });
  await form.tell();
  expect(form.problem).toBe('Tell it once more.');
  await form.tell();
  expect([form.told, new Set(told.map(({ id }) => id)).size]).toEqual([true, 2]);
});
