/**
 * Runs `work` in a task of its own, once what was just drawn is on the glass: on a slow phone the two together would be one
 * long block, in which no touch and no key is heard. Answers how to call it off.
 */
export function afterFrame(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(work);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
