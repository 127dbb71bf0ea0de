/** The package brings no types of its own. */
declare module 'pouchdb-adapter-memory' {
  const adapter: PouchDB.Plugin;
  export = adapter;
}
