import type { FastifyInstance } from 'fastify';
import { record as journal } from '../journal/chain.ts';
import { demandId, deskJournalled, deskRead, notFound, type Desk } from '../office/desk.ts';
import { inboxLines, phoneLines, staffLines } from '../office/staff-views.ts';

/** Staff, phones, and the inbox of refused documents. */
export function officeDeskRoutes(app: FastifyInstance, desk: Desk): void {
  deskRead(app, desk, '/staff', (view) => ({ staff: staffLines(view) }));
  deskRead(app, desk, '/phones', (view, { now }) => ({ phones: phoneLines(view, now) }));
  deskRead(app, desk, '/inbox', (view, { now }) => ({ items: inboxLines(view, now) }));
  // A refused document may hold anything, so looking into one is journalled like a guarded record.
  deskJournalled(app, desk, '/inbox/:item', (tx, { params, account, now }) => {
    const item = tx.inbox.item(demandId(params['item']));
    if (item === null) throw notFound();
    journal(tx, {
      at: now,
      action: 'record-read',
      account: account.id,
      subject: item.id,
      detail: 'office refused-document',
      digest: null,
    });
    return { raw: item.raw };
  });
}
