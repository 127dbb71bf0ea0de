import { rmSync } from 'node:fs';
import { makeDemoOnce, MADE_ONCE } from './server.ts';

/** Before all stories: the demo landlord is made once, since making it takes longer than most of them. After all: it goes. */
export default async function demoMadeOnce(): Promise<() => void> {
  const data = await makeDemoOnce();
  process.env[MADE_ONCE] = data;
  return () => {
    rmSync(data, { recursive: true, force: true });
  };
}
