import type { Result } from '#domain/result.ts';
import { fail, ok } from '#domain/result.ts';
import type { ApiProblem } from '../api.ts';
import { NOT_THE_OFFICE } from '../api.ts';
import { base64 } from '../base64.ts';
import type { Phone } from '../phone.ts';

/**
 * Hands one thing that cannot be sent to the office, whole, by the door for such things. Its receipt is kept only on the
 * office's own word; until then nothing changes on the phone.
 */
export async function handOver(
  { api, outbox, records, photoStore, now }: Pick<Phone, 'api' | 'outbox' | 'records' | 'photoStore' | 'now'>,
  key: string,
): Promise<Result<null, ApiProblem>> {
  const item = outbox.items().find((one) => one.key === key);
  if (!item) return ok(null);
  const rev = records.index.own().find(({ id, rev }) => key.endsWith(`${id} ${rev}`))?.rev ?? null;
  const content =
    item.what === 'photo' ? await pictureOf(photoStore, item.id) : await recordOf(records, item.id, rev);
  if (content === null) return fail(NOT_HERE);
  const answer = await api.post('/api/rescue', { what: item.what, id: item.id, rev, content });
  if (!answer.ok) return answer;
  const held = heldBy(answer.value);
  if (held === null) return fail(NOT_THE_OFFICE);
  await outbox.noteHanded(key, { ...held, at: now() });
  records.tell();
  return ok(null);
}

async function recordOf(records: Phone['records'], id: string, rev: string | null): Promise<string | null> {
  if (rev === null) return null;
  const document = await records.database.readWithAncestry(id, rev);
  return document && JSON.stringify(document);
}

async function pictureOf(store: Phone['photoStore'], sha256: string): Promise<string | null> {
  const bytes = await store.bytes(sha256);
  return bytes && base64(bytes);
}

function heldBy(answer: unknown): { readonly server: string; readonly backedUp: boolean | null } | null {
  if (typeof answer !== 'object' || answer === null || !('server' in answer) || !('state' in answer))
    return null;
  if (answer.state !== 'held' || typeof answer.server !== 'string') return null;
  const backedUp = 'backedUp' in answer && typeof answer.backedUp === 'boolean' ? answer.backedUp : null;
  return { server: answer.server, backedUp };
}

const NOT_HERE: ApiProblem = {
  because: 'refused',
  status: 0,
  sentence: 'Its bytes are no longer on this phone. Record it again, and tell the office.',
  code: null,
};
