import type { OpaqueId } from '#domain/ids.ts';
import type { ToldRules } from '#domain/disclosure/told-rules.ts';
import { NO_NUMBERS, type LandlordNumbers } from '#domain/landlord/numbers.ts';
import type { Api } from './api.ts';
import { CONCERN_TO_SEND, type ToldConcern } from './concerns.ts';
import type { DeletionLog } from './deletion-log.ts';
import { DeviceReport } from './sending/device-report.ts';
import type { DeviceDatabase } from './device-database.ts';
import type { DraftNews } from './draft-watchers.ts';
import { Drafts, flushWhenHidden, whenHidden } from './drafts.ts';
import { EarlierPictures } from './photos/earlier-pictures.ts';
import type { Account, ClockDifference, Identity, RememberedAccount } from './identity.ts';
import { Mint } from './minting.ts';
import { MISHAP_TO_SEND, type ToldMishap } from './mishap.ts';
import { leavePack } from './packing/new-generation.ts';
import { Outbox } from './outbox.ts';
import { PhotoShrinker } from './photos/photo-shrinker.ts';
import { PhotoStore } from './photos/photo-store.ts';
import { Photos } from './photos/photos.ts';
import { Receipts } from './receipts.ts';
import { openSnapshotAhead } from './pack-snapshot.ts';
import { destroyPack, openAhead, packIsHere } from './pack-stores.ts';
import { RecordDatabase } from './records.ts';
import { RecordsOnPhone } from './records-on-phone.ts';
import { endScreening } from './screening/note-screener.ts';
import { Register } from './register.ts';
import type { StorageHealth } from './storage-health.ts';
import { Sync } from './sending/sync.ts';
import { joinTabs } from './tabs.ts';
import { ToldQueue } from './told-queue.ts';
import { isTraining, Training } from './training.ts';
import { waitingByHome } from './sending/waiting-by-home.ts';
import { fromBase64 } from './base64.ts';
import { firstPack } from './vault/destroy-account.ts';
import { hiddenName } from './vault/sealed-row.ts';
import { SealUnsent } from './vault/seal-unsent.ts';
import { SealedBoxes } from './vault/sealed-boxes.ts';
import { sealOlderStores } from './vault/older-stores.ts';
import type { Vault } from './vault/vault.ts';
import { workDatabase } from './work-database.ts';
import { WriteBeside } from './writing/write-beside.ts';

/** What belongs to the phone itself and outlives an account's stay on it. */
export interface PhoneParts {
  readonly api: Api;
  readonly database: DeviceDatabase;
  readonly identity: Identity;
  readonly deletions: DeletionLog;
  readonly health: StorageHealth;
  readonly now: () => number;
}

/** Everything that one account has on this phone, opened together. */
export interface Phone {
  readonly account: Account;
  readonly demo: boolean;
  readonly api: Api;
  readonly records: RecordsOnPhone;
  readonly drafts: Drafts;
  readonly photos: Photos;
  readonly mint: Mint;
  readonly register: Register;
  /** Pictures of earlier visits, fetched for use without signal. */
  readonly earlierPictures: EarlierPictures;
  readonly receipts: Receipts;
  readonly outbox: Outbox;
  readonly concerns: ToldQueue<ToldConcern>;
  readonly mishaps: ToldQueue<ToldMishap>;
  readonly training: Training;
  readonly sync: Sync;
  readonly health: StorageHealth;
  readonly deletions: DeletionLog;
  readonly photoStore: PhotoStore;
  readonly vault: Vault;
  /** What lies here sealed for the office and in no other form. */
  readonly sealed: Pick<SealUnsent, 'settle' | 'notArrived' | 'undelivered'>;
  /** The office's clock as far as this phone knows it, in milliseconds since 1970. Records are stamped by `mint`. */
  readonly now: () => number;
  /** How this phone's clock stood against the office's when they last met; null when they never did. */
  readonly clock: () => ClockDifference | null;
  /** Whom to ring at the landlord's, as the office last said. */
  readonly numbers: () => LandlordNumbers;
  /** What this phone was told of the landlord's matrix; null until the office has said. */
  readonly toldRules: () => ToldRules | null;
  /** This phone's id for this account. */
  readonly device: () => OpaqueId;
  /** The landlord's public key, as the office last said it; null until it has. */
  readonly landlordKey: () => ArrayBuffer | null;
  /** When the office was last reached, by its own clock; null when it never was. */
  readonly heardAt: () => number | null;
  /** Reads what the first screen does without; after it is shown. Once read, whoever asked is told. */
  loadTheRest(): Promise<void>;
  /** Other tabs must let go: nobody is signed in any more. */
  tellTabsLeft(): void;
  /** Waits for what is being written and closes the stores. */
  close(): Promise<void>;
  /**
   * Deletes everything of this account from this phone, only when all that can be read here has a receipt. What is sealed for the
   * office and did not arrive, or is in no backup of its, stays as it is.
   */
  destroy(): Promise<void>;
}

/** Closes one thing that is open. */
type Closing = () => void | Promise<unknown>;

/**
 * Opens an account's stores with its keys. No call to the network; a slow or dead server changes nothing here. Where one
 * fails, none stays open.
 */
export async function openPhone(
  remembered: RememberedAccount,
  parts: PhoneParts,
  vault: Vault,
): Promise<Phone> {
  const opened: Closing[] = [];
  try {
    return await openStores(remembered, parts, vault, opened);
  } catch (error) {
    await closeEach(opened); // what stayed open would hear and keep things beside the next try
    throw error;
  }
}

/** Each is done whatever became of the one before: a full disk must leave no store open behind a lock. Answers what failed. */
async function closeEach(closings: readonly Closing[]): Promise<readonly unknown[]> {
  const failed: unknown[] = [];
  for (const close of closings) {
    try {
      await close();
    } catch (error) {
      failed.push(error);
    }
  }
  return failed;
}

/** Opens them, and puts into `opened` how each is closed, the newest first. */
async function openStores(
  remembered: RememberedAccount,
  parts: PhoneParts,
  vault: Vault,
  opened: Closing[],
): Promise<Phone> {
  const first = packNameOf(remembered);
  // Begun at once: the copy is opened and read while the rest waits for the disk.
  const opening = vault.cipher(first).then((cipher) => ({ cipher, copy: openSnapshotAhead(first, cipher) }));
  opening.catch(() => undefined); // whoever opens the pack meets it
  const [displayName, keys] = await Promise.all([vault.displayName(), vault.workKeys()]);
  const account = { ...remembered.account, displayName };
  const { identity, deletions, health, now } = parts;
  // Closing lets go of every request that hangs, whoever made it: locking waits for no network.
  const ending = new AbortController();
  const api = parts.api.until(ending.signal).showing(vault.sessionSecret);
  const database = workDatabase(account.id, keys);
  opened.unshift(() => database.close());
  const openPack = async (pack: string) => new RecordDatabase(pack, await vault.cipher(pack));
  if (remembered.allSealed !== true) {
    await sealOlderStores(first, database, openPack, { account: account.id, deletions, now });
    // A full phone takes no note: it looks again at the next opening.
    void identity.change(account.id, { allSealed: true }).catch(() => undefined);
  }
  const receipts = new Receipts(database);
  const register = new Register(database);
  let clock = remembered.clock;
  let numbers = remembered.numbers ?? NO_NUMBERS;
  let rules = remembered.rules ?? null;
  const mint = new Mint(
    account.id,
    () => remembered.device,
    () => clock,
    now,
  );
  const [{ cipher, copy }] = await Promise.all([opening, receipts.load(remembered.server)]);
  const pack = new RecordDatabase(first, cipher, copy);
  const records = new RecordsOnPhone(pack, {
    account: account.id,
    device: () => remembered.device,
    receipts,
    now,
    openPack,
    currentPack: async () => {
      const known = await identity.remembered(account.id);
      return known && packNameOf(known);
    },
  });
  opened.unshift(() => records.close());
  const draftNews = new BroadcastChannel(`homefile-drafts-${account.id}`);
  const writer = new WriteBeside(database, account.id, keys);
  opened.unshift(
    () => writer.close(),
    () => draftNews.close(),
  );
  const tellTabs = (news: DraftNews) => {
    draftNews.postMessage(news);
  };
  const drafts = new Drafts(database, now, tellTabs, writer);
  draftNews.addEventListener('message', (event) => {
    drafts.hear(event.data);
  });
  const photoStore = new PhotoStore(database);
  const photos = new Photos(
    photoStore,
    new PhotoShrinker(),
    (name) => fetchPicture(api, name),
    now,
    (id) => records.index.has(id),
  );
  opened.unshift(() => photos.close(), endScreening);
  const earlierPictures = new EarlierPictures(api, photoStore, () => records.tell());
  const outbox = new Outbox(records.index, receipts);
  const unnamed = { concerns: 0, mishaps: 0, training: 0 };
  const noteUnnamed = (changed: Partial<typeof unnamed>) => {
    Object.assign(unnamed, changed);
    outbox.noteUnnamed(unnamed.concerns + unnamed.mishaps + unnamed.training);
    records.tell();
  };
  const concerns = new ToldQueue<ToldConcern>(drafts, api, CONCERN_TO_SEND, (waiting) => {
    noteUnnamed({ concerns: waiting });
  });
  const mishaps = new ToldQueue<ToldMishap>(drafts, api, MISHAP_TO_SEND, (waiting) => {
    noteUnnamed({ mishaps: waiting });
  });
  const training = new Training(drafts, api, (waiting) => {
    noteUnnamed({ training: waiting });
  });
  await Promise.all([records.load(), concerns.load(), mishaps.load()]);
  const boxes = new SealedBoxes(account.id);
  opened.unshift(() => boxes.close());
  let landlordKey = remembered.landlordKey ?? null;
  const landlordPoint = () => (landlordKey === null ? null : (fromBase64(landlordKey)?.buffer ?? null));
  const seal = new SealUnsent({
    ...{ api, boxes, records, outbox, receipts, photoStore, drafts, now },
    draftsBox: await hiddenName(keys, 'drafts', 'box'),
    mishapBox: await hiddenName(keys, 'mishap', 'box'),
    landlordKey: landlordPoint,
  });
  const report = new DeviceReport({ api, account: account.id, outbox, drafts, health, deletions, now });
  const sync = new Sync({
    report,
    api,
    account,
    identity,
    records,
    receipts,
    photoStore,
    outbox,
    concerns,
    mishaps,
    training,
    register,
    earlierPictures,
    deletions,
    vault,
    seal,
    openPack,
    now,
  });
  records.afterWrite(() => {
    sync.noteWrite();
  });
  for (const queue of [concerns, mishaps, training])
    queue.afterKeep(() => {
      sync.noteWrite();
    });
  async function hearOffice(): Promise<void> {
    const known = await identity.remembered(account.id);
    clock = known?.clock ?? clock;
    landlordKey = known?.landlordKey ?? landlordKey;
    const told = [known?.numbers ?? numbers, known?.rules ?? rules] as const;
    if (JSON.stringify(told) === JSON.stringify([numbers, rules])) return;
    [numbers, rules] = told;
    records.tell(); // what is on the screen speaks by them
  }
  const tabs = joinTabs(account.id, records, receipts, sync);
  const stops = [
    flushWhenHidden(drafts),
    tabs.leave,
    records.onChange(() => {
      health.noteWaiting(account.id, waitingByHome(outbox.items(), now()));
    }),
    records.onChange(
      () => void seal.catchUp().catch(sayInConsole('Unsent work was not sealed for the office.')),
    ),
    whenHidden(
      () => void seal.sealDrafts().catch(sayInConsole('Unfinished answers were not sealed for the office.')),
    ),
    sync.onChange(() => {
      if (sync.state.state === 'done')
        void seal
          .settle()
          .then((sent) => {
            if (sent > 0) sync.noteWrite(); // what arrived comes back with the pack
            records.tell();
          })
          .catch(sayInConsole('What was sealed before was not sent to the office.'));
      void hearOffice().catch(sayInConsole('What the office last said was not read.'));
    }),
  ];
  opened.unshift(
    ...stops,
    () => seal.catchUp(),
    () => seal.sealDrafts(),
  );
  if (remembered.leaving !== null)
    await finishLeaving(remembered.leaving, remembered, parts, vault, openPack);

  // What no first screen needs: the address book, and which earlier pictures lie here.
  async function loadTheRest(): Promise<void> {
    if (ending.signal.aborted) return;
    await Promise.all([register.load(), earlierPictures.look(), training.load()]);
    records.tell(); // an address may stand where a home had none
    await register.ready();
    if (!ending.signal.aborted) records.tell();
  }

  async function close(): Promise<void> {
    ending.abort();
    const failed = await closeEach([() => sync.stop(), () => drafts.flush(), ...opened]);
    if (failed.length > 0) throw new Error('Not every store was closed in order.', { cause: failed[0] });
  }

  async function destroy(): Promise<void> {
    // Before anything is written down as gone: where a copy cannot be sealed, nothing goes.
    const mustWait = await seal.leaveAwaiting();
    const { waiting } = outbox.count();
    const unfinished = (await drafts.list()).filter((draft) => !isTraining(draft)).length;
    const line = { at: now(), account: account.id, because: 'signed-out-with-receipts' } as const;
    const count = records.index.size;
    await deletions.write({ ...line, what: 'records', count, withoutReceipt: waiting });
    await deletions.write({ ...line, what: 'work', count: unfinished, withoutReceipt: unfinished });
    const { leaving = null, filling = null } = (await identity.remembered(account.id)) ?? {};
    const stores = new Set([records.database.pack, leaving, filling]);
    await close();
    for (const pack of stores) if (pack !== null) await destroyPack(pack);
    await database.destroy();
    if (!mustWait) await boxes.destroy();
    await identity.forget(account.id);
  }

  return {
    ...{
      account,
      demo: remembered.demo,
      api,
      records,
      drafts,
      photos,
      mint,
      register,
      earlierPictures,
      receipts,
      outbox,
      concerns,
      mishaps,
      training,
      sync,
    },
    loadTheRest,
    ...{ health, deletions, photoStore, vault, sealed: seal, close, destroy, tellTabsLeft: tabs.tellLeft },
    now: () => now() + (clock?.differenceMs ?? 0),
    clock: () => clock,
    numbers: () => numbers,
    toldRules: () => rules,
    device: () => remembered.device,
    landlordKey: landlordPoint,
    heardAt: () => clock && clock.measuredAt + clock.differenceMs,
  };
}

/** The end of what nobody waits for: the next change or the next round does it again. */
function sayInConsole(line: string): () => void {
  return () => {
    console.error(line);
  };
}

/** Opens ahead what can be opened of an account without its key, if it is wanted still when its turn comes. */
export function openPhoneAhead(remembered: RememberedAccount, isWanted: () => boolean): Promise<void> {
  return openAhead(packNameOf(remembered), isWanted);
}

function packNameOf({ pack, account }: RememberedAccount): string {
  return pack ?? firstPack(account.id);
}

async function finishLeaving(
  pack: string,
  remembered: RememberedAccount,
  parts: PhoneParts,
  vault: Vault,
  openPack: (pack: string) => Promise<RecordDatabase>,
): Promise<void> {
  // Without its key an old store cannot be counted any more, only deleted.
  if ((await packIsHere(pack)) && (await vault.hasPack(pack)))
    await leavePack({ ...parts, vault, account: remembered.account }, await openPack(pack));
  else {
    await destroyPack(pack);
    await parts.identity.change(remembered.account.id, { leaving: null });
  }
}

async function fetchPicture(api: Api, name: string): Promise<ArrayBuffer | null> {
  const response = await api.send(`/photos/${encodeURIComponent(name)}`, { method: 'GET' });
  return response.ok && response.value.ok ? response.value.arrayBuffer() : null;
}
