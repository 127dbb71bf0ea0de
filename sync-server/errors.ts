/** The one place that turns an error into an answer. CouchDB's shape: `{ "error": code, "reason": sentence }`. */

/** A request that is answered with a refusal. `reason` is one plain sentence and never repeats input. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, reason: string, headers: Readonly<Record<string, string>> = {}) {
    super(reason);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.reason = reason;
    this.headers = headers;
  }
}

export const badRequest = (reason: string) => new Refusal(400, 'bad_request', reason);

/** 404 in plain words: what is asked for is not there, or not for whoever asks. */
export const notFound = (reason: string) => new Refusal(404, 'not_found', reason);

export interface ErrorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly error: string; readonly reason: string };
}

/** What the framework itself refuses, by its code. */
const FRAMEWORK = new Map<string, Refusal>([
  [
    'FST_ERR_CTP_BODY_TOO_LARGE',
    new Refusal(413, 'too_large', 'The request is too large. Send fewer or smaller items.'),
  ],
  [
    'FST_ERR_CTP_INVALID_MEDIA_TYPE',
    new Refusal(415, 'bad_content_type', 'Content-Type must be application/json'),
  ],
  ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', badRequest('The request ended before its whole body had come.')],
  // A phone that lost its signal midway: nobody reads the answer, and it is no fault to note.
  ['ECONNRESET', badRequest('The request ended before its whole body had come.')],
  ['FST_ERR_CTP_INVALID_JSON_BODY', badRequest('invalid UTF-8 JSON')],
  ['FST_ERR_CTP_EMPTY_JSON_BODY', badRequest('invalid UTF-8 JSON')],
  ['FST_ERR_BAD_URL', badRequest('The address holds a bad percent escape.')],
  ['FST_ERR_MAX_PARAM_LENGTH', new Refusal(414, 'uri_too_long', 'The address is too long.')],
]);

const UNKNOWN = new Refusal(
  500,
  'unknown_error',
  'Something went wrong in the server. It has been noted there.',
);

/** Turns anything thrown into an answer. What is not a refusal, or was
 * caused by something else, is told to `log`, without its message: that may hold input. */
export function answerFor(error: unknown, log: (line: string) => void): ErrorAnswer {
  const refusal = refusalIn(error);
  if (!refusal || refusal.cause !== undefined) log(describe(error));
  const { status, headers, code, reason } = refusal ?? UNKNOWN;
  return { status, headers, body: { error: code, reason } };
}

function refusalIn(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const code = codeOf(error);
  return code === undefined ? undefined : FRAMEWORK.get(code);
}

/** The kind of error, its code and where it was thrown. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'a thrown value that is not an error';
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? '' : `, caused by ${codeOf(error.cause) ?? 'an error'}`;
  return `${error.name} ${codeOf(error) ?? ''}${cause}\n${places.slice(0, 8).join('\n')}`;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
