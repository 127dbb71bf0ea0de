import { expect, it } from 'vitest';
import { SentTexts } from './sent-texts.ts';

const textsOf = (text: string) => {
  const { docs } = JSON.parse(text) as { docs: { _id: string }[] };
  const texts = new SentTexts(text, docs);
  return docs.map(({ _id }) => texts.next(_id));
};

it('gives each document back in its own words', () => {
  const [a, b] = textsOf('{"docs":[{"_id":"a", "n":1.0},{"_id":"b","n":1,"n":2}]}');
  expect([a?.text, a?.doubtful]).toEqual(['{"_id":"a", "n":1.0}', false]);
  expect([b?.text, b?.doubtful]).toEqual(['{"_id":"b","n":1,"n":2}', true]);
});

it('doubts every document of a request that names its list twice', () => {
  const twice = '{"docs":[{"_id":"x"}],"docs":[{"_id":"a","n":1,"n":2},{"_id":"b"}]}';
  expect(textsOf(twice).map((one) => one?.doubtful)).toEqual([true, true]);
  const single = '{"docs":[{"_id":"x"}],"docs":[{"_id":"a"}]}';
  expect(textsOf(single).map((one) => one?.doubtful)).toEqual([true]);
});
