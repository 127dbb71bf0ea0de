import { render } from 'svelte/server';
import Lock from '../screens/unlock/Lock.svelte';

/** The lock as HTML, drawn at the build from the screen itself: nothing of any phone is in it. */
export function drawLock(): string {
  const nothing = () => undefined;
  const props = {
    pin: true,
    waiting: 0,
    office: null,
    problem: '',
    busy: false,
    onpin: nothing,
    oninstead: nothing,
  };
  return render(Lock, { props }).body;
}
