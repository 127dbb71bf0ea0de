import { connect, createServer, type Server, type Socket } from 'node:net';

export interface CuttingProxy {
  readonly port: number;
  /** How many connections were cut. */
  readonly cuts: () => number;
  close(): Promise<void>;
}

/** Passes bytes on to a port and cuts each of the first `times` connections in the middle, after `bytes` of the answer. */
export async function startCuttingProxy(target: number, times: number, bytes: number): Promise<CuttingProxy> {
  let cuts = 0;
  const open = new Set<Socket>();
  const server: Server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    const drop = (): void => {
      client.destroy();
      upstream.destroy();
    };
    let passed = 0;
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', drop);
      socket.on('close', drop);
    }
    client.pipe(upstream);
    upstream.on('data', (chunk: Buffer) => {
      passed += chunk.length;
      if (cuts < times && passed > bytes) {
        cuts += 1;
        drop();
      } else client.write(chunk);
    });
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
