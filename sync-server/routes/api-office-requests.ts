import type { FastifyInstance } from 'fastify';
import { answerRequest, refuseRequest } from '../office/answer-request.ts';
import { demandId, deskRead, deskWrite, type Desk } from '../office/desk.ts';
import { holdRequest, letGo } from '../office/hold-request.ts';
import { recordEvidence } from '../office/record-evidence.ts';
import { requestsView } from '../office/request-lines.ts';
import { answerNow, requestView } from '../office/request-view.ts';
import { tasksView } from '../office/review-tasks.ts';
import { handOverTask, keepBack } from '../office/settle-task.ts';
import { readSaid } from '../office/said-words.ts';
import { takeRequest } from '../office/take-request.ts';

/** Requests: who asks about a home, the answer that is ready, giving it, and refusing a fact. */
export function officeRequestRoutes(app: FastifyInstance, desk: Desk): void {
  deskRead(app, desk, '/requests', (view, { now }) => requestsView(view, now));
  deskRead(app, desk, '/requests/:request', (view, call) =>
    requestView(view, demandId(call.params['request']), call),
  );
  deskRead(app, desk, '/homes/:home/answer', answerNow);
  deskWrite(app, desk, '/requests', takeRequest);
  deskWrite(app, desk, '/requests/:request/answer', answerRequest);
  deskWrite(app, desk, '/requests/:request/refusal', refuseRequest);
  deskWrite(app, desk, '/requests/:request/evidence', recordEvidence);
  deskWrite(app, desk, '/requests/:request/hold', holdRequest);
  deskWrite(app, desk, '/requests/:request/let-go', letGo);
  deskRead(app, desk, '/review-tasks', tasksView);
  deskWrite(app, desk, '/review-tasks/:item/owner', handOverTask);
  deskWrite(app, desk, '/review-tasks/:item/kept-back', keepBack);
  deskWrite(app, desk, '/review-tasks/:item/read', readSaid);
}
