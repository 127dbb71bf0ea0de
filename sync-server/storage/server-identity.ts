/** Who this server is. A phone that meets another uuid treats everything as unsent again (a restored backup mints a new one). */
export interface ServerIdentityRead {
  /** 32 lower-case hex digits. */
  uuid(): string;
}

export interface ServerIdentityWrite extends ServerIdentityRead {
  /** Mints and returns a new uuid: only for a restore. */
  renew(): string;
}
