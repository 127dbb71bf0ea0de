import type { FastifyInstance } from 'fastify';
import { jsonRoutes } from '../border/json-routes.ts';
import type { Desk } from '../office/desk.ts';
import type { Destroyer } from '../retention/destroyer.ts';
import { officeBreachRoutes } from './api-office-breaches.ts';
import { officeCaseRoutes } from './api-office-cases.ts';
import { officeDeskRoutes } from './api-office-desk.ts';
import { officeDisclosureRoutes } from './api-office-disclosures.ts';
import { officeHomeRoutes } from './api-office-homes.ts';
import { officeOrderRoutes } from './api-office-orders.ts';
import { officePhotoRoutes } from './api-office-photos.ts';
import { officeRetentionRoutes } from './api-office-retention.ts';
import { officeRequestRoutes } from './api-office-requests.ts';
import { officeShareRoutes } from './api-office-shares.ts';
import { officeRightsRoutes } from './api-office-rights.ts';
import { officeSharingRoutes } from './api-office-sharing.ts';

/** Everything under `/api/office`, for office staff and data-protection leads alone. */
export function officeRoutes(desk: Desk & { readonly destroyer: Destroyer }): (app: FastifyInstance) => void {
  return (app) => {
    jsonRoutes(app, (scope) => {
      officeCaseRoutes(scope, desk);
      officeHomeRoutes(scope, desk);
      officeOrderRoutes(scope, desk);
      officePhotoRoutes(scope, desk);
      officeRequestRoutes(scope, desk);
      officeShareRoutes(scope, desk);
      officeRightsRoutes(scope, desk);
      officeSharingRoutes(scope, desk);
      officeDisclosureRoutes(scope, desk);
      officeDeskRoutes(scope, desk);
      officeRetentionRoutes(scope, desk);
      officeBreachRoutes(scope, desk);
    });
  };
}
