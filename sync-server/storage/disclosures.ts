import type { OpaqueId } from '#domain/ids.ts';

/** That whoever got a disclosure was told what was put right since: on which day, how, and who recorded it. */
export interface StoredTelling {
  readonly id: OpaqueId;
  readonly disclosure: OpaqueId;
  readonly on: string;
  readonly way: string;
  readonly account: OpaqueId;
  readonly at: number;
}

/** That somebody took lines of the log out as a file. `filters` are the names of those used, never what was typed. */
export interface LogExport {
  readonly id: OpaqueId;
  readonly account: OpaqueId;
  readonly at: number;
  readonly format: string;
  readonly lines: number;
  readonly filters: string;
}

export interface DisclosuresRead {
  telling(id: string): StoredTelling | null;
  /** In the order in which they were recorded. */
  tellings(disclosure: string): readonly StoredTelling[];
  logExport(id: string): LogExport | null;
  /** The latest first. */
  logExports(most: number): readonly LogExport[];
}

/** Append-only (the file itself refuses a change), until the line of the log is destroyed. */
export interface DisclosuresWrite extends DisclosuresRead {
  addTelling(telling: StoredTelling): void;
  addLogExport(made: LogExport): void;
  /** With its line of the log. */
  forgetTellings(disclosure: string): void;
}
