import type { FastifyInstance } from 'fastify';
import { closeReceipts, makeReceipt } from '../data-receipt/make-receipt.ts';
import { receiptsView } from '../data-receipt/receipt-lines.ts';
import { deskJournalled, deskRead, deskRoute, deskWrite, type Desk } from '../office/desk.ts';
import {
  copyPicture,
  copyPictures,
  copyPreview,
  freezeCopy,
  frozenCopy,
  frozenPage,
  leftOutOfCopy,
} from '../rights/copies.ts';
import { readForCopy } from '../rights/copy-reading.ts';
import { putFieldRight } from '../rights/correct.ts';
import { loadNoteScreen } from '../rights/note-screen.ts';
import { peopleOfHome } from '../rights/people.ts';
import { rightsList, rightsView } from '../rights/rights-view.ts';
import { takeRightsRequest } from '../rights/take-rights-request.ts';
import { takeStep } from '../rights/take-step.ts';
import { loadPictures, sendPicture } from './held-pictures.ts';

/** People's rights over their own data: who asks for what, what was done, and the copy that the lead looks through. */
export function officeRightsRoutes(app: FastifyInstance, desk: Desk): void {
  deskRead(app, desk, '/rights', rightsList);
  deskJournalled(app, desk, '/homes/:home/people', peopleOfHome);
  deskJournalled(app, desk, '/rights/:request', rightsView);
  deskJournalled(app, desk, '/rights/:request/frozen', frozenCopy);
  deskJournalled(app, desk, '/rights/:request/page', frozenPage);
  deskJournalled(app, desk, '/people/:person/receipts', receiptsView);
  deskWrite(app, desk, '/data-receipts', makeReceipt);
  deskWrite(app, desk, '/data-receipts/close', closeReceipts);
  deskWrite(app, desk, '/rights', takeRightsRequest);
  deskWrite(app, desk, '/rights/:request/steps', takeStep);
  deskWrite(app, desk, '/rights/:request/corrections', putFieldRight);
  void app.register(async (scope) => {
    scope.addHook('preHandler', loadNoteScreen);
    deskJournalled(scope, desk, '/rights/:request/copy', copyPreview);
    deskWrite(scope, desk, '/rights/:request/copy/read', readForCopy);
    deskJournalled(scope, desk, '/rights/:request/left-out', leftOutOfCopy);
    deskRoute(scope, desk, 'GET', '/rights/:request/pictures/:record', async (call, reply) => {
      const held = await desk.storage.write((tx) => copyPicture(tx, call));
      return sendPicture(desk, reply, held);
    });
    deskRoute(scope, desk, 'POST', '/rights/:request/copy', async (call) => {
      // Read before anything is written: a write never waits for the disk of the pictures.
      const pictures = await loadPictures(
        desk,
        desk.storage.read((view) => copyPictures(view, call)),
      );
      return desk.storage.write((tx) => freezeCopy(tx, call, pictures));
    });
  });
}
