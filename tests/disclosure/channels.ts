import type { Audience } from '#domain/disclosure/audiences.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import type { LocalDate } from '#domain/records/moments.ts';
import { QUESTIONS, type QuestionKey } from '#domain/requests/questions.ts';
import type { Browser } from '../../sync-server/border/http.fixture.ts';
import { NOW } from '../../sync-server/files/filing.fixture.ts';
import { neighbourDraft } from '../../sync-server/office/neighbour-draft.ts';
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

/** Every channel that a signed-in browser, or a stranger's, can try. A new one takes one line here, or of {@link TOLD}. */
export const CHANNELS: Readonly<Record<string, Channel>> = {
  'pack: listings': listings,
  'pack: changes': changes,
  'pack: documents by every revision': documents,
  'pack: many at once': bulk,
  'pack: local documents': local,
  'pack in one answer': packInOneAnswer,
  photos,
  receipts,
  'every route': everyRoute,
};

/** What is told to somebody who has no account: the audience, and everything that it is told. */
export interface Told {
  readonly audience: Audience;
  readonly tell: (world: CanaryWorld) => readonly CameOut[];
}

/** Every channel to an audience without an account. */
export const TOLD: Readonly<Record<string, Told>> = {
  "neighbour's answer": { audience: 'neighbour', tell: neighbourAnswers },
};

/** What the one projection shows an audience of each record, under minted ids, where no condition holds. */
export function projected(world: CanaryWorld, audience: Audience): readonly CameOut[] {
  const key = '5e'.repeat(32);
  const context = { audience, today: '2026-11-24' as LocalDate, mint: (id: string) => mintId(key, id) };
  return world.records.map(({ id, record }) => {
    // Their own copy is asked for by whoever the record is of.
    const [requester] = audience === 'subject-access' ? record.subjects : [];
    const shown = disclose(id, record, { ...context, ...(requester === undefined ? {} : { requester }) });
    return { asked: '', bytes: Buffer.from(JSON.stringify(shown)) };
  });
}

function neighbourAnswers({ server, homes }: CanaryWorld): readonly CameOut[] {
  const asks = Object.keys(QUESTIONS) as QuestionKey[];
  return server.world.storage.read((view) =>
    homes.flatMap(({ home }) =>
      // One of each way in which an answer is put together: for their own home, for somebody else's, for the public.
      (['neighbour', 'relative', 'press'] as const).map((asker) => {
        const asked = { asker, seen: [], home: server.world.otherHome, about: home, asks };
        const { answer, sha256 } = neighbourDraft(view, asked, NOW);
        return { asked: '', bytes: Buffer.from(`${answer.words}\n${sha256}`) };
      }),
    ),
  );
}
