import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Traffic } from './limits/traffic.ts';
import type { JsonObject } from './storage/json.ts';
import type { Ancestry } from './storage/revision.ts';
import type { ReadView, Storage, WriteTx } from './storage/storage.ts';

/** What the server is put together from. `app.ts` joins them; `main.ts` and the tests choose them. */
export interface Parts {
  readonly storage: Storage;
  /** Who asks; null for a stranger. Throws a refusal (401) when credentials are given and wrong. */
  identify(request: FastifyRequest): Promise<Identity | null>;
  readonly access: Access;
  /** Null for an ordinary database, which takes writes as CouchDB does. */
  gate(who: Identity | null, database: string): DatabaseGate | null;
  /** Hooks over every route: origin checks, security headers. Runs first. */
  readonly border: (app: FastifyInstance) => void;
  /** How much is taken on at once, and from whom. */
  readonly traffic: Traffic;
  /** Whose word about the address of a request is believed; null for nobody's. */
  readonly proxies: readonly string[] | null;
  /** Homefile's own routes, each adding itself, in order. */
  readonly routes: readonly ((app: FastifyInstance) => void)[];
  /** Where the built app lies (`dist/app`), or null to serve none. */
  readonly appFolder: string | null;
}

export interface Identity {
  readonly name: string;
  /** CouchDB's roles, for ordinary databases. `_admin` makes a server administrator. */
  readonly roles: readonly string[];
  /** The account and device of a Homefile session; null with Basic credentials. */
  readonly account: string | null;
  readonly device: string | null;
  /** Whether the session or password it was told by still holds. Answers that stay open are asked again by it. */
  readonly holds?: (view: ReadView) => boolean;
}

/** What a request wants to do to a database. `list-databases` names none; `create-database` one that may not exist. */
export type DatabaseAction =
  | 'list-databases'
  | 'create-database'
  | 'delete-database'
  | 'read-info'
  | 'read-document'
  | 'read-listing'
  | 'write-documents'
  | 'write-design'
  | 'local-documents'
  | 'read-settings'
  | 'administer';

export interface AccessRequest {
  readonly action: DatabaseAction;
  readonly database: string;
  /** For one document: its id. */
  readonly id?: string;
}

/** The one place that decides who may do what to which database. */
export interface Access {
  /** Returns when it is allowed; throws a refusal (401, 403, or 404 where even existence is not told) when not. */
  demand(view: ReadView, who: Identity | null, request: AccessRequest): void;
}

/** A document as a client offers it. A `malformed` one cannot be stored as it is; a gate may still keep its raw form. */
export type OfferedDocument =
  | {
      readonly kind: 'document';
      readonly id: string;
      readonly rev: string;
      readonly path: Ancestry;
      readonly deleted: boolean;
      readonly body: JsonObject;
      /** `body` as JSON, as it will be kept. */
      readonly text: string;
      /** True when the server made the revision (`new_edits`), false when it came with the document. */
      readonly newEdit: boolean;
    }
  | {
      readonly kind: 'malformed';
      readonly id: string | null;
      readonly rev: string | null;
      /** What arrived, already parsed as JSON. */
      readonly raw: unknown;
      readonly reason: string;
    };

/**
 * `store`: keep it in this database (with another body, if one is given). `stored`: the gate has done so itself.
 * `forbidden`: answered with a line of its own and this reason; the gate has kept the raw form if it is to be kept.
 * `destroyed`: it was destroyed here, so that whoever sends it need not hold it any more.
 */
export type Admission =
  | { readonly outcome: 'store'; readonly body?: JsonObject }
  | { readonly outcome: 'stored' }
  | { readonly outcome: 'conflict' }
  | { readonly outcome: 'forbidden'; readonly reason: string; readonly destroyed?: boolean };

/**
 * Guards the writes of one request to one database. `admit` and `finish` run inside the write's own transaction and may
 * write anything else through `tx`; what they throw undoes the whole request (a refusal with 503 fails a whole batch).
 */
export interface DatabaseGate {
  /** Slow work that must not hold the writer, such as hashing a password: same length, same order. */
  prepare?(documents: readonly unknown[]): Promise<readonly unknown[]>;
  /** Called once for each document, in order, before it is stored. */
  admit(tx: WriteTx, document: OfferedDocument): Admission;
  /** Called once, after the last document. */
  finish?(tx: WriteTx): void;
}
