/** Who this server is. A phone that meets another uuid treats everything as unsent again (a restored backup mints a new one). */
export interface ServerIdentityRead {
  /** 32 lower-case hex digits. */
  uuid(): string;
  /** Who it was before it was restored, the oldest first: what names one of these names this server. */
  earlier(): readonly string[];
}

export interface ServerIdentityWrite extends ServerIdentityRead {
  /** Mints and returns a new uuid, and keeps the one before among the earlier: only for a restore. */
  renew(): string;
}
