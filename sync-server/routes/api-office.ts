import type { FastifyInstance } from 'fastify';
import type { Desk } from '../office/desk.ts';
import { officeCaseRoutes } from './api-office-cases.ts';
import { officeDeskRoutes } from './api-office-desk.ts';
import { officeHomeRoutes } from './api-office-homes.ts';
import { officeOrderRoutes } from './api-office-orders.ts';
import { officePhotoRoutes } from './api-office-photos.ts';

/** Everything under `/api/office`, for office staff and data-protection leads alone. */
export function officeRoutes(desk: Desk): (app: FastifyInstance) => void {
  return (app) => {
    officeCaseRoutes(app, desk);
    officeHomeRoutes(app, desk);
    officeOrderRoutes(app, desk);
    officePhotoRoutes(app, desk);
    officeDeskRoutes(app, desk);
  };
}
