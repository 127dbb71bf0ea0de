import type { Attachment } from 'svelte/attachments';

/** About a row: with the last row just in sight or in focus, the next ones are already there. */
const AHEAD = '96px';

/** Calls `reached` when this end of a list comes onto the screen, or stands there already. */
export function whenReached(reached: () => void): Attachment {
  return (node) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) reached();
      },
      { rootMargin: `0px 0px ${AHEAD} 0px` },
    );
    observer.observe(node);
    return () => {
      observer.disconnect();
    };
  };
}
