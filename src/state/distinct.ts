/** Each value once, in the order of its first appearance. */
export function distinct<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}

/** The last of each key, in the order of the first of each. */
export function lastOfEach<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): readonly Value[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()];
}
