import { expect, it } from 'vitest';
import type { SharePreview } from '#domain/shares/share-views.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { ShareForm } from './share.svelte.ts';

/** An office whose looks are answered when the test says so. */
function slowOffice() {
  const looks: { readonly query: string; answer(sha256: string): Promise<void> }[] = [];
  const sent: { readonly sha256: string }[] = [];
  const api = {
    sharePreview: (_case: string, _audience: string, query: string) =>
      new Promise((resolve) => {
        looks.push({
          query,
          async answer(sha256) {
            const value = { sha256, recipient: null, order: null, purposes: [{ value: 'legal-advice' }] };
            resolve({ ok: true, value: { ...value, until: '2026-12-20' } as unknown as SharePreview });
            await new Promise(setImmediate);
          },
        });
      }),
    share: (_case: string, body: { readonly sha256: string }) => {
      sent.push(body);
      return Promise.resolve({ ok: true, value: {} });
    },
  };
  const of = { case: 'a-case', audience: 'legal-adviser', again: null };
  return { looks, sent, form: new ShareForm(api as unknown as OfficeApi, of) };
}

it('freezes nothing while a look is on its way: what stands on the screen may be for somebody else', async () => {
  const { looks, sent, form } = slowOffice();
  void form.look();
  await looks[0]?.answer('for nobody yet');
  form.name = 'Fallow and Reed';
  await form.send();
  expect(sent).toEqual([]);
  await looks[1]?.answer('for them');
  await form.send();
  expect(sent.map(({ sha256 }) => sha256)).toEqual(['for them']);
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
