// As src/device/transform-pouch.d.ts, for this project: it sees that folder only through what is imported.
declare module 'transform-pouch' {
  type StoredDocument = Readonly<Record<string, unknown>> & { readonly _id: string; readonly _rev: string };

  interface Transform {
    incoming(document: StoredDocument): StoredDocument | Promise<StoredDocument>;
    outgoing(document: StoredDocument): StoredDocument | Promise<StoredDocument>;
  }

  const plugin: { transform(config: Transform): void };
  export default plugin;
}

declare namespace PouchDB {
  interface Database {
    /** From transform-pouch: every document passes `incoming` before it is stored and `outgoing` after it is read. */
    transform(config: {
      incoming(
        document: Readonly<Record<string, unknown>> & { readonly _id: string; readonly _rev: string },
      ): unknown;
      outgoing(
        document: Readonly<Record<string, unknown>> & { readonly _id: string; readonly _rev: string },
      ): unknown;
    }): void;
  }
}
