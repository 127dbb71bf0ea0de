import { Agent, request as ask, type ClientRequest, type IncomingMessage } from 'node:http';

export interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

interface Sent {
  readonly method?: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Speaks to one server over connections that are kept open, with as little work of its own as can be. */
export class Client {
  readonly #host: string;
  readonly #port: string;
  readonly #prefix: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #agent: Agent;

  /** `address` may name a prefix, as `http://127.0.0.1:8420/db`. */
  constructor(
    address: string,
    headers: Readonly<Record<string, string>> = {},
    agent = new Agent({ keepAlive: true, maxSockets: Infinity }),
  ) {
    const { hostname, port, pathname } = new URL(address);
    this.#host = hostname;
    this.#port = port;
    this.#prefix = pathname.replace(/\/$/, '');
    this.#headers = headers;
    this.#agent = agent;
  }

  get address(): string {
    return `http://${this.#host}:${this.#port}${this.#prefix}`;
  }

  get headers(): Readonly<Record<string, string>> {
    return this.#headers;
  }

  /** The same server and connections, asked by somebody else. */
  as(headers: Readonly<Record<string, string>>): Client {
    return new Client(this.address, headers, this.#agent);
  }

  /** Throws for a status of 400 or more. */
  async send(path: string, sent: Sent = {}): Promise<Answered> {
    const answered = await this.try(path, sent);
    if (answered.status >= 400)
      throw new Error(`${sent.method ?? 'GET'} ${path}: ${answered.status} ${answered.body.toString()}`);
    return answered;
  }

  /** A connection that the server closed while it lay idle is not its fault: the request is sent again on another. */
  async try(path: string, sent: Sent = {}): Promise<Answered> {
    for (;;) {
      const answered = await this.#once(path, sent);
      if (answered !== 'closed while idle') return answered;
    }
  }

  #once(path: string, sent: Sent): Promise<Answered | 'closed while idle'> {
    return new Promise((resolve, reject) => {
      const request = this.begin(path, sent, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks),
          }),
        );
        answer.on('error', reject);
      });
      request.on('error', (error) => {
        if (request.reusedSocket && 'code' in error && error.code === 'ECONNRESET')
          resolve('closed while idle');
        else reject(error);
      });
    });
  }

  /** Sends a request; what comes back is the caller's. */
  begin(
    path: string,
    { method = 'GET', body, headers }: Sent,
    answered: (answer: IncomingMessage) => void,
  ): ClientRequest {
    const typed = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const request = ask(
      {
        host: this.#host,
        port: this.#port,
        path: this.#prefix + path,
        method,
        headers: { ...this.#headers, ...typed, ...length, ...headers },
        agent: this.#agent,
      },
      answered,
    );
    request.end(body);
    return request;
  }

  async json<T>(path: string, sent: Sent = {}): Promise<T> {
    const { body } = await this.send(path, sent);
    const value: T = JSON.parse(body.toString());
    return value;
  }

  post<T>(path: string, body: string): Promise<T> {
    return this.json<T>(path, { method: 'POST', body });
  }

  close(): void {
    this.#agent.destroy();
  }
}
