import type { FastifyInstance } from 'fastify';
import type { LandlordNumbers } from '#domain/landlord/numbers.ts';
import { isOpaqueId } from '#domain/ids.ts';
import type { LandlordKind } from '#domain/sharing/bases.ts';
import { homefileAccess, isClosed } from './access.ts';
import { Credentials } from './accounts/credentials.ts';
import { BackupNote } from './backup/last-backup.ts';
import { border } from './border/border.ts';
import { Door } from './border/identify.ts';
import { USUAL_LANDLORD } from './landlord/landlord-settings.ts';
import { USUAL_LIMITS, type Limits } from './limits/limits.ts';
import { Traffic } from './limits/traffic.ts';
import { measuredStorage } from './metrics/measured-storage.ts';
import { Metrics } from './metrics/metrics.ts';
import { PackGate } from './packs/pack-gate.ts';
import type { DatabaseGate, Identity, Parts } from './parts.ts';
import { PhotoFiles } from './photos/photo-files.ts';
import { PhotoReceiver } from './photos/receive-photo.ts';
import { Destroyer } from './retention/destroyer.ts';
import { RegisterFile } from './retention/register-file.ts';
import { meRoutes } from './routes/api-me.ts';
import { packRoutes } from './routes/api-pack.ts';
import { breachRoutes } from './routes/api-breaches.ts';
import { concernRoutes } from './routes/api-concerns.ts';
import { receiptRoutes } from './routes/api-receipts.ts';
import { phoneRoutes } from './routes/api-phones.ts';
import { wipeRoutes } from './routes/api-wipe.ts';
import { sealedRoutes } from './routes/api-sealed.ts';
import { registerRoutes } from './routes/api-register.ts';
import { trainingRoutes } from './routes/api-training.ts';
import { rescueRoutes } from './routes/api-rescue.ts';
import { versionRoutes } from './routes/api-versions.ts';
import { dataReceiptRoutes } from './routes/data-receipt-pages.ts';
import { healthRoutes } from './routes/health.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { photoRoutes, type PhotoParts } from './routes/photos.ts';
import { sessionRoutes } from './routes/session.ts';
import { sharedPageRoutes } from './routes/shared-pages.ts';
import { LandlordKey } from './sealed/landlord-key.ts';
import type { Storage } from './storage/storage.ts';
import { CouchSessions } from './users/couch-sessions.ts';
import { USERS } from './users/users-database.ts';
import { UsersGate } from './users/users-gate.ts';

export interface HomefileOptions {
  readonly storage: Storage;
  /** The data folder; photos lie in it. */
  readonly folder: string;
  /** `https://...` where the landlord serves it; null on this machine's own loopback. */
  readonly publicUrl: string | null;
  readonly demo: boolean;
  /** Whom to ring at the landlord's; told to every signed-in phone. */
  readonly numbers: LandlordNumbers;
  /** What kind of landlord this is; an association where nobody says. */
  readonly landlord?: LandlordKind;
  readonly appFolder: string | null;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: (line: string) => void;
  /** As usual where nobody says. */
  readonly limits?: Limits;
  /** The addresses of the proxies in front; this machine's own where nobody says. Heeded with a public address alone. */
  readonly proxies?: readonly string[];
  /** More routes, such as the office's; they are given what they need to know who asks. */
  readonly moreRoutes?: readonly ((parts: PhotoParts) => (app: FastifyInstance) => void)[];
  /** Rounds of the password hash, for tests. */
  readonly passwordRounds?: number;
}

/** Homefile as `buildApp` wants it. */
export function homefileParts(options: HomefileOptions): Parts {
  const { clock, demo, numbers, publicUrl, folder } = options;
  const backups = new BackupNote(folder);
  const metrics = new Metrics();
  const storage = measuredStorage(options.storage, metrics);
  const credentials = new Credentials(storage, clock, options.passwordRounds);
  const couchSessions = new CouchSessions(clock);
  const traffic = new Traffic(options.limits ?? USUAL_LIMITS);
  const door = new Door({ storage, credentials, clock, couchSessions, traffic });
  const files = new PhotoFiles(folder);
  const receiver = new PhotoReceiver(storage, files, clock);
  const session: PhotoParts = {
    storage,
    credentials,
    door,
    clock,
    secure: publicUrl !== null,
    landlord: options.landlord ?? USUAL_LANDLORD,
    files,
    receiver,
    numbers,
    destroyer: new Destroyer({ storage, files, register: new RegisterFile(folder), clock }),
  };
  const key = new LandlordKey(storage);
  const access = homefileAccess(clock);
  return {
    storage,
    identify: door.identify,
    access,
    gate: (who, database) =>
      database === USERS ? new UsersGate(who, options.passwordRounds) : gateFor(who, database, door, clock),
    traffic,
    proxies: publicUrl === null ? null : (options.proxies ?? ['loopback']),
    border: (app) => border(app, { publicUrl, demo, log: options.log }),
    routes: [
      healthRoutes,
      metricsRoutes({ door, traffic, metrics, folder, storage, backups }),
      sessionRoutes(session, couchSessions),
      meRoutes(session, { demo, numbers, key }),
      packRoutes(session),
      receiptRoutes(session, backups),
      versionRoutes(session),
      concernRoutes(session),
      breachRoutes(session),
      phoneRoutes(session),
      trainingRoutes(session),
      wipeRoutes(session),
      rescueRoutes(session, backups),
      sealedRoutes({ ...session, access }, key),
      registerRoutes(session),
      photoRoutes(session),
      sharedPageRoutes(session),
      dataReceiptRoutes(session, numbers),
      ...(options.moreRoutes ?? []).map((routes) => routes(session)),
    ],
    appFolder: options.appFolder,
  };
}

function gateFor(
  who: Identity | null,
  database: string,
  door: Door,
  clock: () => number,
): DatabaseGate | null {
  if (!isClosed(database)) return null;
  const { account, device } = who ?? {};
  // Access has let nobody come so far but the pack's own account.
  if (!who || !isOpaqueId(account) || !isOpaqueId(device))
    throw new Error('A pack was written by a stranger.');
  return new PackGate({ account, device }, database, door.textOf(who), clock);
}
