import { expect, it } from 'vitest';
import type { SharePreview } from '#domain/shares/share-views.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { ShareForm } from './share.svelte.ts';

/** An office whose looks are answered when the test says so. */
function slowOffice() {
  const looks: { readonly query: string; answer(sha256: string): Promise<void> }[] = [];
  const sent: { readonly sha256: string }[] = [];
  let freeze = (_answer: unknown): void => undefined;
  const freezing = new Promise((resolve) => (freeze = resolve));
  const api = {
    sharePreview: (_case: string, _audience: string, query: string) =>
      new Promise((resolve) => {
        looks.push({
          query,
          async answer(sha256) {
            const value = {
              sha256,
              recipient: null,
              recipients: [],
              order: null,
              purposes: [{ value: 'legal-advice' }],
            };
            resolve({ ok: true, value: { ...value, until: '2026-12-20' } as unknown as SharePreview });
            await new Promise(setImmediate);
          },
        });
      }),
    share: (_case: string, body: { readonly sha256: string }) => {
      sent.push(body);
      return freezing;
    },
  };
  const of = { case: 'a-case', audience: 'legal-adviser', again: null };
  return {
    looks,
    sent,
    freeze: (answer: unknown) => freeze(answer),
    form: new ShareForm(api as unknown as OfficeApi, of),
  };
}

it('freezes nothing while a look is on its way: what stands on the screen may be for somebody else', async () => {
  const { looks, sent, form } = slowOffice();
  void form.look();
  await looks[0]?.answer('for nobody yet');
  form.name = 'Fallow and Reed';
  await form.send();
  expect(sent).toEqual([]);
  await looks[1]?.answer('for them');
  void form.send();
  expect(sent.map(({ sha256 }) => sha256)).toEqual(['for them']);
});

it('names beside a link whom it was frozen for, whoever is chosen before the answer comes', async () => {
  const { looks, freeze, form } = slowOffice();
  void form.look();
  await looks[0]?.answer('for nobody yet');
  await looks[1]?.answer('for them');
  form.name = 'Fallow and Reed';
  const sending = form.send();
  form.name = 'Somebody Else';
  freeze({ ok: true, value: {} });
  await sending;
  expect([form.made !== null, form.who]).toEqual([true, 'Fallow and Reed']);
});

it('says so where what they will see changed and could not be looked at', async () => {
  const { looks, freeze, form } = slowOffice();
  void form.look();
  await looks[0]?.answer('for nobody yet');
  await looks[1]?.answer('for them');
  form.name = 'Fallow and Reed';
  const sending = form.send();
  void form.look(); // somebody chooses another while it is sent
  freeze({ ok: false, problem: { status: 409, sentence: 'It changed.' } });
  await sending;
  expect(form.problem).toBe('What they will see has changed. Look at it again.');
  expect(form.made).toBeNull();
});

it('looks once more for whoever was chosen while a look was on its way', async () => {
  const { looks, form } = slowOffice();
  void form.look();
  await looks[0]?.answer('for nobody yet');
  form.recipient = 'somebody-known';
  void form.look();
  await looks[1]?.answer('for somebody new');
  expect(looks[2]?.query).toContain('recipient=somebody-known');
  await looks[2]?.answer('for somebody known');
  expect([form.view?.sha256, form.looking.busy]).toEqual(['for somebody known', false]);
});

it('says of nobody else that they are our own adviser: whoever is chosen next is none of ours', async () => {
  const { looks, sent, form } = slowOffice();
  void form.look();
  await looks[0]?.answer('for nobody yet');
  await looks[1]?.answer('for them');
  expect(looks[1]?.query).not.toContain('ownAdviser');
  form.ownAdviser = true;
  void form.look();
  expect(looks[2]?.query).toContain('ownAdviser=true');
  await looks[2]?.answer('for ours');
  form.recipient = 'another';
  void form.choose();
  expect(looks[3]?.query).not.toContain('ownAdviser');
  await looks[3]?.answer('for another');
  void form.send();
  expect(sent).toEqual([expect.objectContaining({ ownAdviser: false, sha256: 'for another' })]);
});
