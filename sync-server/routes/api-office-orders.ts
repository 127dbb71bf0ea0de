import type { FastifyInstance } from 'fastify';
import { contractorPreview, ordered } from '../office/contractor-preview.ts';
import { demandId, deskJournalled, deskWrite, type Desk } from '../office/desk.ts';
import { draftedRecord } from '../office/issue-drafts.ts';
import { lookingAtPlace } from '../office/of-this-home.ts';
import { orderView } from '../office/order-view.ts';
import { changeOrder, orderDraft, raiseOrder } from '../office/raise-order.ts';

/** Works orders: one order with what its contractor is told, raising one, taking it back, and a look before it is raised. */
export function officeOrderRoutes(app: FastifyInstance, desk: Desk): void {
  deskWrite(app, desk, '/orders', raiseOrder);
  deskWrite(app, desk, '/orders/preview', (tx, call) => {
    const draft = orderDraft(tx, call);
    const record = draftedRecord(call, draft);
    const order = ordered(draft.id, record, record);
    return { compared: contractorPreview(tx, order, call, lookingAtPlace(tx, call, record)) };
  });
  deskJournalled(app, desk, '/orders/:order', (tx, call) =>
    orderView(tx, demandId(call.params['order']), call),
  );
  deskWrite(app, desk, '/orders/:order', changeOrder);
}
