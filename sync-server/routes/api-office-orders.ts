import type { FastifyInstance } from 'fastify';
import { clockRunsOn, guardedClosed } from '../training/training-gate.ts';
import { contractorPreview, ordered } from '../office/contractor-preview.ts';
import { demandId, deskJournalled, deskWrite, type Desk } from '../office/desk.ts';
import { draftedRecord } from '../office/issue-drafts.ts';
import { orderView } from '../office/order-view.ts';
import { changeOrder, orderDraft, raiseOrder } from '../office/raise-order.ts';

/** Works orders: one order with what its contractor is told, raising one, taking it back, and a look before it is raised. */
export function officeOrderRoutes(app: FastifyInstance, desk: Desk): void {
  deskWrite(app, desk, '/orders', raiseOrder);
  deskWrite(app, desk, '/orders/preview', (tx, call) => {
    const draft = orderDraft(call);
    const record = draftedRecord(call, draft);
    return {
      compared: contractorPreview(tx, ordered(draft.id, record, record), call, {
        ...{ viewer: call.account.id, now: call.now, onOpenCase: true },
        guardedClosed: guardedClosed(tx, call, clockRunsOn(tx, record.case, call.now)),
      }),
    };
  });
  deskJournalled(app, desk, '/orders/:order', (tx, call) =>
    orderView(tx, demandId(call.params['order']), call),
  );
  deskWrite(app, desk, '/orders/:order', changeOrder);
}
