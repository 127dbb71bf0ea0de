import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';

/** What the office's answer becomes on its way to the phone: one JSON document, or one line of a pack, at a time. */
export type Rewriting = (document: unknown) => unknown;

/** The real office with some of its words changed on the way: names that no demo has, or a day that it never plans. */
export async function rewriting(office: string, rewrite: Rewriting) {
  const target = new URL(office);
  const server = createServer((incoming, outgoing) => {
    pass(target, incoming, outgoing, rewrite);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('The rewriting server has no port.');
  return {
    address: `http://localhost:${String(place.port)}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function pass(target: URL, incoming: IncomingMessage, outgoing: ServerResponse, rewrite: Rewriting): void {
  const headers = without(incoming.headers, 'accept-encoding'); // words that are packed cannot be changed
  const { method, url } = incoming;
  const onward = request({ host: target.hostname, port: target.port, method, path: url, headers });
  onward.on('response', (answer) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () => {
      const body = Buffer.concat(chunks);
      const isData = /json/.test(answer.headers['content-type'] ?? '');
      const kept = without(answer.headers, 'content-length', 'transfer-encoding');
      outgoing.writeHead(answer.statusCode ?? 502, kept);
      outgoing.end(isData ? rewritten(body.toString(), rewrite) : body);
    });
  });
  onward.on('error', () => outgoing.destroy());
  outgoing.on('close', () => onward.destroy());
  incoming.pipe(onward);
}

function without(headers: IncomingHttpHeaders, ...names: readonly string[]): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}

function rewritten(text: string, rewrite: Rewriting): string {
  return text
    .split('\n')
    .map((line) => {
      try {
        return line === '' ? line : JSON.stringify(rewrite(JSON.parse(line)));
      } catch {
        return line; // what stands on several lines says nothing of a home
      }
    })
    .join('\n');
}
