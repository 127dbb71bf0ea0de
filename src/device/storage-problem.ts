/** Why the phone could not keep or read something. The sentence says what is safe and what to do next. */
export interface StorageProblem {
  readonly because: 'full' | 'broken';
  readonly sentence: string;
}

const FULL: StorageProblem = {
  because: 'full',
  sentence:
    'This phone is full. What you typed is still on the screen. Free some room on the phone, then save again.',
};
const BROKEN: StorageProblem = {
  because: 'broken',
  sentence:
    'This phone could not keep that just now. What you typed is still on the screen. Close other tabs of Homefile and save again.',
};

/** Names a failure of the phone's storage. It looks at the error's name only: messages may quote what was stored. */
export function storageProblem(error: unknown): StorageProblem {
  return namesOf(error).some((name) => /quota/i.test(name)) ? FULL : BROKEN;
}

/** Whether the connection to the database is gone, so that opening it again may help. */
export function connectionLost(error: unknown): boolean {
  return namesOf(error).some((name) => LOST.has(name));
}

const LOST: ReadonlySet<string> = new Set([
  'InvalidStateError',
  'AbortError',
  'UnknownError',
  'indexed_db_went_bad',
]);

// PouchDB wraps the browser's error: its own name is outside, the browser's in `reason` or `message`.
function namesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const found: string[] = [];
  for (const key of ['name', 'reason', 'message'] as const) {
    const value: unknown = Reflect.get(error, key);
    if (typeof value === 'string') found.push(key === 'name' ? value : (value.split(/[\s:]/, 1)[0] ?? ''));
  }
  const cause: unknown = Reflect.get(error, 'cause');
  return cause === undefined ? found : [...found, ...namesOf(cause)];
}
