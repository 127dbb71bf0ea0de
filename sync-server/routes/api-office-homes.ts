import type { FastifyInstance } from 'fastify';
import { exportHome } from '../exports/records-export.ts';
import { demandId, deskJournalled, deskRead, deskWrite, type Desk } from '../office/desk.ts';
import { findHomes } from '../office/home-search.ts';
import { changeTenancy } from '../tenancies/change-tenancy.ts';
import { tenancyView } from '../tenancies/tenancy-view.ts';
import { earlierView, homeView, householdView } from '../office/home-view.ts';

/** Homes: search by address, the building's history, who lives there and how that changes, and what was reported before. */
export function officeHomeRoutes(app: FastifyInstance, desk: Desk): void {
  deskRead(app, desk, '/homes', (view, { query }) =>
    findHomes(view, query['q'] ?? '', query['after'] ?? null),
  );
  deskRead(app, desk, '/homes/:home', (view, call) => homeView(view, demandId(call.params['home']), call));
  deskRead(app, desk, '/homes/:home/earlier', (view, call) =>
    earlierView(view, demandId(call.params['home']), call),
  );
  deskRead(app, desk, '/homes/:home/tenancy', (view, call) =>
    tenancyView(view, demandId(call.params['home']), call),
  );
  deskWrite(app, desk, '/homes/:home/tenancy', changeTenancy);
  deskWrite(app, desk, '/homes/:home/export', exportHome);
  deskJournalled(app, desk, '/homes/:home/household', (tx, call) =>
    householdView(tx, demandId(call.params['home']), call),
  );
}
