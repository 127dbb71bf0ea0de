/** So many words are remembered; a note seldom has more. */
const MOST = 5000;

/** The same answers, each worked out once: people type the same words again and again. */
export function remembered<Answer>(workOut: (word: string) => Answer): (word: string) => Answer {
  const known = new Map<string, Answer>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined || known.has(word)) return before as Answer;
    const answer = workOut(word);
    if (known.size >= MOST) known.clear();
    known.set(word, answer);
    return answer;
  };
}
