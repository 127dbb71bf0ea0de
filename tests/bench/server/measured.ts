import { written, type Figures, type Subject } from './bench.ts';
import { processorMs } from './servers.ts';

/** How many a second, of work done once. */
export async function perSecond(count: number, work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return (count / (performance.now() - began)) * 1000;
}

/** Notes how many a second a server does, and the processor time it takes for each: that says something on a busy machine too. */
export async function measure(
  figures: Figures,
  { name, pid }: Pick<Subject, 'name' | 'pid'>,
  { count, work }: { readonly count: number; readonly work: () => unknown },
): Promise<void> {
  const before = processorMs(pid);
  figures.add(name, await perSecond(count, work));
  figures.add(processorOf(name), (processorMs(pid) - before) / count);
}

/** The processor time of both for one of them, in milliseconds. */
export function processorTime(figures: Figures): string {
  const ours = figures.median(processorOf('ours')) ?? Number.NaN;
  const theirs = figures.median(processorOf('pouchdb-server'));
  const beside = theirs === null ? '' : ` of theirs ${written(theirs, 'ms', 2)}`;
  return `processor time ${written(ours, 'ms', 2)}${beside && `,${beside}`} each`;
}

const processorOf = (name: Subject['name']) => `processor of ${name}`;
