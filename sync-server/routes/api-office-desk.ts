import type { FastifyInstance } from 'fastify';
import { concernList } from '../office/concern-list.ts';
import { deskJournalled, deskRead, deskWrite, type Desk } from '../office/desk.ts';
import { phoneLines } from '../office/phone-lines.ts';
import { openItem } from '../inbox/open-item.ts';
import { stepOnItem } from '../inbox/put-right.ts';
import { orderWipe } from '../devices/wipe.ts';
import { answerClosingEnd, closeMatrixCell, proposeClosingEnd } from '../matrix/close-cell.ts';
import { checkMatrixRow } from '../matrix/check-row.ts';
import { matrixLook } from '../matrix/matrix-look.ts';
import { changePreview } from '../matrix/matrix-preview.ts';
import { teamTraining } from '../training/team-training.ts';
import { inboxLines, staffLines } from '../office/staff-views.ts';

/** Staff, phones, and the inbox of refused documents. */
export function officeDeskRoutes(app: FastifyInstance, desk: Desk): void {
  deskRead(app, desk, '/staff', (view) => ({ staff: staffLines(view) }));
  deskRead(app, desk, '/phones', (view, call) => ({ phones: phoneLines(view, call) }));
  deskWrite(app, desk, '/phones/:device/wipe', (tx, call) => {
    orderWipe(tx, call);
    return { ok: true };
  });
  deskRead(app, desk, '/training/team', teamTraining);
  deskRead(app, desk, '/matrix', matrixLook);
  deskRead(app, desk, '/matrix/preview', changePreview);
  deskWrite(app, desk, '/matrix/checks', checkMatrixRow);
  deskWrite(app, desk, '/matrix/closings', closeMatrixCell);
  deskWrite(app, desk, '/matrix/closings/:closing/end', proposeClosingEnd);
  deskWrite(app, desk, '/matrix/closings/:closing/answer', answerClosingEnd);
  deskRead(app, desk, '/inbox', (view, call) => ({ items: inboxLines(view, call) }));
  deskJournalled(app, desk, '/concerns', (tx, call) => ({ concerns: concernList(tx, call) }));
  deskJournalled(app, desk, '/inbox/:item', openItem);
  deskWrite(app, desk, '/inbox/:item/steps', stepOnItem);
}
