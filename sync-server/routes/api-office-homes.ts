import type { FastifyInstance } from 'fastify';
import { demandId, deskJournalled, deskRead, type Desk } from '../office/desk.ts';
import { findHomes } from '../office/home-search.ts';
import { earlierView, homeView, householdView } from '../office/home-view.ts';

/** Homes: search by address, the building's history, who lives there, and what was reported before. */
export function officeHomeRoutes(app: FastifyInstance, desk: Desk): void {
  deskRead(app, desk, '/homes', (view, { query }) =>
    findHomes(view, query['q'] ?? '', query['after'] ?? null),
  );
  deskRead(app, desk, '/homes/:home', (view, call) => homeView(view, demandId(call.params['home']), call));
  deskRead(app, desk, '/homes/:home/earlier', (view, call) =>
    earlierView(view, demandId(call.params['home']), call),
  );
  deskJournalled(app, desk, '/homes/:home/household', (tx, call) =>
    householdView(tx, demandId(call.params['home']), call),
  );
}
