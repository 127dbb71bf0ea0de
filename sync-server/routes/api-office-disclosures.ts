import type { FastifyInstance } from 'fastify';
import { evidencePage, evidenceView } from '../disclosures/evidence.ts';
import { exportLog } from '../disclosures/export-log.ts';
import { followUpsView } from '../disclosures/follow-ups.ts';
import { disclosureDetail } from '../disclosures/log-entry.ts';
import { disclosuresView } from '../disclosures/log-view.ts';
import { tellRecipient } from '../disclosures/tellings.ts';
import { deskJournalled, deskRead, deskWrite, type Desk } from '../office/desk.ts';

/** The disclosure log: looking through it, taking it out, what must be followed up, and what was frozen. */
export function officeDisclosureRoutes(app: FastifyInstance, desk: Desk): void {
  deskRead(app, desk, '/disclosures', disclosuresView);
  deskRead(app, desk, '/follow-ups', followUpsView);
  deskWrite(app, desk, '/disclosures/export', exportLog);
  deskJournalled(app, desk, '/disclosures/:disclosure', disclosureDetail);
  deskWrite(app, desk, '/disclosures/:disclosure/tellings', tellRecipient);
  deskRead(app, desk, '/disclosures/:disclosure/evidence', evidenceView);
  deskJournalled(app, desk, '/disclosures/:disclosure/page', evidencePage);
}
