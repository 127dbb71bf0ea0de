import { statSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { BackupNote } from '../backup/last-backup.ts';
import type { Door } from '../border/identify.ts';
import { Refusal } from '../errors.ts';
import type { Traffic } from '../limits/traffic.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { CONTENT_TYPE } from '../metrics/text-format.ts';
import type { StorageReader } from '../storage/storage.ts';

export interface MetricsParts {
  readonly door: Door;
  readonly traffic: Traffic;
  readonly metrics: Metrics;
  /** The data folder. */
  readonly folder: string;
  readonly storage: Pick<StorageReader, 'read'>;
  readonly backups: BackupNote;
}

/** As CouchDB's: the role that reads figures and nothing else. */
const READER = '_metrics';

/** `GET /metrics`: counts and durations for Prometheus, to administrators and to users with the role `_metrics`. */
export function metricsRoutes({
  door,
  traffic,
  metrics,
  folder,
  storage,
  backups,
}: MetricsParts): (app: FastifyInstance) => void {
  return (app) => {
    app.addHook('onResponse', async (request, reply) => {
      const { method, routeOptions } = request;
      metrics.answered(method, routeOptions.url ?? null, reply.statusCode, reply.elapsedTime / 1000);
    });
    app.get('/metrics', async (request, reply) => {
      const who = await door.identify(request);
      if (who === null) throw new Refusal(401, 'unauthorized', 'Sign in as an administrator to read this.');
      if (!who.roles.some((role) => role === '_admin' || role === READER))
        throw new Refusal(
          403,
          'forbidden',
          'Only administrators and users with the role _metrics may read this.',
        );
      const { requests, feeds } = traffic;
      const last = backups.of(storage.read((view) => view.server.uuid()));
      // A restored server has made none yet: no figure, as where none was ever made.
      const backupTakenAt = last === null || last.takenAt === 0 ? null : last.takenAt / 1000;
      return reply
        .type(CONTENT_TYPE)
        .send(metrics.text({ requests, feeds, backupTakenAt, ...roomIn(folder) }));
    });
  };
}

function roomIn(folder: string) {
  const { bavail, bsize } = statfsSync(folder);
  const sizeOf = (name: string) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? null;
  return {
    databaseBytes: sizeOf('homefile.sqlite'),
    logBytes: sizeOf('homefile.sqlite-wal'),
    freeBytes: bavail * bsize,
  };
}
