import type { FastifyInstance } from 'fastify';
import { exportCase } from '../exports/records-export.ts';
import { addEvent } from '../office/add-event.ts';
import { boardView } from '../office/board-view.ts';
import { caseView } from '../office/case-view.ts';
import { clearItems } from '../office/clear-items.ts';
import { demandId, deskRead, deskWrite, type Desk } from '../office/desk.ts';
import { newReport } from '../office/new-report.ts';
import { changeVisit, planVisit } from '../office/plan-visits.ts';

/** Cases: the board, one case, new reports, visits, events, and clearing what waits to be checked. */
export function officeCaseRoutes(app: FastifyInstance, desk: Desk): void {
  deskRead(app, desk, '/cases', (view, call) => boardView(view, call, call.query['after'] ?? null));
  deskRead(app, desk, '/cases/:case', (view, call) => caseView(view, demandId(call.params['case']), call));
  deskWrite(app, desk, '/cases/:case/events', addEvent);
  deskWrite(app, desk, '/cases/:case/export', exportCase);
  deskWrite(app, desk, '/reports', newReport);
  deskWrite(app, desk, '/visits', planVisit);
  deskWrite(app, desk, '/visits/:visit', changeVisit);
  deskWrite(app, desk, '/clearings', clearItems);
}
