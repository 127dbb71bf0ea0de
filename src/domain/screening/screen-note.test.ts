import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEFT_OUT, proposeShared } from './propose-shared.ts';
import { screenNote } from './screen-note.ts';
import type { Known } from './span.ts';

const NOTHING: Known = { tenantNames: [], otherNames: [], phones: [], address: '' };

function marked(text: string, known: Partial<Known> = {}): readonly string[] {
  return screenNote(text, { ...NOTHING, ...known }).map(({ start, end }) => text.slice(start, end));
}

describe('screenNote', () => {
  it.each([
    [
      'Fan dead. Ring oh seven seven double oh nine hundred five five five',
      'oh seven seven double oh nine hundred five five five',
    ],
    ['mob O77OO-9OO 655 after 4', 'O77OO-9OO 655'],
    ['write to jo dot bloggs at example dot org', 'jo dot bloggs at example dot org'],
    ['🏠 spoke to Zubaida at the door', 'Zubaida'],
    ['gate code 4 1 8 8 then up', '4 1 8 8'],
    ['side panel of porch, 6203 + set. Hatch warped', '6203 + set'],
    ['The code for the side door of the block is now C 6203 X. Hatch warped', 'C 6203 X'],
    ['number wrong on the job, its 0113 496 0652. Drum of dryer', '0113 496 0652'],
    ['nhs 999 123 4560 seen in shot, delete', '999 123 4560'],
    ['wall wet, labyrinthitis so no ladders', 'labyrinthitis'],
    ['her name is K W A B E N A and the trap weeps', 'K W A B E N A'],
    ['surname spelt O K A then trap weeps', 'O K A'],
    ['her N I number Q Q seven one two two oh four B', 'Q Q seven one two two oh four B'],
    ['buzzer panel, 12 then star 4471. Channel cracked', 'star 4471'],
  ])('marks what is personal in "%s"', (text, personal) => {
    expect(marked(text).join(' ')).toContain(personal);
  });

  it('knows a name of the case file that dictation made two words of, and no two words that only look like one', () => {
    const known = { tenantNames: ['Amina Papadakis', 'Anton Newman'] };
    expect(marked('rang a mina, gutter cracked', known)).toEqual(['a mina']);
    expect(marked('told Papa dakis', known)).toEqual(['Papa dakis']);
    expect(marked('a ton of rubble, gutter cracked', known)).toEqual([]);
  });

  it.each([
    'Chronic leak at the tee, dead leg cut back, radiators bled',
    'Serial 0770 0900 1234 55 fan. Batch 900 245 sealant',
    'Code 4 lead 300 wide, lap 150. RH 71 air 17.8 dew 12.5',
    'Prop at 1200 and set the lintel. Job 0113 496 0652',
    'Party wall to no 12 dry. Sister joist fitted. English bond, Welsh slate',
    'Wall A, B and C dry. Ring main R C B O trips. Star washer under the bolt',
  ])('leaves the building alone: "%s"', (text) => {
    expect(marked(text)).toEqual([]);
  });

  it('knows a name of the case file in another spelling, and tells it from the same word about the building', () => {
    expect(marked('msg from kowalzcyk re leak', { tenantNames: ['Agnieszka Kowalczyk'] })).toContain(
      'kowalzcyk',
    );
    expect(marked('Rose off shower head split', { tenantNames: ['Rose Amber'] })).toEqual([]);
    expect(marked('Rose says shower rose drips', { tenantNames: ['Rose Amber'] })).toEqual(['Rose']);
  });

  it.each([
    ['Neighbour has the key. Black mould behind the wardrobe.', 'wardrobe'],
    ['Keys at number 12. Mould in the corner by the window, 2 m2.', 'corner'],
    ['Key under mat at the front. Damp patch below the bath.', 'Damp patch'],
  ])('lets a sentence about a key take nothing from the next one about mould: "%s"', (text, place) => {
    expect(marked(text).join(' ')).toMatch(/key/i);
    expect(marked(text).join(' ')).not.toContain(place);
  });

  it('gives spans in order, within the text, that never overlap, whatever is typed', () => {
    const word = fc.constantFrom(
      'Mrs',
      'Ali',
      'code',
      '4471',
      'has',
      'asthma',
      '07700',
      '900',
      '123',
      '.',
      '\n',
      '😷',
      "O’Brien's",
      'at',
      'dot',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        let from = 0;
        for (const { start, end } of screenNote(typed, NOTHING)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          from = end;
        }
        expect(from).toBeLessThanOrEqual(typed.length);
      }),
    );
  });
});

describe('proposeShared', () => {
  it('puts the same words in place of every kind, and one for stretches that stand together', () => {
    const text = 'Mrs Vale asthma pump. Fan dead';
    const spans = [
      { start: 0, end: 8, category: 'identity' },
      { start: 9, end: 20, category: 'health' },
    ] as const;
    expect(proposeShared(text, spans)).toBe(`${LEFT_OUT}. Fan dead`);
  });
});
