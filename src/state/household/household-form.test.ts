import { expect, test } from 'vitest';
import { mintRecord } from '#domain/records/mint-record.ts';
import { person } from '#domain/records/person.ts';
import { HOME, idOf, visitInMemory } from '../phone-in-memory.fixture.ts';
import { HouseholdForm } from './household-form.svelte.ts';
import { ResidentAccountForm } from './resident-account.svelte.ts';

test('what was answered while the household was being stored belongs to its records', async () => {
  const { inspection, made, drafts } = visitInMemory();
  const form = new HouseholdForm(inspection, Number);
  form.draft.begin();
  form.change({ answer: 'need', person: idOf(40), household: ['young-children'] });
  const saving = form.save();
  form.change({ preferred: 'phone', under5: '1' });
  expect(await Promise.all([saving, form.save()])).toEqual([true, false]);
  expect(made('household-need')).toMatchObject([{ body: { answer: 'need', under5: 1 } }]);
  expect(made('communication-need')).toMatchObject([{ body: { preferred: 'phone' } }]);
  expect(drafts.size).toBe(0);
});

/** A visit to a home of so many tenants. */
function withTenants(count: number) {
  const memory = visitInMemory();
  for (let n = 40; n < 40 + count; n += 1) {
    const envelope = memory.inspection.survey.phone.mint.envelope({ home: HOME, subjects: [idOf(n)] });
    const body = { name: `Tenant ${String(n)}`, part: n === 40 ? 'tenant' : 'joint-tenant' } as const;
    memory.records.set(idOf(n), mintRecord(person, body, envelope));
  }
  return memory;
}

function asks({ inspection }: ReturnType<typeof withTenants>) {
  const form = new HouseholdForm(inspection, Number);
  form.draft.begin();
  return form;
}

test('of two tenants nobody has answered until one is chosen; who was chosen stays chosen', async () => {
  const home = withTenants(2);
  const form = asks(home);
  form.change({ answer: 'none' });
  expect(await form.save()).toBe(false);
  expect([form.error('person'), home.made('household-need')]).toEqual(['Choose who answered.', []]);
  form.change({ person: idOf(41) });
  expect(await form.save()).toBe(true);
  expect(asks(home).asked).toMatchObject({ answer: 'none', person: idOf(41) });
});

test('of one tenant the answer is taken to be theirs', async () => {
  const home = withTenants(1);
  const form = asks(home);
  form.change({ answer: 'none' });
  expect(await form.save()).toBe(true);
  expect(home.inspection.of('household-need').map(({ record }) => record.subjects)).toEqual([[idOf(40)]]);
});

test('of two tenants neither says what a resident says until one is chosen', async () => {
  const home = withTenants(2);
  const account = new ResidentAccountForm(home.inspection, idOf(60));
  account.form.draft.begin();
  account.form.set('about', ['mould']);
  expect(await account.save()).toBe(false);
  expect(account.form.problems.map(({ id }) => id)).toEqual(['person']);
  account.person = idOf(40);
  expect(await account.save()).toBe(true);
});
