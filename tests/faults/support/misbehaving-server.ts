import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** What stands between a phone and the office does with one request. */
export type Fault =
  | { readonly is: 'answer'; readonly status: number; readonly type: string; readonly body: string }
  /** Nothing is answered until the connection is cut. */
  | { readonly is: 'hang' }
  /** The connection is cut at once. */
  | { readonly is: 'cut' }
  /** The request is passed on to the office until so many bytes of it went, then the connection is cut. */
  | { readonly is: 'cut-after'; readonly bytes: number }
  /** The office is asked, and its answer is cut after so many bytes. */
  | { readonly is: 'cut-answer'; readonly bytes: number };

/** One request as it came, without its body. */
export interface Seen {
  readonly method: string;
  readonly path: string;
}

export interface MisbehavingServer {
  readonly address: string;
  /** From now on: the fault of each request, null to let it through. The app's own files always come through. */
  behave(rule: (seen: Seen) => Fault | null): void;
  /** Every request for data since the last call. */
  seen(): readonly Seen[];
  /** From now on the office serves a newer build of the app. */
  deploy(): void;
  close(): Promise<void>;
}

const DATA = /^\/(api|db|photos)(\/|$)/;

/** An office that can be told to misbehave: the real one stands behind it, and hears only what is let through. */
export async function misbehaving(office: string): Promise<MisbehavingServer> {
  const target = new URL(office);
  let rule: (seen: Seen) => Fault | null = () => null;
  let seen: Seen[] = [];
  let build = '';
  const hanging = new Set<ServerResponse>();
  const server: Server = createServer((incoming, outgoing) => {
    const one = { method: incoming.method ?? 'GET', path: incoming.url ?? '/' };
    const fault = DATA.test(one.path) ? rule(one) : null;
    if (DATA.test(one.path)) seen.push(one);
    if (one.path === '/sw.js' && build !== '') void newerWorker(target, build, outgoing);
    else if (fault === null) pass(target, incoming, outgoing, {});
    else if (fault.is === 'cut') outgoing.destroy();
    else if (fault.is === 'hang') hanging.add(outgoing);
    else if (fault.is === 'cut-after') pass(target, incoming, outgoing, { out: fault.bytes });
    else if (fault.is === 'cut-answer') pass(target, incoming, outgoing, { back: fault.bytes });
    else {
      incoming.resume();
      outgoing.writeHead(fault.status, { 'content-type': fault.type }).end(fault.body);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('The misbehaving server has no port.');
  return {
    address: `http://localhost:${String(place.port)}`,
    behave(next) {
      rule = next;
      for (const one of hanging) one.destroy();
      hanging.clear();
    },
    seen() {
      const since = seen;
      seen = [];
      return since;
    },
    deploy() {
      build = '// A newer build.';
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

// A browser takes a worker for a new one when a single byte of it differs.
async function newerWorker(target: URL, build: string, outgoing: ServerResponse): Promise<void> {
  const script = await (await fetch(new URL('/sw.js', target))).text();
  outgoing.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-cache' });
  outgoing.end(`${script}\n${build}\n`);
}

/** Passes a request on and its answer back, each until its limit of bytes. */
function pass(
  target: URL,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { out = Infinity, back = Infinity }: { readonly out?: number; readonly back?: number },
): void {
  const { method, url, headers } = incoming;
  const onward = request({ host: target.hostname, port: target.port, method, path: url, headers });
  onward.on('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    let left = back;
    answer.on('data', (chunk: Buffer) => {
      const last = chunk.length > left;
      outgoing.write(chunk.subarray(0, left), () => last && outgoing.destroy());
      left = Math.max(0, left - chunk.length);
    });
    answer.on('end', () => outgoing.end());
    answer.on('error', () => outgoing.destroy());
  });
  onward.on('error', () => outgoing.destroy());
  outgoing.on('close', () => onward.destroy());
  let passed = 0;
  incoming.on('data', (chunk: Buffer) => {
    passed += chunk.length;
    if (passed > out) {
      onward.destroy();
      outgoing.destroy();
    } else onward.write(chunk);
  });
  incoming.on('end', () => onward.end());
}

/** An answer in the office's own form. */
export function officeSays(status: number, body: unknown): Fault {
  return { is: 'answer', status, type: 'application/json', body: JSON.stringify(body) };
}

/** A page that somebody in between puts in the office's place. */
export function pageInBetween(status: number): Fault {
  return {
    is: 'answer',
    status,
    type: 'text/html',
    body: '<!doctype html><h1>Sign in to Station Wi-Fi</h1>',
  };
}
