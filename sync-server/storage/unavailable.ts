import { Refusal } from '../errors.ts';

/** The disk is full, broken, busy or read-only. Nothing of the request was kept; sending it again later is safe. */
export class StorageUnavailable extends Refusal {
  constructor(cause: unknown) {
    super(
      503,
      'service_unavailable',
      'The server cannot save anything at the moment. Nothing is lost here: try again in a few minutes.',
      { 'retry-after': '120' },
    );
    this.name = 'StorageUnavailable';
    this.cause = cause;
  }
}
