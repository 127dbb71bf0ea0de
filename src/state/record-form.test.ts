import { describe, expect, it } from 'vitest';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { mintingAt } from '#domain/records/mint-record.ts';
import { isInstant } from '#domain/records/moments.ts';
import { finding } from '#domain/records/finding.ts';
import { fail, ok } from '#domain/result.ts';
import type { DraftKey } from '../device/drafts.ts';
import { RecordForm } from './record-form.svelte.ts';
import type { Phone } from './survey.svelte.ts';

const ROOM = id(20);
const PLACE = { home: id(1), inspection: id(7) };

function id(n: number): OpaqueId {
  const hex = n.toString(16).padStart(32, '0');
  if (!isOpaqueId(hex)) throw new Error('An id has 32 digits.');
  return hex;
}

/** A phone with just enough in it: drafts and records in memory, and a store that can be full. */
function phoneInMemory() {
  const drafts = new Map<string, unknown>();
  const records = new Map<string, { readonly body: unknown }>();
  const disk = { full: false };
  const keyOf = ({ id: draft, kind, version }: DraftKey) => `${draft} ${kind} ${version}`;
  const phone = {
    drafts: {
      save: (key: DraftKey, place: object, draft: unknown) => {
        drafts.set(keyOf(key), { ...key, place, draft: structuredClone(draft), savedAt: 0 });
        return Promise.resolve(ok(null));
      },
      load: (key: DraftKey) => Promise.resolve(drafts.get(keyOf(key)) ?? null),
      watch: () => undefined,
      discard: (key: DraftKey) => {
        drafts.delete(keyOf(key));
        return Promise.resolve(ok(null));
      },
    },
    records: {
      index: { record: (one: string) => (records.has(one) ? { record: records.get(one) } : null) },
      put: (one: string, record: { readonly body: unknown }) => {
        if (disk.full) return Promise.resolve(fail({ because: 'full', sentence: 'This phone is full.' }));
        records.set(one, record);
        return Promise.resolve(ok({}));
      },
      amend: (one: string, body: unknown) => {
        records.set(one, { body });
        return Promise.resolve(ok({}));
      },
    },
    mint: {
      envelope: (place: typeof PLACE) => {
        const recordedAt = '2026-11-24T10:40:00+00:00';
        if (!isInstant(recordedAt)) throw new Error('That is an instant.');
        return mintingAt({ ...place, author: id(9), device: id(2), recordedAt, nonce: id(3) });
      },
    },
  };
  return { phone: phone as unknown as Phone, drafts, records, disk };
}

const formOn = (phone: Phone, start: object = { room: ROOM }) =>
  new RecordForm({ phone, kind: finding, id: id(30), place: { room: ROOM }, start });

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
    expect([...records.keys()]).toEqual([id(30)]);
    expect(drafts.size).toBe(0);
  });

  it('keeps in the record what was typed while it was being stored', async () => {
    const { phone, drafts, records } = phoneInMemory();
    const form = formOn(phone, { room: ROOM, findingKind: 'mould', element: 'wall' });
    await form.draft.open();
    const saving = form.save(PLACE);
    form.set('element', 'ceiling');
    expect(await saving).toBe(true);
    expect(records.get(id(30))?.body).toMatchObject({ element: 'ceiling' });
    expect(drafts.size).toBe(0);
  });

  it('changes the record that is there instead of making another', async () => {
    const { phone, records } = phoneInMemory();
    records.set(id(30), { body: {} });
    const form = formOn(phone, { room: ROOM, findingKind: 'damp', element: 'floor' });
    await form.draft.open();
    form.set('element', 'wall');
    expect(await form.save(PLACE)).toBe(true);
    expect(records.get(id(30))?.body).toEqual({ room: ROOM, findingKind: 'damp', element: 'wall' });
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
