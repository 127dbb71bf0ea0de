/*
 * What this project uses of PouchDB 9. The published types declare a global Buffer of their own, which merges with Node's
 * and spoils it wherever both are read; these declare nothing global.
 */
declare module 'pouchdb-core' {
  /** A document as it is stored. */
  export type Stored<Content> = Content & {
    readonly _id: string;
    readonly _rev: string;
    readonly _deleted?: boolean;
    readonly _conflicts?: readonly string[];
  };

  export interface Written {
    readonly ok: boolean;
    readonly id: string;
    readonly rev: string;
  }

  export interface NotWritten extends Error {
    readonly status: number;
    readonly error: string | boolean;
    readonly id?: string;
    readonly reason?: string;
  }

  export interface Row<Content> {
    readonly id: string;
    readonly key: string;
    readonly value: { readonly rev: string; readonly deleted?: boolean };
    readonly doc?: Stored<Content> | null;
  }

  export interface Change {
    readonly id: string;
    readonly seq: number | string;
    readonly deleted?: boolean;
    readonly changes: readonly { readonly rev: string }[];
  }

  export interface Changes extends Promise<{
    readonly results: readonly Change[];
    readonly last_seq: number | string;
  }> {
    on(event: 'change', listener: (change: Change) => unknown): this;
    on(event: 'complete' | 'error', listener: (info: unknown) => unknown): this;
    cancel(): void;
  }

  export interface ReplicationResult {
    readonly ok: boolean;
    readonly docs_read: number;
    readonly docs_written: number;
    readonly doc_write_failures: number;
    readonly errors: readonly unknown[];
  }

  export interface Replication<Result> extends Promise<Result> {
    on(event: 'change', listener: (info: ReplicationResult) => unknown): this;
    on(
      event: 'denied' | 'error' | 'complete' | 'paused' | 'active',
      listener: (info: unknown) => unknown,
    ): this;
    cancel(): void;
  }

  export interface ReplicationOptions {
    readonly live?: boolean;
    readonly retry?: boolean;
    readonly batch_size?: number;
    readonly since?: string | number;
    readonly back_off_function?: (delay: number) => number;
  }

  export interface Opening {
    readonly adapter?: 'idb' | 'http' | 'memory';
    readonly auto_compaction?: boolean;
    readonly skip_setup?: boolean;
    readonly fetch?: (url: string | Request, options?: RequestInit) => Promise<Response>;
  }

  type Put<Content> = Content & { readonly _id: string; readonly _rev?: string };

  export default class PouchDB<Content extends object = object> {
    static plugin(plugin: unknown): typeof PouchDB;
    constructor(name: string, options?: Opening);
    readonly replicate: {
      to(other: PouchDB<Content> | string, options?: ReplicationOptions): Replication<ReplicationResult>;
      from(other: PouchDB<Content> | string, options?: ReplicationOptions): Replication<ReplicationResult>;
    };
    sync(
      other: PouchDB<Content> | string,
      options?: ReplicationOptions,
    ): Replication<{ readonly push?: ReplicationResult; readonly pull?: ReplicationResult }>;
    /** Which store this is: another one under the same name has another id. */
    id(): Promise<string>;
    info(): Promise<{ readonly doc_count: number; readonly update_seq: number | string }>;
    put(document: Put<Content>): Promise<Written>;
    remove(document: { readonly _id: string; readonly _rev: string }): Promise<Written>;
    get(
      id: string,
      options?: {
        readonly rev?: string;
        readonly revs?: boolean;
        readonly conflicts?: boolean;
        readonly attachments?: boolean;
      },
    ): Promise<Stored<Content>>;
    bulkDocs(
      documents: readonly (Content & { readonly _id?: string; readonly _rev?: string })[],
      options?: { readonly new_edits?: boolean },
    ): Promise<readonly (Written | NotWritten)[]>;
    allDocs(options?: {
      readonly keys?: readonly string[];
      readonly include_docs?: boolean;
      readonly conflicts?: boolean;
    }): Promise<{
      readonly rows: readonly (Row<Content> | { readonly key: string; readonly error: string })[];
    }>;
    changes(options?: {
      readonly live?: boolean;
      readonly since?: string | number;
      readonly style?: 'main_only' | 'all_docs';
    }): Changes;
    /** From transform-pouch: every document passes `incoming` before it is stored and `outgoing` after it is read. */
    transform(config: {
      incoming(document: Stored<Readonly<Record<string, unknown>>>): unknown;
      outgoing(document: Stored<Readonly<Record<string, unknown>>>): unknown;
    }): void;
    close(): Promise<void>;
    destroy(): Promise<void>;
  }
}

declare module 'pouchdb-adapter-idb' {
  const plugin: unknown;
  export default plugin;
}

declare module 'pouchdb-adapter-http' {
  const plugin: unknown;
  export default plugin;
}

declare module 'pouchdb-adapter-memory' {
  const plugin: unknown;
  export default plugin;
}

declare module 'pouchdb-replication' {
  const plugin: unknown;
  export default plugin;
}

declare module 'transform-pouch' {
  const plugin: unknown;
  export default plugin;
}
