import type { OpaqueId } from '#domain/ids.ts';
import { record as journal } from '../journal/chain.ts';
import type { PhotoFiles } from '../photos/photo-files.ts';
import type { Destruction } from '../storage/retention.ts';
import type { ReadView, Storage, WriteTx } from '../storage/storage.ts';
import { destroyListed } from './destroy.ts';
import { beside } from './dry-run.ts';
import { markOf } from './marks.ts';
import type { RegisterFile, RegisterLine } from './register-file.ts';

export interface DestroyerParts {
  readonly storage: Storage;
  readonly files: Pick<PhotoFiles, 'destroy'>;
  readonly register: RegisterFile;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** What was done at a start, before anything is served. */
export interface Started {
  /**
   * False when the bytes of something could not be cleaned yet, for want of room or because another program holds the file:
   * nothing of it is served, so that is no reason to stay shut.
   */
  readonly isClean: boolean;
  /** How many destructions an older copy had undone, and were done again. */
  readonly again: number;
  /** How many had been cut short, and were brought to their end. */
  readonly ended: number;
}

/**
 * Brings destructions to their end. What a transaction took out of the files is `cleaning` until the register beside the
 * folder names it, its pictures are off the disk and the database is written anew; a server that stopped in between goes on
 * when it starts.
 */
export class Destroyer {
  readonly #parts: DestroyerParts;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: DestroyerParts) {
    this.#parts = parts;
  }

  /** Before anything is served: what the register names and an older copy has brought back goes again. */
  async start(): Promise<Started> {
    const { storage, register } = this.#parts;
    const lines = register.lines(...storage.read(namesOf));
    const missed = lines.filter(({ destruction }) => !storage.read((view) => isTaken(view, destruction)));
    const cut = storage.read((view) =>
      view.retention.destructions().filter(({ state }) => state === 'cleaning'),
    ).length;
    for (const line of missed) await storage.write((tx) => this.#again(tx, line));
    const isClean = await this.settle().then(
      () => true,
      () => false,
    );
    return { isClean, again: missed.length, ended: isClean ? cut : 0 };
  }

  /** Ends every destruction that is still `cleaning`; one at a time. */
  settle(): Promise<void> {
    const next = this.#running.catch(() => undefined).then(() => this.#settle());
    this.#running = next;
    return next;
  }

  async #settle(): Promise<void> {
    const { storage, files, register, clock } = this.#parts;
    const server = storage.read((view) => view.server.uuid());
    const known = new Set(register.lines(...storage.read(namesOf)).map(({ destruction }) => destruction));
    const taken = storage.read((view) => view.retention.destructions().filter(({ id }) => isTaken(view, id)));
    for (const one of taken) if (!known.has(one.id)) register.add(lineFor(storage, server, one));
    const open = taken.filter(({ state }) => state === 'cleaning');
    if (open.length === 0) return;
    for (const sha256 of open.flatMap(({ pictures }) => pictures)) await files.destroy(sha256);
    // The names of the pictures go before the file is written anew: or they would be what is left in it.
    await storage.write((tx) => {
      for (const one of open) tx.retention.setDestruction({ ...one, pictures: [] });
    });
    await storage.clean();
    await storage.write((tx) => {
      const at = clock();
      for (const one of open) {
        tx.retention.setDestruction({ ...one, state: 'clean', cleanAt: at, pictures: [] });
        journal(tx, {
          at,
          action: 'destruction-clean',
          account: null,
          subject: one.id,
          detail: '',
          digest: null,
        });
      }
    });
  }

  /** An older copy was put back: what the register names goes out of it again. */
  #again(tx: WriteTx, line: RegisterLine): void {
    const marks = new Set(line.marks);
    const at = this.#parts.clock();
    const records = tx.records.entries({}).filter(({ id }) => marks.has(markOf(id)));
    const listed = {
      records,
      ...beside(
        tx,
        records.map(({ id }) => id),
      ),
    };
    const id = line.destruction as OpaqueId;
    const known = tx.retention.destruction(id);
    const destruction: Destruction = {
      ...{
        id,
        request: null,
        digest: '',
        askedBy: id,
        askedAt: line.at,
        decidedBy: null,
        decidedAt: line.at,
        reason: null,
      },
      ...known,
      ...{ state: 'cleaning', cleanAt: null, certificate: line.certificate, pictures: [] },
    };
    destroyListed(tx, listed, { destruction, by: null, at });
    // Also of what this copy did not hold yet: a phone may still bring it.
    for (const mark of line.marks) tx.retention.addDestroyed(id, mark);
  }
}

/** Under which names the register tells of this server: a restored one has had others. */
export function namesOf({ server }: ReadView): readonly string[] {
  return [server.uuid(), ...server.earlier()];
}

function isTaken(view: ReadView, id: string): boolean {
  const state = view.retention.destruction(id)?.state;
  return state === 'cleaning' || state === 'clean';
}

function lineFor(storage: Storage, server: string, one: Destruction): RegisterLine {
  const marks = storage.read((view) => view.retention.destroyedBy(one.id));
  const { id: destruction, decidedAt, askedAt, certificate } = one;
  return { server, destruction, at: decidedAt ?? askedAt, certificate: certificate ?? '', marks };
}
