import type { FastifyInstance } from 'fastify';
import { isOpaqueId } from '#domain/ids.ts';
import { ringOf } from '#domain/landlord/numbers.ts';
import type { ShareRow } from '#domain/shares/share-views.ts';
import { wrongDisclosure } from '../breaches/wrong-disclosure.ts';
import { logReader, type LogReader } from '../disclosures/log-reader.ts';
import { logRef } from '../disclosures/log-refs.ts';
import {
  demandId,
  deskJournalled,
  deskRead,
  deskRoute,
  deskWrite,
  maybeId,
  type Desk,
} from '../office/desk.ts';
import { revokeShare } from '../shares/change-share.ts';
import { shareAnswer } from '../shares/share-answer.ts';
import { picturesToLoad, refuseShare, shareCase, sharePreview } from '../shares/share-case.ts';
import { shareLines } from '../shares/share-lines.ts';
import type { ReadView } from '../storage/storage.ts';
import { loadPictures } from './held-pictures.ts';

/** Shares: the page beside the full record, freezing it, and its links. */
export function officeShareRoutes(app: FastifyInstance, desk: Desk): void {
  const ring = ringOf(desk.numbers);
  deskJournalled(app, desk, '/cases/:case/share/:audience', sharePreview);
  deskRoute(app, desk, 'POST', '/cases/:case/shares', async (call) => {
    // Read before anything is written: a write never waits for the disk of the pictures.
    const pictures = await loadPictures(
      desk,
      desk.storage.read((view) => picturesToLoad(view, call)),
    );
    return desk.storage.write((tx) => shareCase(tx, call, { ring, pictures }));
  });
  deskWrite(app, desk, '/cases/:case/share-refusals', refuseShare);
  deskRead(app, desk, '/shares', (view, call) => {
    const { query } = call;
    const [ofCase, request] = [maybeId(query['case']), maybeId(query['request'])];
    const filter = { ...(ofCase === null ? {} : { case: ofCase }), ...(request === null ? {} : { request }) };
    const lines = shareLines(view, filter, call);
    // They are the log by another name, those of one case too, and are seen as it is.
    const reader = logReader(view, call);
    const seen = lines.filter(({ id }) => isInLog(view, reader, id));
    return {
      shares: seen.map((line): ShareRow => ({
        ...line,
        wrong: wrongDisclosure(view, demandId(line.id), call),
      })),
    };
  });
  deskWrite(app, desk, '/requests/:request/link', (tx, call) => shareAnswer(tx, call, ring));
  deskWrite(app, desk, '/shares/:share/revoke', revokeShare);
}

function isInLog(view: ReadView, reader: LogReader, id: string): boolean {
  const ref = isOpaqueId(id) ? logRef(view, id) : null;
  return ref !== null && reader.read(ref) !== null;
}
