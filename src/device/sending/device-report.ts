import type { OpaqueId } from '#domain/ids.ts';
import type { Api } from '../api.ts';
import { appVersion } from '../app/app-version.ts';
import type { DeletionLog } from '../deletion-log.ts';
import { isConcernDraft } from '../concerns.ts';
import { isTraining } from '../training.ts';
import type { Drafts } from '../drafts.ts';
import type { Outbox } from '../outbox.ts';
import type { StorageHealth } from '../storage-health.ts';
import { waitingByHome } from './waiting-by-home.ts';

export interface ReportParts {
  readonly api: Api;
  readonly account: OpaqueId;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly health: StorageHealth;
  readonly deletions: DeletionLog;
  readonly now: () => number;
}

const MOST_DELETIONS = 200;

/** Tells the office how this phone stands: numbers, codes and opaque ids, never anything that was recorded. */
export class DeviceReport {
  readonly #parts: ReportParts;
  #toldDeletions = 0;

  constructor(parts: ReportParts) {
    this.#parts = parts;
  }

  /** Sends one report. `aheadMs` is the office's clock minus this phone's. A report that did not come is made again. */
  async send(aheadMs: number): Promise<void> {
    const { api, account, outbox, drafts, health, deletions, now } = this.#parts;
    const [room, persistent, lost, unfinished, lines] = await Promise.all([
      health.room(),
      health.promised(),
      health.lost(account),
      drafts.list(),
      deletions.read(),
    ]);
    const officeTime = (at: number) => Math.max(0, Math.round(at + aheadMs));
    const inOfficeTime = (groups: ReturnType<typeof waitingByHome>) =>
      groups.map((one) => ({ ...one, since: officeTime(one.since), until: officeTime(one.until) }));
    const untold = lines
      .map((line, index) => ({ line, index }))
      .filter(({ line, index }) => line.account === account && index >= this.#toldDeletions)
      .slice(-MOST_DELETIONS);
    const answer = await api.post('/api/phones/report', {
      waiting: inOfficeTime(waitingByHome(outbox.items(), now())),
      drafts: unfinished.filter((one) => !isConcernDraft(one) && !isTraining(one)).length,
      freeBytes: room?.free?.bytes ?? null,
      persistent,
      appVersion: appVersion(),
      store: health.mark,
      lost: lost && inOfficeTime(lost),
      deletions: untold.map(({ line, index }) => ({
        ...{ line: index, at: officeTime(line.at), what: line.what, because: line.because },
        ...{ count: line.count, withoutReceipt: line.withoutReceipt },
      })),
    });
    if (!answer.ok) return;
    this.#toldDeletions = lines.length;
    if (lost) await health.lossWasTold(account);
  }
}
