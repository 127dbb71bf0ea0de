import { describe, expect, it } from 'vitest';
import { finding } from '#domain/records/finding.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { HOME, idOf, INSPECTION, phoneInMemory } from './phone-in-memory.fixture.ts';
import { RecordForm } from './record-form.svelte.ts';
import type { Phone } from './survey.svelte.ts';

const ROOM = idOf(20);
const PLACE = { home: HOME, inspection: INSPECTION };

const formOn = (phone: Phone, start: object = { room: ROOM }) =>
  new RecordForm({ phone, kind: finding, id: idOf(30), place: { room: ROOM }, start });

describe('a form', () => {
  it('keeps every answer at once and finds it again after the tab was ended', async () => {
    const { phone, drafts } = phoneInMemory();
    const form = formOn(phone);
    await form.draft.open();
    expect(drafts.size).toBe(0);
    form.set('findingKind', 'repair');
    form.type('quantity', '1.', Number);
    const again = formOn(phone);
    expect(again.draft.ready).toBe(false);
    await again.draft.open();
    expect(again.answers).toEqual({ room: ROOM, findingKind: 'repair', quantity: 1 });
    expect(again.typed('quantity')).toBe('1.');
    expect(again.draft.resumed).toBe(true);
  });

  it('shows nothing wrong before the first try, then only what is still wrong', async () => {
    const { phone, records } = phoneInMemory();
    const form = formOn(phone);
    await form.draft.open();
    form.set('height', 'low');
    expect(form.problems).toEqual([]);
    expect(await form.save(PLACE)).toBe(false);
    expect(form.problems.map((problem) => problem.id)).toEqual(['findingKind', 'element']);
    form.set('findingKind', 'mould');
    expect(form.problems.map((problem) => problem.id)).toEqual(['element']);
    expect(records.size).toBe(0);
  });

  it('makes one record under its own id and lets the draft go', async () => {
    const { phone, drafts, records } = phoneInMemory();
    const form = formOn(phone);
    await form.draft.open();
    form.set('findingKind', 'mould');
    form.set('element', 'wall');
    const [first, second] = await Promise.all([form.save(PLACE), form.save(PLACE)]);
    expect([first, second]).toEqual([true, false]);
    expect([...records.keys()]).toEqual([idOf(30)]);
    expect(drafts.size).toBe(0);
  });

  it('keeps in the record what was typed while it was being stored', async () => {
    const { phone, drafts, records } = phoneInMemory();
    const form = formOn(phone, { room: ROOM, findingKind: 'mould', element: 'wall' });
    await form.draft.open();
    const saving = form.save(PLACE);
    form.set('element', 'ceiling');
    expect(await saving).toBe(true);
    expect(records.get(idOf(30))?.body).toMatchObject({ element: 'ceiling' });
    expect(drafts.size).toBe(0);
  });

  it('changes the record that is there instead of making another', async () => {
    const { phone, records } = phoneInMemory();
    const before = { room: ROOM, findingKind: 'damp', element: 'floor' } as const;
    records.set(idOf(30), mintRecord(finding, before, phone.mint.envelope(PLACE)));
    const form = formOn(phone, before);
    await form.draft.open();
    form.set('element', 'wall');
    expect(await form.save(PLACE)).toBe(true);
    expect(records.get(idOf(30))?.body).toEqual({ room: ROOM, findingKind: 'damp', element: 'wall' });
  });

  it('loses nothing when the phone is full', async () => {
    const { phone, drafts, disk } = phoneInMemory();
    disk.full = true;
    const form = formOn(phone, { room: ROOM, findingKind: 'damp', element: 'floor' });
    await form.draft.open();
    form.set('height', 'low');
    expect(await form.save(PLACE)).toBe(false);
    expect(form.problems).toEqual([{ id: null, text: 'This phone is full.' }]);
    expect(drafts.size).toBe(1);
  });
});
