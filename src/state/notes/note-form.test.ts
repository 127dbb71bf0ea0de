import { expect, test } from 'vitest';
import { idOf, visitInMemory } from '../phone-in-memory.fixture.ts';
import { NoteForm } from './note-form.svelte.ts';

const ROOM = idOf(20);
const NOTE = idOf(30);

function noteBegun(own: string) {
  const visit = visitInMemory();
  const note = new NoteForm(visit.inspection, ROOM, NOTE);
  note.draft.begin();
  note.draft.change({ own });
  const draftOf = (id: string) => [...visit.drafts.values()].find((one) => one.id === id)?.draft;
  const others = () => [...visit.drafts.values()].filter(({ id }) => id !== NOTE);
  return { ...visit, note, draftOf, others };
}

test('a note is one record, and its draft goes', async () => {
  const { note, made, drafts } = noteBegun('Wet behind the radiator');
  expect(await note.save()).toBe(true);
  expect(made('note')).toMatchObject([{ id: NOTE, body: { words: 'Wet behind the radiator', room: ROOM } }]);
  expect(drafts.size).toBe(0);
});

test('words typed while a note is being stored are kept as a note not finished: the note itself cannot be changed', async () => {
  const { note, made, others, draftOf, inspection } = noteBegun('Wet behind the rad');
  const saving = note.save();
  note.draft.change({ own: 'Wet behind the radiator' });
  expect(await saving).toBe(true);
  expect(made('note')).toMatchObject([{ id: NOTE, body: { words: 'Wet behind the rad' } }]);
  expect(draftOf(NOTE)).toBeUndefined();
  expect(others()).toMatchObject([{ kind: 'note', draft: { own: 'Wet behind the radiator' } }]);
  await inspection.look();
  expect(inspection.unfinished.map(({ place }) => place['room'])).toEqual([ROOM]);
});

test('a version to share that waits for later stays with the note as it was saved', async () => {
  const { note, others, draftOf } = noteBegun('Wet behind the rad');
  note.beginSharing();
  const saving = note.save();
  note.draft.change({ own: 'Wet behind the radiator', shared: 'Wet wall' });
  expect(await saving).toBe(true);
  expect(draftOf(NOTE)).toMatchObject({ own: 'Wet behind the rad', shared: 'Wet wall' });
  expect(others()).toMatchObject([{ draft: { own: 'Wet behind the radiator' } }]);
});

test('what was read is shared, and what was typed into it since is kept', async () => {
  const { note, made, others, draftOf } = noteBegun('Wet behind the radiator');
  note.draft.change({ sharing: true, shared: 'Wet wall' });
  const sharing = note.share();
  note.draft.change({ shared: 'Wet wall, Mrs' });
  expect(await sharing).toBe(true);
  expect(made('cleared-note')).toMatchObject([{ body: { words: 'Wet wall' } }]);
  expect(draftOf(NOTE)).toBeUndefined();
  expect(others()).toMatchObject([{ draft: { shared: 'Wet wall, Mrs' } }]);
});
