import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';

/** Chance that a seed determines: the same seed and path give the same draws on every machine, for ever. */
export interface Chance {
  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number;
  /** True in `percent` of 100 draws. */
  likely(percent: number): boolean;
  pick<T>(list: readonly T[]): T;
  id(): OpaqueId;
}

/** The stream of draws for one thing, such as `('mossbury', 'home', 14)`. Streams of other paths do not disturb it. */
export function chanceFor(seed: string, ...path: readonly (string | number)[]): Chance {
  const next = draws(stateFrom([seed, ...path].join('\u001f')));
  const whole = (min: number, max: number) => min + Math.floor((next() / 2 ** 32) * (max - min + 1));
  const hex = () => next().toString(16).padStart(8, '0');
  return {
    whole,
    likely: (percent) => whole(1, 100) <= percent,
    pick(list) {
      const picked = list[whole(0, list.length - 1)];
      if (picked === undefined) throw new RangeError('There is nothing to pick from.');
      return picked;
    },
    id() {
      const id = hex() + hex() + hex() + hex();
      if (!isOpaqueId(id)) throw new RangeError('Chance did not make an id.');
      return id;
    },
  };
}

type State = readonly [number, number, number, number];

/** Four words from a text: FNV-1a with four offsets, each stirred once more so that near texts part at once. */
function stateFrom(text: string): State {
  const word = (offset: number) => {
    let hash = offset;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
  };
  return [word(0x811c9dc5), word(0x9e3779b9), word(0x243f6a88), word(0xb7e15162)];
}

/** The generator sfc32, after a dozen draws thrown away: 32 bits a draw. */
function draws([first, second, third, fourth]: State): () => number {
  let a = first;
  let b = second;
  let c = third;
  let counter = fourth;
  const next = () => {
    const drawn = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + drawn;
    return drawn >>> 0;
  };
  for (let thrown = 0; thrown < 12; thrown += 1) next();
  return next;
}
