import { isAtDesk } from '#domain/access/verbs.ts';
import { FILE_FORMATS } from '#domain/exports/records-file.ts';
import { anId } from '../../sync-server/files/filing.fixture.ts';
import { COMPILED_RULES } from '#domain/disclosure/rules.ts';
import type { Audience } from '#domain/disclosure/audiences.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import type { LocalDate } from '#domain/records/moments.ts';
import type { Browser } from '../../sync-server/border/http.fixture.ts';
import { mintId } from '../../sync-server/packs/mint.ts';
import type { CanaryWorld, ReaderName } from './canary-world.ts';
import { everyRoute } from './every-route.ts';
import {
  bulk,
  changes,
  documents,
  listings,
  local,
  packInOneAnswer,
  photos,
  receipts,
} from './pack-channels.ts';

/** Bytes that came out, and what was asked: a word that only comes back from its own question tells nothing. */
export interface CameOut {
  readonly asked: string;
  readonly bytes: Buffer;
}

/** Somebody at the door. */
export interface Reader {
  readonly name: ReaderName;
  readonly browser: Browser;
  /** The name of their own pack; null where they have none. */
  readonly pack: string | null;
}

/** One way in which anything leaves: what this reader gets by it, with every id and revision there is in their hands. */
export type Channel = (world: CanaryWorld, reader: Reader) => Promise<readonly CameOut[]>;

/** Every channel that a signed-in browser, or a stranger's, can try. A new one takes one line here, or of `WAYS_OUT`. */
export const CHANNELS: Readonly<Record<string, Channel>> = {
  'pack: listings': listings,
  'pack: changes': changes,
  'pack: documents by every revision': documents,
  'pack: many at once': bulk,
  'pack: local documents': local,
  'pack in one answer': packInOneAnswer,
  photos,
  receipts,
  'saved as files': savedFiles,
  'every route': everyRoute,
};

/** The records of each case and each property file, saved as a table and as JSON, by each id that there is of them. */
async function savedFiles({ homes }: CanaryWorld, { browser }: Reader): Promise<readonly CameOut[]> {
  const came: CameOut[] = [];
  const asks = isAtDesk(browser.account.role) ? homes : homes.slice(0, 2);
  for (const at of asks)
    for (const format of FILE_FORMATS)
      for (const path of [`cases/${at.case}`, `homes/${at.home}`]) {
        const url = `/api/office/${path}/export`;
        const { statusCode, headers, rawPayload } = await browser.call('POST', url, { id: anId(), format });
        const head = Buffer.from(`${statusCode} ${JSON.stringify(headers)}\n`);
        came.push({ asked: url, bytes: Buffer.concat([head, rawPayload]) });
      }
  return came;
}

/** What the one projection shows an audience of each record, under minted ids, where no condition holds. */
export function projected(world: CanaryWorld, audience: Audience): readonly CameOut[] {
  const key = '5e'.repeat(32);
  const context = {
    rules: COMPILED_RULES,
    audience,
    today: '2026-11-24' as LocalDate,
    mint: (id: string) => mintId(key, id),
  };
  const shown = world.records.map(({ id, record }) => {
    // Their own copy is asked for by whoever the record is of.
    const [requester] = audience === 'subject-access' ? record.subjects : [];
    return disclose(id, record, { ...context, ...(requester === undefined ? {} : { requester }) });
  });
  return [{ asked: '', bytes: Buffer.from(JSON.stringify(shown)) }];
}
