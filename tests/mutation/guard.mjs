/** One guard: its name, where it stands, the words that it is made of, what stands there without it, and who must notice. */
export const guard = (name, file, from, to, ...tests) => ({ name, file, from, to, tests });
