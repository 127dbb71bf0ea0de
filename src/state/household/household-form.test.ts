import { expect, test } from 'vitest';
import { idOf, visitInMemory } from '../phone-in-memory.fixture.ts';
import { HouseholdForm } from './household-form.svelte.ts';

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
