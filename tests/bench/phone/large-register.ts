import { createHash } from 'node:crypto';
import { createServer, request as ask, type Server } from 'node:http';

/** A server in front of the real one that differs in one answer: its address register holds many more homes. */
export interface LargeRegister {
  readonly address: string;
  /** When a pack was asked for last, in milliseconds since 1970; null before. */
  packAskedAt(): number | null;
  close(): Promise<void>;
}

const STREETS = [
  'Plover Row',
  'Larkspur House',
  'Tern Street',
  'Kestrel Point',
  'Heron Close',
  'Dunlin Walk',
];
const AREAS = ['North', 'South', 'East', 'West', 'Upper', 'Lower', 'Old', 'New', 'Mill', 'Church'];

/** Begins to serve, on a free port, what `address` serves, with a register of so many homes. */
export async function serveLargeRegister(address: string, homes: number): Promise<LargeRegister> {
  const register = JSON.stringify({ version: `bench-${String(homes)}`, homes: addresses(homes) });
  const { hostname, port } = new URL(address);
  let packAskedAt: number | null = null;
  const server = createServer((incoming, answer) => {
    if (incoming.url?.startsWith('/api/register')) {
      answer.writeHead(200, { 'content-type': 'application/json' }).end(register);
      return;
    }
    const { method, url, headers } = incoming;
    if (url?.startsWith('/api/pack?')) packAskedAt = Date.now();
    const forwarded = ask({ hostname, port, method, path: url, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    forwarded.on('error', () => answer.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://localhost:${portOf(server)}`,
    packAskedAt: () => packAskedAt,
    close: () => closed(server),
  };
}

function addresses(count: number): readonly { id: string; line: string; postcode: string }[] {
  return Array.from({ length: count }, (_, index) => {
    const street = `${AREAS[index % AREAS.length]} ${STREETS[Math.floor(index / AREAS.length) % STREETS.length]}`;
    const number = Math.floor(index / (AREAS.length * STREETS.length)) + 1;
    const block = /House|Point/.test(street);
    return {
      id: createHash('sha256').update(String(index)).digest('hex').slice(0, 32),
      line: block ? `Flat ${number}, ${street}` : `${number} ${street}`,
      postcode: `MO${(index % 20) + 1} ${(index % 9) + 1}${'ABDEFGHJLN'[index % 10]}${'PQRSTUWXYZ'[Math.floor(index / 10) % 10]}`,
    };
  });
}

function portOf(server: Server): number {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port.');
  return bound.port;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
