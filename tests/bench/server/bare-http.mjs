// The least that HTTP costs on this machine: any body is taken, and as many bytes are sent back as `?bytes=` asks for.
import { createServer } from 'node:http';

const full = Buffer.alloc(8 * 1024 * 1024, 'x');
const server = createServer((request, response) => {
  const bytes = Number(new URL(request.url, 'http://bare').searchParams.get('bytes') ?? '2');
  request.on('data', () => undefined);
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes });
    response.end(full.subarray(0, bytes));
  });
});
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`Bare HTTP is ready at http://127.0.0.1:${server.address().port}\n`),
);
