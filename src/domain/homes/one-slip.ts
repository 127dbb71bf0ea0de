/**
 * Whether `typed` is the word, or the beginning of it, but for one slip: a letter wrong, left out, too many, or two
 * changed round. Digits do not slip: another number is another home.
 */
export function isOneSlip(typed: string, word: string): boolean {
  if (/\d/.test(typed) || /\d/.test(word) || word.length < typed.length - 1) return false;
  const same = sameStart(typed, word);
  const [rest, of] = [typed.slice(same), word.slice(same)];
  return (
    of.slice(1).startsWith(rest.slice(1)) || // wrong
    of.slice(1).startsWith(rest) || // left out
    of.startsWith(rest.slice(1)) || // too many
    (rest[0] === of[1] && rest[1] === of[0] && of.slice(2).startsWith(rest.slice(2))) // changed round
  );
}

function sameStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
