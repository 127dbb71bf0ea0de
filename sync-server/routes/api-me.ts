import type { FastifyInstance } from 'fastify';
import type { Role } from '#domain/access/verbs.ts';
import type { ToldRules } from '#domain/disclosure/told-rules.ts';
import type { LandlordNumbers } from '#domain/landlord/numbers.ts';
import { londonIso } from '#domain/time/london.ts';
import { deskKey } from '../accounts/desk-key.ts';
import { giveTickets, shownTickets } from '../border/cookies.ts';
import { landlordRules, policyNow } from '../matrix/landlord-rules.ts';
import { dayAfter, londonToday } from '../packs/london-today.ts';
import { packFor } from '../packs/generation.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { Account } from '../storage/accounts.ts';
import type { Pack } from '../storage/packs.ts';
import { logRuleReleases } from '../sharing/log-rules.ts';
import type { LandlordKey } from '../sealed/landlord-key.ts';
import type { SessionParts } from './session.ts';

/** What `/api/me` says besides who asks. */
export interface AboutServer {
  readonly demo: boolean;
  readonly numbers: LandlordNumbers;
  readonly key: LandlordKey;
}

/** `GET /api/me`: who is signed in, which pack is theirs now, what time it is, and the landlord's numbers to ring. */
export function meRoutes(
  parts: SessionParts,
  { demo, numbers, key }: AboutServer,
): (app: FastifyInstance) => void {
  return (app) => {
    app.get('/api/me', async (request, reply) => {
      const { account, device } = await parts.door.demandSignedIn(request);
      await meet(parts, account);
      const pack = await currentPack(parts, account.id);
      const { session, device: ticket } = shownTickets(request);
      // The cookie's own end moves with the session's.
      if (session !== null && ticket !== null) giveTickets(reply, { session, device: ticket }, parts.secure);
      const uuid = parts.storage.read((view) => view.server.uuid());
      const { id, displayName, role } = account;
      return {
        server: { uuid, now: londonIso(parts.clock()), demo },
        account: { id, displayName, role },
        device,
        pack: pack === null ? null : { name: pack.name },
        deskKey: await deskKey(parts.storage, account, device),
        landlord: {
          numbers: numbersFor(role, numbers),
          key: await key.publicHalf(),
          rules: rulesFor(parts, role),
        },
      };
    });
  };
}

/** A contractor rings about the job: the line of the safeguarding lead is for the landlord's own people. */
function numbersFor(role: Role, { safeguarding, ...others }: LandlordNumbers): Partial<LandlordNumbers> {
  return role === 'contractor' ? others : { ...others, safeguarding };
}

/** What was closed of the matrix, for sentences on who will see what: as it holds from tomorrow on, when what ends today is over. */
function rulesFor({ storage, clock }: SessionParts, role: Role): ToldRules | null {
  if (role === 'contractor') return null;
  const on = londonToday(clock());
  const { closed } = storage.read((view) => landlordRules(view, dayAfter(on)));
  return { on, closed };
}

/** A session may be older than its account's role: the month for induction begins when somebody is first met in it. */
async function meet({ storage, clock }: SessionParts, { id, role }: Account): Promise<void> {
  if (storage.read((view) => view.training.since(id, role)) !== null) return;
  await storage.write((tx) => tx.training.meet(id, role, clock()));
}

/** The account's pack; it is written only when it is the first call of a day or the pack has to change. */
async function currentPack({ storage, clock }: SessionParts, account: OpaqueId): Promise<Pack | null> {
  const now = clock();
  const known = storage.read((view) => {
    const pack = view.packs.packOf(account);
    return pack?.madeUpOn === londonToday(now) && pack.policy === policyNow(view, now) ? pack : null;
  });
  if (known !== null) return known;
  return storage.write((tx) => {
    const pack = packFor(tx, account, now);
    logRuleReleases(tx, account, now);
    return pack;
  });
}
