import { jsonOf, problemOf, type Api } from '../api.ts';
import { collectReceipts } from './collect-receipts.ts';
import type { DeviceReport } from './device-report.ts';
import type { EarlierPictures } from '../photos/earlier-pictures.ts';
import { fillBeside } from '../packing/fill-beside.ts';
import { fillingIsOver } from '../packing/fill-pack.ts';
import { moveToGeneration, type MoveParts } from '../packing/new-generation.ts';
import { officeVersions } from './office-versions.ts';
import type { ToldQueue } from '../told-queue.ts';
import type { Training } from '../training.ts';
import type { Outbox } from '../outbox.ts';
import { PhotoPush } from './push-photos.ts';
import { ended, RecordPush } from './push-records.ts';
import { readRegister, type Register } from '../register.ts';
import { photoKey, revisionKey } from '../receipts.ts';
import type { PullProgress, RecordDatabase } from '../records.ts';
import { RoundEnded, type SyncState } from './sync-state.ts';
import { whoAmI, type Me } from '../who-am-i.ts';

export interface RoundParts extends MoveParts {
  readonly api: Api;
  readonly outbox: Outbox;
  readonly report: Pick<DeviceReport, 'send'>;
  readonly register: Register;
  readonly earlierPictures: EarlierPictures;
  readonly concerns: Pick<ToldQueue<never>, 'send'>;
  readonly mishaps: Pick<ToldQueue<never>, 'send'>;
  readonly training: Pick<Training, 'send'>;
  readonly tell: (state: SyncState) => void;
  /** From 0 to 1; spreads the tries of many phones. */
  readonly random?: () => number;
}

/** What a round left behind. `heldBack`: something could not be taken just now, and should be tried again. */
export interface RoundOutcome {
  readonly heldBack: boolean;
}

/**
 * One round with the office: who and which pack; records out; their receipts; the pack in; photos out; their receipts.
 * Throws `RoundEnded` wherever the office cannot be used further; what was done by then is kept.
 */
export async function syncRound(parts: RoundParts): Promise<RoundOutcome> {
  const me = await ask(parts);
  await parts.concerns.send();
  await parts.mishaps.send();
  await parts.training.send();
  if (me.pack === null) return { heldBack: false };
  const push = new RecordPush(parts.api, parts.receipts, me.server, parts.now);
  await sendRecords(parts, push, me.pack);
  if (me.pack !== parts.records.database.pack) {
    const pack = me.pack;
    // What was sent and never confirmed may have been destroyed since: it is not carried over.
    await confirm(parts, me.server);
    await moveToGeneration(parts, pack, (next) => pull(parts, next));
    await sendRecords(parts, push, pack); // what was written meanwhile
  } else {
    await pull(parts, parts.records.database);
  }
  await confirm(parts, me.server);
  await fetchRegister(parts);
  await sendPhotos(parts, me.server);
  await confirm(parts, me.server);
  if (me.account.role === 'contractor') await fetchShownPictures(parts);
  else await parts.earlierPictures.fetchMissing();
  await joinVersions(parts);
  await parts.report.send(me.clock.differenceMs);
  parts.outbox.noteHeldBack(push.heldBack);
  return { heldBack: push.heldBack.size > 0 };
}

async function ask({ api, account, identity, receipts, records, now }: RoundParts): Promise<Me> {
  const answer = await whoAmI(api, now);
  if (!answer.ok) throw ended(answer.problem);
  const me = answer.value;
  // Somebody else signed in with this browser: their session must not carry this account's work.
  if (me.account.id !== account.id) throw new RoundEnded({ because: 'signed-out' });
  await identity.change(account.id, {
    clock: me.clock,
    server: me.server,
    demo: me.demo,
    numbers: me.numbers,
    landlordKey: me.landlordKey,
    rules: me.rules,
  });
  receipts.trust(me.server);
  records.tell();
  return me;
}

async function sendRecords({ records, tell }: RoundParts, push: RecordPush, pack: string): Promise<void> {
  const own = () => records.index.own();
  await push.send(own, records.database, pack, (done, of) => {
    if (of > 0) tell({ state: 'sending', what: 'records', done, of });
  });
  records.tell();
}

async function pull({ api, tell, records, now }: RoundParts, database: RecordDatabase): Promise<void> {
  const receiving = (done: number, of: number) => tell({ state: 'sending', what: 'receiving', done, of });
  let toldAt = -Infinity;
  const again: string[] = [];
  const since = await fillBeside(api, database, (single, done, of, several) => {
    // What was here before may have been changed here meanwhile: the store says which versions there are now.
    const known = single.filter(({ _id }) => records.database === database && records.index.has(_id));
    again.push(...several, ...known.map(({ _id }) => _id));
    database.remember(single);
    if (records.database === database) records.taken(single.filter((one) => !known.includes(one)));
    if (now() - toldAt < TELL_EVERY_MS) return;
    toldAt = now();
    receiving(done, of);
    records.tell();
  });
  if (records.database === database && again.length > 0) records.taken(await database.readMany(again));
  if (records.database === database && !records.whole) records.filledUp();
  else if (since !== null) records.tell();
  const url = new URL(`/db/${encodeURIComponent(database.pack)}`, location.origin).href;
  let problem: RoundEnded | null = null;
  const fetch = async (address: string | Request, options?: RequestInit) => {
    const path = typeof address === 'string' ? address : address.url;
    const response = await api.send(path, options ?? {}, PULL_TIMEOUT_MS);
    if (!response.ok) problem = ended(response.problem);
    else if (!isJson(response.value)) problem = new RoundEnded({ because: 'not-the-office' });
    else if (response.value.status >= 400 && !(response.value.status === 404 && path.includes('/_local/'))) {
      problem = ended(problemOf(response.value.status, { error: 'in the pull' }));
    }
    if (!response.ok || !isJson(response.value)) throw new TypeError('The office was not reached.');
    return response.value;
  };
  try {
    const onProgress = ({ documents }: PullProgress) => receiving(documents, documents);
    await database.pull(url, fetch, { onProgress, ...(since === null ? {} : { since }) });
    if (since !== null) await fillingIsOver(database, since);
    if (since !== null && records.database === database) await database.copyForOpening();
  } catch (error) {
    throw problem ?? error;
  }
}

async function confirm(parts: RoundParts, server: string): Promise<void> {
  const records = parts.records.index.own().filter((one) => one.state === 'sent' || one.state === 'kept');
  const photos = parts.outbox.pictures().filter((sha256) => {
    const state = parts.receipts.state(photoKey(sha256));
    return state === 'sent' || state === 'kept';
  });
  // A version that came from the office beside one's own was never sent from here.
  const asked = records.filter(
    ({ id, rev, branched }) => branched || parts.receipts.state(revisionKey(id, rev)) === 'sent',
  );
  await collectReceipts(parts.api, parts.receipts, { records: asked, photos }, server, parts.now);
  parts.records.tell();
}

async function joinVersions({ api, records }: RoundParts): Promise<void> {
  await records.versions.join(async (id, rev) => (await officeVersions(api, id)).get(rev)?.record ?? null);
  records.tell();
}

async function sendPhotos(parts: RoundParts, server: string): Promise<void> {
  const { api, photoStore, receipts, outbox, now, tell } = parts;
  const waiting = outbox.picturesToSend().filter((sha256) => receipts.state(photoKey(sha256)) === 'kept');
  const push = new PhotoPush(api, photoStore, receipts, server, now);
  const lost = await push.send(waiting, (done, of, bytes) => {
    if (of > 0) tell({ state: 'sending', what: 'photos', done, of, bytes });
  });
  outbox.noteLostPictures(lost);
}

async function fetchRegister({ api, account, register }: RoundParts): Promise<void> {
  if (account.role !== 'surveyor') return;
  await register.load();
  const known = register.version === null ? {} : { 'if-none-match': `"${register.version}"` };
  const response = await api.send('/api/register', { method: 'GET', headers: known }, PULL_TIMEOUT_MS);
  // An address book that did not come is no reason to stop sending: the kept one is still good.
  if (!response.ok || response.value.status !== 200) return;
  const fresh = readRegister(await jsonOf(response.value));
  if (fresh) await register.keep(fresh);
}

async function fetchShownPictures({ api, records, photoStore }: RoundParts): Promise<void> {
  const here = new Set([...(await photoStore.shownNames()), ...(await photoStore.digests())]);
  for (const name of records.index.pictures()) {
    if (here.has(name)) continue;
    const response = await api.send(`/photos/${encodeURIComponent(name)}`, { method: 'GET' });
    if (!response.ok) throw ended(response.problem);
    if (response.value.ok) await photoStore.keepShown(name, await response.value.arrayBuffer());
  }
  records.tell();
}

function isJson(response: Response): boolean {
  return response.headers.get('content-type')?.includes('json') ?? false;
}

const PULL_TIMEOUT_MS = 60_000;
/** A list that is drawn anew at every batch takes longer than the batch. */
const TELL_EVERY_MS = 1_500;
