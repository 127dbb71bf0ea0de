type Open = (
  this: IDBDatabase,
  stores: string | Iterable<string>,
  mode?: IDBTransactionMode,
  options?: IDBTransactionOptions,
) => IDBTransaction;

/**
 * From now on a transaction that writes and says nothing of its durability ends on the disk, and not in the system's own
 * buffer, where a flat battery would take it: browsers call such a one complete some seconds before it is kept. Libraries
 * that open their own transactions, PouchDB above all, have no setting for it.
 */
export function writeStrictly(database: { prototype: { transaction: unknown } } = IDBDatabase): void {
  const { prototype } = database;
  const open = prototype.transaction as Open & { readonly strict?: true };
  if (open.strict) return;
  const strictly: Open = function (stores, mode, options) {
    const durability = mode === 'readwrite' ? 'strict' : 'default';
    return open.call(this, stores, mode, { durability, ...options });
  };
  prototype.transaction = Object.assign(strictly, { strict: true });
}
