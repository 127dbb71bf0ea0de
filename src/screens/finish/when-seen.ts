import type { Attachment } from 'svelte/attachments';

/** How long the end of a text must stand on the screen before it counts as seen. */
const LOOKED_MS = 400;

/** Calls `seen` once, when this end of a text has stood on the screen for a moment. A screen that was passed is none. */
export function whenSeen(seen: () => void): Attachment {
  return (node) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The bar at the bottom covers the last part of the screen.
    const margin = { rootMargin: '0px 0px -15% 0px' };
    const observer = new IntersectionObserver(([entry]) => {
      clearTimeout(timer);
      if (entry?.isIntersecting) timer = setTimeout(seen, LOOKED_MS);
    }, margin);
    observer.observe(node);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  };
}
