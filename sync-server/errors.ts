/** The one place that turns an error into an answer. CouchDB's shape: `{ "error": code, "reason": sentence }`. */

/** A request that is answered with a refusal. `reason` is one plain sentence and never repeats input. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly reason: string;

  constructor(status: number, code: string, reason: string) {
    super(reason);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.reason = reason;
  }
}
