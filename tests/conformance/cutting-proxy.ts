import { connect, createServer, type Server, type Socket } from 'node:net';

export interface CuttingProxy {
  readonly port: number;
  /** How many connections were cut. */
  readonly cuts: () => number;
  close(): Promise<void>;
}

/**
 * Passes bytes on to a port and cuts each of the first `times` connections in the middle, once `bytes` have passed either
 * way; a function says for each connection how many.
 */
export async function startCuttingProxy(
  target: number,
  times: number,
  bytes: number | (() => number),
): Promise<CuttingProxy> {
  let cuts = 0;
  const open = new Set<Socket>();
  const server: Server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    const most = typeof bytes === 'number' ? bytes : bytes();
    const drop = (): void => {
      client.destroy();
      upstream.destroy();
    };
    let passed = 0;
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from);
      from.on('error', drop);
      from.on('end', () => to.end());
      from.on('close', () => open.delete(from));
      from.on('data', (chunk: Buffer) => {
        passed += chunk.length;
        if (cuts < times && passed > most) {
          cuts += 1;
          drop();
        } else if (!to.write(chunk)) {
          from.pause();
          to.once('drain', () => from.resume());
        }
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    port: address.port,
    cuts: () => cuts,
    close: () => {
      open.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
