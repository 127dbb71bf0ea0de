/** What parts two words of a note: "grab-rail" and "a&e" are two words there, so they are two in a phrase. */
const JOINED = /[-&/.]/;

/**
 * A line of the lexicon as plain places. An alternative that is written with a hyphen stands for words one after another, so
 * the line is written out once for each such alternative; a first place that may be missing is left out once.
 */
export function writtenOut(line: string): readonly (readonly string[])[] {
  const places = line.trim().split(/\s+/).filter(Boolean);
  const first = places[0];
  if (first === undefined) return [];
  const lines = withoutJoined(places);
  return first.endsWith('?') && places.length > 1
    ? [...lines, ...writtenOut(places.slice(1).join(' '))]
    : lines;
}

function withoutJoined(places: readonly string[]): readonly (readonly string[])[] {
  const at = places.findIndex((place) => !isGap(place) && JOINED.test(place));
  const place = places[at];
  if (place === undefined) return [places];
  const optional = place.endsWith('?') ? '?' : '';
  const alternatives = place.replaceAll('?', '').split('|');
  const plain = alternatives.filter((one) => !JOINED.test(one));
  const instead = (...written: readonly string[]) => [
    ...places.slice(0, at),
    ...written,
    ...places.slice(at + 1),
  ];
  const joined = alternatives
    .filter((one) => JOINED.test(one))
    .map((one) => instead(...one.split(/[-&/.]+/).filter(Boolean)));
  const rest = plain.length > 0 ? [instead(`${plain.join('|')}${optional}`)] : [];
  return [...rest, ...joined].flatMap(withoutJoined);
}

function isGap(place: string): boolean {
  return /^[*+]\d$/.test(place);
}
