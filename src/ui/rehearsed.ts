import { flushSync, unmount } from 'svelte';

/**
 * Draws a screen once where nobody sees or hears it, and takes it away again. The first drawing of anything costs a slow
 * phone several times the second: its templates are read and its code is compiled. Done while a person types their PIN or looks at
 * the screen before it, it costs them nothing. `draw` mounts it with invented props: nobody's data is in them.
 */
export function rehearsed(draw: (target: Element) => Record<string, unknown>): void {
  const drawn = draw(document.createElement('div'));
  flushSync();
  void unmount(drawn);
}
