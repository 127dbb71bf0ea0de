import type { DeskTrial } from '../office/desk-trial.fixture.ts';

/** What somebody without an account gets: the answer but for the day on which it was sent. */
export interface Visited {
  readonly status: number;
  readonly text: string;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Somebody outside with an address and perhaps a code. */
export interface Visitor {
  look(path: string): Promise<Visited>;
  open(path: string, code: string): Promise<Visited>;
}

/** Comes in by the front door, as a browser does that sends no referrer. */
export function visitor(trial: DeskTrial): Visitor {
  let address = 1;
  const call = async (method: 'GET' | 'POST', path: string, payload?: string): Promise<Visited> => {
    // Each from another place: how often one of them may ask is a test of its own.
    address += 1;
    const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' };
    const answer = await trial.app.inject({
      method,
      url: path,
      remoteAddress: `10.0.${Math.floor(address / 250)}.${address % 250}`,
      headers: { host: 'localhost', ...(payload === undefined ? {} : form) },
      ...(payload === undefined ? {} : { payload }),
    });
    const headers = { ...answer.headers };
    delete headers['date'];
    return { status: answer.statusCode, text: answer.payload, bytes: answer.rawPayload, headers };
  };
  return {
    look: (path) => call('GET', path),
    open: (path, code) => call('POST', path, new URLSearchParams({ code }).toString()),
  };
}
