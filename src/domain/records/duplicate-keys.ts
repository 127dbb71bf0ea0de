/** Where a value lies in a JSON text: the names and places from the root to it. */
export type JsonPath = readonly (string | number)[];

/** A value of a JSON text that was asked for, as the text it was written with. */
export interface JsonPart {
  readonly path: JsonPath;
  readonly text: string;
  /** Whether an object in it names the same key twice, or one by the name `__proto__`. */
  readonly doubtful: boolean;
}

interface Open {
  readonly isObject: boolean;
  /** Null until it has one: a text may hold millions of empty ones. */
  keys: Set<string> | null;
  /** The key or place of the value that comes next or is being read. */
  at: string | number;
  awaitsKey: boolean;
  readonly start: number;
}

/**
 * Cuts a JSON text into its parts at one depth (0 is the whole, 1 its members or items, and so on), and says of each whether an object in it names a key twice. What
 * parses it keeps the last of two equal keys without a word, so that two readers may read two different records. One pass,
 * no recursion; the text must be JSON already (a parser has said so).
 */
export function jsonParts(text: string, depth: number): JsonPart[] {
  const parts: JsonPart[] = [];
  let lastDoubt = -1;
  const open: Open[] = [];
  const finish = (start: number, end: number): void => {
    if (open.length !== depth) return;
    const path = open.map((one) => one.at);
    parts.push({ path, text: text.slice(start, end), doubtful: lastDoubt >= start });
  };
  for (let at = 0; at < text.length;) {
    const letter = text[at];
    const inside = open.at(-1);
    if (letter === '{' || letter === '[') {
      const isObject = letter === '{';
      open.push({ isObject, keys: null, at: isObject ? '' : 0, awaitsKey: isObject, start: at });
      at += 1;
    } else if (letter === '}' || letter === ']') {
      const closed = open.pop();
      at += 1;
      if (closed) finish(closed.start, at);
    } else if (letter === ',') {
      if (inside?.isObject) inside.awaitsKey = true;
      else if (inside && typeof inside.at === 'number') inside.at += 1;
      at += 1;
    } else if (letter === '"') {
      const end = endOfString(text, at);
      if (inside?.awaitsKey) {
        const key = keyOf(text.slice(at, end));
        inside.keys ??= new Set();
        if (inside.keys.has(key) || key === '__proto__') lastDoubt = at;
        inside.keys.add(key);
        inside.at = key;
        inside.awaitsKey = false;
      } else finish(at, end);
      at = end;
    } else if (letter === ':' || isSpace(letter)) at += 1;
    else {
      const end = endOfWord(text, at);
      finish(at, end);
      at = end;
    }
  }
  return parts;
}

/** Whether any object in a JSON text names a key twice, or one by the name `__proto__`. */
export function hasDuplicateKeys(text: string): boolean {
  return jsonParts(text, 0).some((part) => part.doubtful);
}

function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text[at - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return at + 1;
  }
  return text.length;
}

function endOfWord(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && !ENDS_WORD.has(text[at])) at += 1;
  return at;
}

const ENDS_WORD: ReadonlySet<string | undefined> = new Set([...' \n\r\t,:]}[{"']);

// `"a"` and `"\u0061"` are the same key.
function keyOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  const key: unknown = JSON.parse(quoted);
  return String(key);
}

function isSpace(letter: string | undefined): boolean {
  return letter === ' ' || letter === '\n' || letter === '\r' || letter === '\t';
}
