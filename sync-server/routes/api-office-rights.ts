import type { FastifyInstance } from 'fastify';
import { makeReceipt, revokeReceipts } from '../data-receipt/make-receipt.ts';
import { deskJournalled, deskRead, deskWrite, type Desk } from '../office/desk.ts';
import { copyPreview, freezeCopy, frozenCopy } from '../rights/copies.ts';
import { putFieldRight } from '../rights/correct.ts';
import { peopleOfHome } from '../rights/people.ts';
import { rightsList, rightsView } from '../rights/rights-view.ts';
import { takeRightsRequest } from '../rights/take-rights-request.ts';
import { takeStep } from '../rights/take-step.ts';

/** People's rights over their own data: who asks for what, what was done, and the copy that the lead looks through. */
export function officeRightsRoutes(app: FastifyInstance, desk: Desk): void {
  deskRead(app, desk, '/rights', (view, { now }) => rightsList(view, now));
  deskJournalled(app, desk, '/homes/:home/people', peopleOfHome);
  deskJournalled(app, desk, '/rights/:request', rightsView);
  deskJournalled(app, desk, '/rights/:request/copy', copyPreview);
  deskJournalled(app, desk, '/rights/:request/frozen', frozenCopy);
  deskWrite(app, desk, '/data-receipts', makeReceipt);
  deskWrite(app, desk, '/data-receipts/close', revokeReceipts);
  deskWrite(app, desk, '/rights', takeRightsRequest);
  deskWrite(app, desk, '/rights/:request/steps', takeStep);
  deskWrite(app, desk, '/rights/:request/corrections', putFieldRight);
  deskWrite(app, desk, '/rights/:request/copy', freezeCopy);
}
