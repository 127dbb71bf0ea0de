import { describe, expect, it } from 'vitest';
import { visitInMemory } from '../phone-in-memory.fixture.ts';
import { ArrivalForm } from './arrival-form.svelte.ts';
import { NoAccess } from './no-access.svelte.ts';

describe('how a visit got in', () => {
  it('is one record, however often it is tapped and whatever is answered while it is stored', async () => {
    const { inspection, made, drafts } = visitInMemory();
    const { form, ...door } = arrivalOn(inspection);
    form.set('letInBy', 'resident');
    const taps = [door.save(), door.save()];
    form.set('idShown', true);
    expect(await Promise.all(taps)).toEqual([true, false]);
    expect(made('arrival')).toMatchObject([{ body: { letInBy: 'resident', idShown: true } }]);
    expect(drafts.size).toBe(0);
  });

  it('changes the record that is there', async () => {
    const { inspection, made } = visitInMemory();
    const first = arrivalOn(inspection);
    first.form.set('letInBy', 'resident');
    expect(await first.save()).toBe(true);
    const second = arrivalOn(inspection);
    second.form.set('idShown', true);
    expect(await second.save()).toBe(true);
    expect(made('arrival')).toMatchObject([{ body: { letInBy: 'resident', idShown: true } }]);
  });
});

describe('an attempt to get in', () => {
  it('is one record of two taps', async () => {
    const { inspection, made, drafts } = visitInMemory();
    const attempt = attemptOn(inspection);
    attempt.form.set('result', 'nobody-in');
    expect(await Promise.all([attempt.save(), attempt.save()])).toEqual([true, false]);
    expect(made('access-attempt')).toHaveLength(1);
    expect(drafts.size).toBe(0);
    expect(attempt.form.saving).toBe(false);
  });

  it('says that what was answered while it was stored is not in it, and keeps that', async () => {
    const { inspection, made, drafts } = visitInMemory();
    const attempt = attemptOn(inspection);
    attempt.form.set('result', 'nobody-in');
    const saving = attempt.save();
    attempt.form.set('result', 'refused');
    expect(await saving).toBe(false);
    expect(attempt.form.problems.map(({ text }) => text)).toEqual([
      expect.stringContaining('another attempt'),
    ]);
    expect(made('access-attempt')).toMatchObject([{ body: { result: 'nobody-in' } }]);
    expect([...drafts.values()]).toMatchObject([{ draft: { answers: { result: 'refused' } } }]);
    expect(await attempt.save()).toBe(true);
    expect(made('access-attempt')).toMatchObject([
      { body: { result: 'nobody-in' } },
      { body: { result: 'refused' } },
    ]);
  });

  it('says nothing that nobody chose: neither how it was tried nor that there was notice', async () => {
    const { inspection, made } = visitInMemory();
    const attempt = new NoAccess(inspection);
    attempt.form.draft.begin();
    attempt.form.set('result', 'nobody-in');
    expect(await attempt.save()).toBe(false);
    expect(attempt.form.problems.map(({ id }) => id)).toEqual(['method', 'noticeGiven']);
    const door = arrivalOn(inspection);
    door.form.set('letInBy', 'resident');
    expect(await door.save()).toBe(true);
    expect([made('access-attempt'), made('arrival')[0]?.body]).toEqual([[], { letInBy: 'resident' }]);
  });

  it('is left early with the notice that was told at the door', async () => {
    const { inspection, made } = visitInMemory();
    const door = arrivalOn(inspection);
    door.form.set('letInBy', 'resident');
    door.form.set('noticeGiven', 'agreed');
    expect(await door.save()).toBe(true);
    expect(await new NoAccess(inspection).leave('not-safe')).toBeNull();
    expect(made('access-attempt')).toMatchObject([{ body: { noticeGiven: 'agreed' } }]);
  });

  it('is left early once of two taps', async () => {
    const { inspection, made } = visitInMemory();
    const attempt = new NoAccess(inspection);
    expect(await Promise.all([attempt.leave('not-safe'), attempt.leave('not-safe')])).toEqual([null, null]);
    expect(made('access-attempt')).toHaveLength(1);
  });
});

/** An attempt of which all is said but what came of it. */
function attemptOn(inspection: ConstructorParameters<typeof NoAccess>[0]) {
  const attempt = new NoAccess(inspection);
  attempt.form.draft.begin();
  attempt.form.set('method', 'door');
  attempt.form.set('noticeGiven', 'none');
  return attempt;
}

function arrivalOn(inspection: ConstructorParameters<typeof ArrivalForm>[0]) {
  const door = new ArrivalForm(inspection);
  door.form.draft.begin();
  return { form: door.form, save: () => door.save() };
}
