import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { NO_NUMBERS } from '#domain/landlord/numbers.ts';
import { parseDay } from '#domain/time/calendar-day.ts';
import { startOfLondonDay } from '#domain/time/london.ts';
import { buildApp } from '../app.ts';
import { demoLandlord, type DemoLandlord } from '../demo/demo-landlord.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { homefileParts } from '../homefile-parts.ts';
import { officeRoutes } from '../routes/api-office.ts';
import { openSqliteStorage } from '../storage/sqlite/open.ts';
import type { Storage } from '../storage/storage.ts';

/** Slow hashing is tried where passwords are (`sync-server/accounts`): each of the desk's trials signs in many times. */
const PASSWORD_ROUNDS = 1;

/** The server with the demo landlord of one day, for tests that come in by the front door. */
export interface DeskTrial {
  readonly app: FastifyInstance;
  readonly storage: Storage;
  readonly landlord: DemoLandlord;
  readonly now: number;
  /** Lets time go by for whoever comes in later. */
  pass(ms: number): void;
  /** The addresses of the routes, as the server itself lists them. */
  readonly routes: readonly string[];
  /** The cookie of somebody who has signed in. */
  cookie(name: string): Promise<string>;
  get(url: string, cookie?: string): Promise<Answered>;
  post(url: string, body: object, cookie?: string): Promise<Answered>;
  close(): Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

/**
 * The folder with the demo landlord of a day, made by whichever test asks first: to file its records takes as long as many a
 * test. Two that ask at once both make it, and the second uses the first's.
 */
async function deskOf(today: string): Promise<string> {
  const desks = process.env['HOMEFILE_TRIAL_DESKS'];
  if (desks === undefined) throw new Error('The folder of the trials is made by desk-trial.setup.ts.');
  const made = join(desks, today);
  if (existsSync(made)) return made;
  const folder = mkdtempSync(join(desks, 'making-'));
  const storage = openSqliteStorage(folder);
  const shelf = {
    drawn: fileURLToPath(new URL('../demo/pictures', import.meta.url)),
    keep: async (sha256: string, bytes: Uint8Array) => {
      const place = join(folder, 'photos', 'held', sha256.slice(0, 2));
      await mkdir(place, { recursive: true });
      await writeFile(join(place, sha256), bytes);
    },
  };
  await seedDemo(storage, demoLandlord({ today }), shelf, PASSWORD_ROUNDS);
  await storage.close();
  try {
    await rename(folder, made);
  } catch (error) {
    if (!existsSync(made)) throw error;
  }
  return made;
}

/** Half past eleven on the day of the demo. */
export async function deskTrial(today = '2026-11-24'): Promise<DeskTrial> {
  const made = await deskOf(today);
  const folder = mkdtempSync(join(tmpdir(), 'homefile-desk-'));
  cpSync(made, folder, { recursive: true });
  const storage = openSqliteStorage(folder);
  const landlord = demoLandlord({ today });
  const now = startOfLondonDay(parseDay(today) ?? 0) + 11.5 * 3_600_000;
  let passed = 0;
  const routes: string[] = [];
  const parts = homefileParts({
    storage,
    folder,
    publicUrl: null,
    demo: true,
    numbers: NO_NUMBERS,
    appFolder: null,
    clock: () => now + passed,
    log: () => undefined,
    passwordRounds: PASSWORD_ROUNDS,
    moreRoutes: [
      (desk) => (app) => {
        app.addHook('onRoute', ({ url }) => void routes.push(url));
        officeRoutes(desk)(app);
      },
    ],
  });
  const app = await buildApp(parts);
  const call = async (
    method: 'GET' | 'POST',
    url: string,
    cookie: string,
    body?: object,
  ): Promise<Answered> => {
    const answer = await app.inject({
      method,
      url,
      headers: { host: 'localhost', ...(cookie === '' ? {} : { cookie }) },
      ...(body === undefined ? {} : { payload: body }),
    });
    const isJson = String(answer.headers['content-type'] ?? '').startsWith('application/json');
    return {
      status: answer.statusCode,
      text: answer.payload,
      json: isJson ? answer.json<Record<string, unknown>>() : {},
    };
  };
  const trial: DeskTrial = {
    app,
    storage,
    landlord,
    now,
    routes,
    pass: (ms) => void (passed += ms),
    get: (url, cookie = '') => call('GET', url, cookie),
    post: (url, body, cookie = '') => call('POST', url, cookie, body),
    async cookie(name) {
      const account = landlord.accounts.find((one) => one.name === name);
      const signed = await app.inject({
        method: 'POST',
        url: '/api/session',
        headers: { host: 'localhost' },
        payload: { name, password: account?.password },
      });
      return signed.cookies.map((one) => `${one.name}=${one.value}`).join('; ');
    },
    async close() {
      await app.close();
      await storage.close();
      rmSync(folder, { recursive: true });
    },
  };
  return trial;
}
