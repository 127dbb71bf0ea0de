import type { FastifyInstance } from 'fastify';
import { breachList } from '../breaches/breach-lines.ts';
import { breachView } from '../breaches/breach-view.ts';
import { tellBreach } from '../breaches/record-breach.ts';
import { takeBreachStep } from '../breaches/take-breach-step.ts';
import { deskJournalled, deskRead, deskWrite, type Desk } from '../office/desk.ts';

/** Personal data breaches: told in one action, and what is done about each until it is closed. */
export function officeBreachRoutes(app: FastifyInstance, desk: Desk): void {
  deskRead(app, desk, '/breaches', (view, { account, now }) => breachList(view, account.role, now));
  deskWrite(app, desk, '/breaches', tellBreach);
  deskJournalled(app, desk, '/breaches/:breach', (tx, call) => breachView(tx, call, desk.numbers));
  deskWrite(app, desk, '/breaches/:breach/steps', takeBreachStep);
}
