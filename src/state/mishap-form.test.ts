import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { Drafts } from '../device/drafts.ts';
import { json, officeThat } from '../device/fake-office.fixture.ts';
import { MISHAP_TO_SEND, type ToldMishap } from '../device/mishap.ts';
import { ToldQueue } from '../device/told-queue.ts';
import { testWork } from '../device/work-keys.fixture.ts';
import { MishapForm } from './mishap-form.svelte.ts';
import type { Phone } from './survey.svelte.ts';

/** A form whose office answers each telling with one of these statuses in turn, and the ids and words that it was told. */
async function formBefore(name: string, ...statuses: readonly number[]) {
  const drafts = new Drafts(testWork(name));
  const left = [...statuses];
  const told: { readonly id: string; readonly words: string; readonly awareAt: number }[] = [];
  const clock = { now: 1_000 };
  const during = { happens: () => undefined as unknown };
  const { api } = officeThat(({ method, body }) => {
    if (method !== 'POST') return json({ phones: [] });
    told.push(body as (typeof told)[number]);
    during.happens();
    const status = left.shift() ?? 200;
    return json(status < 400 ? {} : { error: 'conflict', reason: 'Tell it once more.' }, status);
  });
  let minted = 0;
  const mint = { id: () => `id-${String((minted += 1))}` };
  const mishaps = new ToldQueue<ToldMishap>(drafts, api, MISHAP_TO_SEND, () => {});
  const parts = { account: { id: 'asha' }, drafts, mint, mishaps, now: () => clock.now };
  const open = async () => {
    const form = new MishapForm(parts as unknown as Phone, api);
    await form.open();
    return form;
  };
  return { form: await open(), open, drafts, told, during, mishaps, clock };
}

test('told without signal it waits under its id, counts from the press, and is let go when the office has it', async () => {
  const { form, drafts, told, mishaps, clock } = await formBefore('mishap', 503, 503, 200);
  form.draft.change({ happened: 'wrong-person', reached: 'neighbour', words: 'Left the letter next door.' });
  await form.tell();
  expect([form.told, form.problem, mishaps.waiting]).toEqual(['waits', '', 1]);
  clock.now = 90_000;
  await mishaps.send();
  await mishaps.send();
  expect([mishaps.waiting, await drafts.list()]).toEqual([0, []]);
  expect(new Set(told.map(({ id }) => id)).size).toBe(1);
  expect(told.map(({ words, awareAt }) => [words, awareAt])).toEqual(
    Array.from({ length: 3 }, () => ['Left the letter next door.', 1_000]),
  );
});

test('what is not chosen is asked for at the press, not by the office hours later', async () => {
  const { form, told, mishaps } = await formBefore('mishap-missing', 503);
  for (const [change, sentence] of [
    [{}, 'Choose what happened.'],
    [{ happened: 'lost' }, 'Choose who got it.'],
    [{ what: 'phone' }, 'Choose how the phone was.'],
  ] as const) {
    form.draft.change(change);
    await form.tell();
    expect([form.problem, form.told, mishaps.waiting, told]).toEqual([sentence, 'no', 0, []]);
  }
});

test('what the office refuses of what waited is told otherwise, under another id, and nothing is lost', async () => {
  const { form, open, drafts, told, mishaps } = await formBefore('mishap-refused', 503, 422, 200);
  form.draft.change({ happened: 'wrong-person', reached: 'neighbour', words: 'Left the letter next door.' });
  await form.tell();
  await mishaps.send();
  const again = await open();
  expect(again.refused?.sentence).toBe('Tell it once more.');
  // What was begun meanwhile is not written over.
  again.draft.change({ words: 'Something else.' });
  if (again.refused) await again.tellOtherwise(again.refused);
  expect([again.draft.value.words, mishaps.waiting]).toEqual(['Something else.', 1]);
  expect(again.problem).toContain('stays here until then');
  again.draft.change({ words: '' });
  if (again.refused) await again.tellOtherwise(again.refused);
  expect([again.refused, mishaps.waiting, again.draft.value.words]).toEqual([
    null,
    0,
    'Left the letter next door.',
  ]);
  await again.tell();
  expect([again.told, await drafts.list(), new Set(told.map(({ id }) => id)).size]).toEqual([
    'office',
    [],
    2,
  ]);
  expect(told.at(-1)?.awareAt).toBe(told[0]?.awareAt);
});

test('what is typed while it is told stays, and is told once more', async () => {
  const { form, drafts, told, during } = await formBefore('mishap-meanwhile');
  form.draft.change({ happened: 'wrong-person', reached: 'neighbour', words: 'Left the letter' });
  during.happens = () => form.draft.change({ words: 'Left the letter with her ex' });
  await form.tell();
  expect([form.told, (await drafts.list()).length]).toEqual(['no', 1]);
  expect(form.problem).toContain('once more');
  during.happens = () => undefined;
  await form.tell();
  expect([form.told, await drafts.list()]).toEqual(['office', []]);
  expect(new Set(told.map(({ id }) => id)).size).toBe(2);
});

test('what the office holds under this id otherwise can be told at the next press', async () => {
  const { form, told } = await formBefore('mishap-otherwise', 409, 200);
  form.draft.change({ happened: 'wrong-person', reached: 'neighbour', words: 'Left the letter next door.' });
  await form.tell();
  expect(form.problem).toBe('Tell it once more.');
  await form.tell();
  expect([form.told, new Set(told.map(({ id }) => id)).size]).toEqual(['office', 2]);
});
