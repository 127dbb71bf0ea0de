import { join, resolve } from 'node:path';
import { buildApp } from '../app.ts';
import { homefileParts } from '../homefile-parts.ts';
import { noteRules } from '../matrix/rules-in-force.ts';
import { officeRoutes } from '../routes/api-office.ts';
import { PhotoFiles } from '../photos/photo-files.ts';
import { Destroyer } from '../retention/destroyer.ts';
import { RegisterFile } from '../retention/register-file.ts';
import { LandlordKey } from '../sealed/landlord-key.ts';
import { checkAtStart, leftBehind } from '../verify/start-up-check.ts';
import type { CommandContext } from './command.ts';
import { openData } from './open-data.ts';
import { serveOptions } from './serve-options.ts';

/** `homefile serve`: runs until SIGTERM or SIGINT. Its only line on stdout says where it is ready. */
export async function serve(context: CommandContext): Promise<number> {
  const options = serveOptions(context.args, context.environment);
  if (typeof options === 'string') return wrongUse(context, options);
  const say = (sentence: string) => void context.stderr.write(`${sentence}\n`);
  const folder = resolve(options.data);
  const left = await leftBehind(folder);
  const opened = await openData(options, folder, {
    adminPassword: context.environment['HOMEFILE_ADMIN_PASSWORD'],
    demoPictures: join(context.packageFolder, 'sync-server/demo/pictures'),
    say,
  });
  if (!opened.ok) return wrongUse(context, opened.problem);
  const { storage, numbers, landlord, clock } = opened.value;
  const { demo, publicUrl, host, port, limits, proxies } = options;
  // An older copy of the folder may have been put back, or a destruction cut short: nothing is served before that is mended.
  const means = { storage, files: new PhotoFiles(folder), register: new RegisterFile(folder), clock };
  const destroyed = await new Destroyer(means).start();
  if (!destroyed.isClean) say(NOT_CLEAN);
  say(await checkAtStart(storage, left, destroyed));
  // A disk that is full stops no reading: they are noted with the next closing or pack.
  await storage.write((tx) => noteRules(tx, clock())).catch(() => say(NOT_NOTED));
  // Made before anybody can be answered, so that each backup holds it: what a phone sealed is opened after any restore.
  await new LandlordKey(storage).publicHalf().catch(() => say(NO_KEY));
  const app = await buildApp(
    homefileParts({
      storage,
      folder,
      publicUrl,
      limits,
      proxies,
      demo,
      numbers,
      landlord,
      appFolder: join(context.packageFolder, 'dist/app'),
      clock,
      log: say,
      moreRoutes: [officeRoutes],
    }),
  );
  try {
    const address = await app.listen({ host, port });
    context.stdout.write(`Homefile is ready at ${address}\n`);
    await context.told;
  } finally {
    // What was begun is finished, what begins is refused; who is slower than this is cut off, and hears no false answer.
    setTimeout(() => app.server.closeAllConnections(), limits.stopSeconds * 1000).unref();
    await app.close();
    await storage.close();
  }
  return 0;
}

const NOT_NOTED =
  'The version of the rules could not be noted in the journal: make room. Reading goes on, and it is noted with the next change.';
const NO_KEY =
  'The key to which phones seal what they have not sent could not be made: make room. It is made when a phone first asks for it.';
const NOT_CLEAN =
  'What was destroyed is out of the files, but its last bytes could not be taken off the disk: make room, or end the other program, and start again.';

function wrongUse(context: CommandContext, sentence: string): number {
  context.stderr.write(`${sentence}\n`);
  return 2;
}
