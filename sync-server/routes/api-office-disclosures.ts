import type { FastifyInstance } from 'fastify';
import { evidencePage, evidenceView } from '../disclosures/evidence.ts';
import { exportLog } from '../disclosures/export-log.ts';
import { followUpsView } from '../disclosures/follow-ups.ts';
import { disclosureDetail } from '../disclosures/log-entry.ts';
import { disclosuresView } from '../disclosures/log-view.ts';
import { tellRecipient } from '../disclosures/tellings.ts';
import { deskJournalled, deskRead, deskRoute, deskWrite, type Desk } from '../office/desk.ts';

/** A frozen page at the desk: as it was sent, and nothing in it runs, leads on or is kept by the browser. */
const FROZEN = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  'referrer-policy': 'no-referrer',
};

/** The disclosure log: looking through it, taking it out, what must be followed up, and what was frozen. */
export function officeDisclosureRoutes(app: FastifyInstance, desk: Desk): void {
  deskRead(app, desk, '/disclosures', disclosuresView);
  deskRead(app, desk, '/follow-ups', followUpsView);
  deskWrite(app, desk, '/disclosures/export', exportLog);
  deskJournalled(app, desk, '/disclosures/:disclosure', disclosureDetail);
  deskWrite(app, desk, '/disclosures/:disclosure/tellings', tellRecipient);
  deskRead(app, desk, '/disclosures/:disclosure/evidence', evidenceView);
  deskRoute(app, desk, 'GET', '/disclosures/:disclosure/page', async (call, reply) => {
    const page = await desk.storage.write((tx) => evidencePage(tx, call));
    return reply.headers(FROZEN).type('text/html; charset=utf-8').send(page);
  });
}
