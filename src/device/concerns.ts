import type { OpaqueId } from '#domain/ids.ts';
import type { RecordNamed } from '#domain/records/registry.ts';

/** Names of these drafts in the store say nothing of what they hold. */
export const CONCERN_DRAFT = { kind: 'item', version: 1 } as const;

/** Told to the safeguarding lead, and on its way. Nothing of it can be read back by a screen. */
export const CONCERN_TO_SEND = { kind: 'item-out', path: '/api/concerns' } as const;

/** A concern as it is sent. */
export type ToldConcern = RecordNamed<'safeguarding-concern'> & { readonly _id: OpaqueId };

/** Drafts that no rescue copy, no list and no other screen may hold. */
export function isConcernDraft({ kind }: { readonly kind: string }): boolean {
  return kind === CONCERN_DRAFT.kind || kind === CONCERN_TO_SEND.kind;
}
