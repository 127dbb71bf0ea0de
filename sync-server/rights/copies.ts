import type { OpaqueId } from '#domain/ids.ts';
import { disclosure } from '#domain/records/disclosure.ts';
import { instantAt } from '#domain/records/moments.ts';
import type { NotGiven } from '#domain/rights/copy-parts.ts';
import { unread } from '#domain/rights/own-copy.ts';
import type { CopyPreview, FrozenCopy, FrozenPage } from '#domain/rights/rights-views.ts';
import { badRequest, Refusal } from '../errors.ts';
import { filedRecord } from '../files/filed-record.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { issueNew } from '../office/issue-drafts.ts';
import { journalLook } from '../office/journal-look.ts';
import { newSealKey, seal, unseal } from '../outside/seal.ts';
import { policyNow } from '../matrix/landlord-rules.ts';
import type { LoadedPictures } from '../shares/share-pictures.ts';
import type { HeldPhoto } from '../storage/photos.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { copyPage } from './copy-page.ts';
import { copyRequest, heldPicture, makeCopy } from './make-copy.ts';
import { beside, issueStep } from './take-step.ts';

/** The copy as it would be given now, with what is not in it and why: for the lead alone, and each look is journalled. */
export function copyPreview(tx: WriteTx, call: DeskCall): CopyPreview {
  const request = copyRequest(tx, call);
  const { copy, name, sha256 } = makeCopy(tx, call, request);
  journalLook(tx, call, request.person, 'own-copy');
  const { parts, notGiven, toRead } = copy;
  const pictures = copy.pictures.map(({ record }) => record);
  return { name, sha256, parts, notGiven, toRead, unread: unread(copy), pictures };
}

/** A picture that the copy holds or that waits to be looked at, for the lead alone; each look is journalled. */
export function copyPicture(tx: WriteTx, call: DeskCall): HeldPhoto {
  const request = copyRequest(tx, call);
  const { copy } = makeCopy(tx, call, request);
  const id = demandId(call.params['record']);
  const isOfCopy = copy.records.includes(id) || copy.toRead.some(({ record }) => record === id);
  const record = isOfCopy ? filedRecord(tx, id)?.record : undefined;
  const isPicture = record?.kind === 'photo' || record?.kind === 'cleared-photo';
  const held = isPicture ? heldPicture(tx, record.body.picture) : null;
  if (held === null) throw notFound();
  journalLook(tx, call, request.person, 'own-copy');
  return held;
}

/** Which pictures are to be read from the disk before a copy is frozen. */
export function copyPictures(view: ReadView, call: DeskCall): readonly HeldPhoto[] {
  const request = copyRequest(view, call);
  if (view.copies.copyOf(request.id) !== null) return [];
  return makeCopy(view, call, request).copy.pictures.flatMap(({ sha256 }) => heldPicture(view, sha256) ?? []);
}

/**
 * Freezes the copy that the lead has looked through: its bytes and pictures sealed, its SHA-256 and fields in the disclosure
 * log, and the request decided, all or none. With another digest than the copy has now, or with words or pictures that nobody
 * has read, nothing is frozen.
 */
export function freezeCopy(
  tx: WriteTx,
  call: DeskCall,
  loaded: LoadedPictures,
): { readonly request: OpaqueId; readonly sha256: string } {
  const request = copyRequest(tx, call);
  const { body, now } = call;
  const id = demandId(body['disclosure']);
  const known = tx.copies.copyOf(request.id);
  if (known !== null) return { request: request.id, sha256: known.sha256 };
  const made = makeCopy(tx, call, request);
  if (made.sha256 !== body['sha256'])
    throw new Refusal(
      409,
      'conflict',
      'The file changed while you were looking. Look through the copy again.',
    );
  if (unread(made.copy) > 0)
    throw new Refusal(422, 'unfinished', 'Read what waits to be read first. Nothing goes out unread.');
  const { outcome, words } = body;
  if (outcome !== 'granted' && outcome !== 'part')
    throw badRequest('Say whether it is the whole copy or a part.');
  issueStep(tx, call, request, demandId(body['id']), {
    ...{ step: 'decided', outcome, words },
    // What stays back of a copy does so by an exemption: each stands in the sealed record.
    ...(outcome === 'part' ? { ground: 'exempt' } : {}),
  });
  const { records, categories, fields } = made.copy;
  issueNew(tx, call, {
    ...beside(request),
    id,
    kind: disclosure,
    body: {
      at: instantAt(now),
      audience: 'subject-access',
      purpose: 'access-right',
      recipient: request.person,
      records,
      categories,
      // What a copy lacks is never told by the log either: it follows from what the lead decided, and told them.
      decision: outcome === 'granted' ? 'shared' : 'part',
      request: request.id,
      channel: 'sent',
      toldSha256: made.sha256,
      fields,
      rules: policyNow(tx, now),
    },
  });
  const key = newSealKey();
  const sealed = {
    disclosure: id,
    request: request.id,
    sha256: made.sha256,
    frozenAt: now,
    copy: seal(Buffer.from(made.text), key, id),
    notGiven: seal(Buffer.from(JSON.stringify(made.copy.notGiven)), key, id),
  };
  const pictures = made.copy.pictures.map(({ sha256 }, at) => {
    const picture = loaded.get(sha256);
    if (picture === undefined)
      throw new Refusal(409, 'conflict', 'A picture changed. Look through it again.');
    return { number: at + 1, type: picture.type, picture: seal(picture.bytes, key, id) };
  });
  tx.copies.keepCopy(sealed, pictures, key);
  return { request: request.id, sha256: made.sha256 };
}

/** The frozen bytes and pictures, to be printed or handed over: the lead alone, and each look is journalled. */
export function frozenCopy(tx: WriteTx, call: DeskCall): FrozenCopy {
  const { kept, key } = openedCopy(tx, call);
  return {
    text: unseal(kept.copy, key, kept.disclosure).toString('utf8'),
    sha256: kept.sha256,
    pictures: tx.copies.picturesOf(kept.disclosure).map(({ type, picture }) => ({
      type,
      base64: unseal(picture, key, kept.disclosure).toString('base64'),
    })),
  };
}

/** The frozen copy as one page to print, keep or hand over, its pictures in it: the lead alone, and each look is journalled. */
export function frozenPage(tx: WriteTx, call: DeskCall): FrozenPage {
  const { text, sha256, pictures } = frozenCopy(tx, call);
  return { page: copyPage(text, sha256, pictures) };
}

/** What the frozen copy does not hold, each with its exemption and citation: the lead alone, and each look is journalled. */
export function leftOutOfCopy(tx: WriteTx, call: DeskCall): { readonly notGiven: readonly NotGiven[] } {
  const { kept, key } = openedCopy(tx, call);
  const text = unseal(kept.notGiven, key, kept.disclosure).toString('utf8');
  return { notGiven: JSON.parse(text) as readonly NotGiven[] };
}

function openedCopy(tx: WriteTx, call: DeskCall) {
  const request = copyRequest(tx, call);
  const kept = tx.copies.copyOf(request.id);
  const key = kept === null ? null : tx.copies.copyKey(kept.disclosure);
  if (kept === null || key === null) throw notFound();
  journalLook(tx, call, request.person, 'own-copy');
  return { kept, key };
}
