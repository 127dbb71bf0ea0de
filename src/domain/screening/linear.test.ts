import { describe, expect, it } from 'vitest';
import { stepsOf } from './effort.ts';
import { screenNote } from './screen-note.ts';

const KNOWN = {
  tenantNames: ['Agnieszka Kowalczyk', 'Tomasz Kowalczyk'],
  otherNames: ['Sunny Dhillon'],
  phones: ['07700 900123'],
  address: '3 Larch Walk',
};

/** The same letters every time, as a keyboard leant on would type them. */
function lettersFrom(seed: number): (count: number) => string {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff);
  return (count) => {
    let text = '';
    while (text.length < count) {
      for (let left = 3 + ((next() >> 8) % 9); left > 0; left--)
        text += String.fromCharCode(97 + ((next() >> 8) % 26));
      text += ' ';
    }
    return text;
  };
}

const again = (unit: string) => (count: number) => unit.repeat(Math.ceil(count / unit.length));

/** Texts that each part of the screen likes least. */
const FAMILIES: Readonly<Record<string, (count: number) => string>> = {
  'random letters': lettersFrom(7),
  'nearly known names': again('Agnieska Kowalczk Tomas Kowalcyk '),
  'one word without end': again('x'),
  'digits parted by spaces': again('0 7 '),
  'spoken digits': again('oh double seven '),
  'at and dot': again('at dot a dot '),
  'code after code': again('code 1 2 3 press a '),
  'no and not': again('no not in or no not in home '),
  'keys under keys': again('key spare under the key in at '),
  titles: again('Mr Mrs Dr '),
  capitals: again('Xq Yz Aa Bb '),
  'has and unknown': again('has severe qwertose '),
  days: again('Mon and Tues to Fri at '),
  hyphens: again('a-b-c-d-'),
  'apostrophes and accents': again("é'é'é' "),
  'other scripts': again('李梅 علی '),
  'dates and births': again('born 1 1 1901 dob '),
  'at signs': again('a@b.c@'),
};

describe('the work of the whole screen', () => {
  it.each(Object.keys(FAMILIES))('grows no faster than the text: %s', (family) => {
    const text = FAMILIES[family] ?? again(' ');
    const work = (count: number) => stepsOf(() => screenNote(text(count), KNOWN));
    work(1000);
    const [once, twice] = [work(8000), work(16000)];
    expect(once).toBeGreaterThanOrEqual(8000 / 4);
    expect(twice / once).toBeLessThan(2.3);
  });
});
