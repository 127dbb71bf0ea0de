import type { OpaqueId } from '#domain/ids.ts';

/** What a line of the journal says happened. Codes only: a journal line never holds words. */
export const JOURNAL_ACTIONS = [
  'record-filed',
  'record-refused',
  'record-set-aside',
  'record-handed-over',
  'record-read',
  'home-granted',
  'home-grant-ended',
  'order-granted',
  'order-grant-ended',
  'pack-generation',
  'photo-held',
  'photo-quarantined',
  'account-added',
  'account-changed',
  'signed-in',
  'signed-out',
  'wipe-ordered',
  'wipe-confirmed',
  'share-issued',
  'share-opened',
  'share-refused',
  'share-revoked',
  'share-touched',
  'share-told',
  'hold-set',
  'hold-ended',
  'destruction-asked',
  'destruction-refused',
  'record-was-out',
  'record-destroyed',
  'records-destroyed',
  'destruction-clean',
  'sharing-step',
  'training-taken',
  'desk-step',
  'breach-recorded',
  'breach-step',
  'receipt-made',
  'receipt-closed',
  'put-right',
  'log-exported',
  'records-exported',
  'server-restored',
  'rules-in-force',
] as const;
export type JournalAction = (typeof JOURNAL_ACTIONS)[number];

/** One thing that happened: who did it, to what. `detail` is a code or an id, such as a kind, a revision or a home. */
export interface JournalEvent {
  readonly at: number;
  readonly action: JournalAction;
  readonly account: OpaqueId | null;
  readonly subject: string;
  readonly detail: string;
  /** HMAC-SHA256 of the content under a key of the subject's own, which is destroyed with it. */
  readonly digest: string | null;
}

/** An event in its place: `hash` binds it to everything before it. */
export interface JournalLine extends JournalEvent {
  readonly seq: number;
  readonly previous: string;
  readonly hash: string;
}

export interface JournalRead {
  last(): JournalLine | null;
  /** Lines after `seq`, oldest first. */
  lines(range: { readonly after: number; readonly limit: number }): readonly JournalLine[];
  /** Every line about one subject, oldest first. */
  about(subject: string): readonly JournalLine[];
  /** The key of the digests of one subject; null when there is none or it was destroyed. */
  digestKey(subject: string): string | null;
}

/** Append-only: there is no way to change or remove a line (the file itself refuses it). */
export interface JournalWrite extends JournalRead {
  append(line: JournalLine): void;
  addDigestKey(subject: string, key: string): void;
  destroyDigestKey(subject: string): void;
}
