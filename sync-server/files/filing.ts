import type { OpaqueId } from '#domain/ids.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import type { OrderGrant } from '../storage/grants.ts';
import type { JsonObject } from '../storage/json.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import type { Ancestry } from '../storage/revision.ts';

/** A record to be put into `files`. Whether it may be is decided before. */
export interface Filing {
  readonly id: OpaqueId;
  /** The record as JSON, without CouchDB's `_...` members. */
  readonly raw: JsonObject;
  /** `raw` as JSON, and what it reads as, where somebody has worked them out already. */
  readonly text?: string;
  readonly record?: SurveyRecord;
  /** The revision it comes with; without one, it follows the winner or begins at generation 1. */
  readonly path?: Ancestry;
  /** The account that sends it, or the server's own id. */
  readonly by: OpaqueId;
  readonly via: 'db' | 'api' | 'server';
  /** Now, in milliseconds since 1970. */
  readonly at: number;
  /** A contractor names home and order by minted ids: the grant says which are meant, whatever the record claims. */
  readonly under?: OrderGrant;
}

export interface Filed {
  readonly rev: string;
  readonly record: SurveyRecord;
  readonly entry: RecordEntry;
}
