import type { FastifyInstance } from 'fastify';
import { deskJournalled, deskRead, deskRoute, deskWrite, type Desk } from '../office/desk.ts';
import {
  askDestruction,
  confirmDestruction,
  refuseDestruction,
  renewDestruction,
} from '../retention/ask-destruction.ts';
import { destructionList } from '../retention/destruction-list.ts';
import type { Destroyer } from '../retention/destroyer.ts';
import { endHold, setHold } from '../retention/holds.ts';
import { certificateView, retentionView } from '../retention/retention-view.ts';

/** Keeping and destroying, for the data-protection lead: what is due, holds, asking, confirming, certificates. */
export function officeRetentionRoutes(
  app: FastifyInstance,
  desk: Desk & { readonly destroyer: Destroyer },
): void {
  deskRead(app, desk, '/retention', retentionView);
  deskRead(app, desk, '/retention/destructions/:destruction', certificateView);
  deskJournalled(app, desk, '/retention/destructions/:destruction/records', destructionList);
  deskWrite(app, desk, '/retention/destructions/:destruction/renewal', renewDestruction);
  deskWrite(app, desk, '/retention/holds', setHold);
  deskWrite(app, desk, '/retention/holds/:hold/end', endHold);
  deskWrite(app, desk, '/retention/destructions', askDestruction);
  deskWrite(app, desk, '/retention/destructions/:destruction/refusal', refuseDestruction);
  deskRoute(app, desk, 'POST', '/retention/destructions/:destruction/confirmation', async (call) => {
    const done = await desk.storage.write((tx) => confirmDestruction(tx, call));
    // What is decided is decided. If its bytes cannot be cleaned now, the certificate says so, and it goes on at the start.
    await desk.destroyer.settle().catch(() => undefined);
    return done;
  });
}
