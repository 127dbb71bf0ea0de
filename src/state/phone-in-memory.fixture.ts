import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { inspection } from '#domain/records/inspection.ts';
import { mintingAt, mintRecord } from '#domain/records/mint-record.ts';
import { isInstant } from '#domain/records/moments.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { fail, ok } from '#domain/result.ts';
import type { DraftKey, DraftPlace, KeptDraft } from '../device/drafts.ts';
import type { HeldRecord } from '../device/record-index.ts';
import type { RecordPlace } from '../device/minting.ts';
import { Inspection } from './inspection.svelte.ts';
import { Survey, type Phone } from './survey.svelte.ts';

export const HOME = idOf(1);
export const INSPECTION = idOf(7);
const NOW = '2026-11-24T10:40:00+00:00';

/** The id of 32 digits that ends in this number. */
export function idOf(n: number): OpaqueId {
  const hex = n.toString(16).padStart(32, '0');
  if (!isOpaqueId(hex)) throw new Error('An id has 32 digits.');
  return hex;
}

function instant() {
  if (!isInstant(NOW)) throw new Error('That is an instant.');
  return NOW;
}

const minting = (place: RecordPlace) =>
  mintingAt({ ...place, author: idOf(9), device: idOf(2), recordedAt: instant(), nonce: idOf(3) });

/** A phone with just enough in it: drafts and records in memory, and a store that can be full, for one kind or for all. */
export function phoneInMemory() {
  const drafts = new Map<string, KeptDraft>();
  const records = new Map<string, SurveyRecord>();
  const disk: { full: boolean | SurveyRecord['kind'] } = { full: false };
  let minted = 1000;
  const keyOf = ({ id, kind, version }: DraftKey) => `${id} ${kind} ${version}`;
  const held = (id: string, record: SurveyRecord) => ({ id, record, mine: true }) as HeldRecord;
  const all = () => [...records].map(([id, record]) => held(id, record));
  const phone = {
    now: () => Date.parse(NOW),
    drafts: {
      save: ({ id, kind, version }: DraftKey, place: DraftPlace, draft: unknown) => {
        const kept = { id, kind, version, place, draft: structuredClone(draft), savedAt: 0 };
        drafts.set(keyOf(kept), kept);
        return Promise.resolve(ok(null));
      },
      load: (key: DraftKey) => Promise.resolve(drafts.get(keyOf(key)) ?? null),
      list: () => Promise.resolve([...drafts.values()]),
      watch: () => undefined,
      discard: (key: DraftKey) => {
        drafts.delete(keyOf(key));
        return Promise.resolve(ok(null));
      },
    },
    records: {
      index: {
        record: (id: string) => all().find((one) => one.id === id) ?? null,
        ofKind: (kind: string) => all().filter(({ record }) => record.kind === kind),
        ofHome: () => all(),
        ofInspection: () => all(),
        asked: () => [],
      },
      onChange: () => () => undefined,
      put: (id: string, record: SurveyRecord) => {
        if (disk.full === true || disk.full === record.kind)
          return Promise.resolve(fail({ because: 'full', sentence: 'This phone is full.' }));
        records.set(id, record);
        return Promise.resolve(ok({}));
      },
      amend: (id: string, body: unknown) => {
        records.set(id, { ...records.get(id), body } as SurveyRecord);
        return Promise.resolve(ok({}));
      },
    },
    mint: { id: () => idOf((minted += 1)), instant, envelope: minting },
  };
  return { phone: phone as unknown as Phone, drafts, records, disk };
}

/** As {@link phoneInMemory}, in a visit that has begun. `made` are the records that were made on it since. */
export function visitInMemory() {
  const memory = phoneInMemory();
  const how = { visitKind: 'repair', investigation: 'none', manner: 'in-person' } as const;
  memory.records.set(
    INSPECTION,
    mintRecord(inspection, { ...how, startedAt: instant() }, minting({ home: HOME })),
  );
  const made = <K extends SurveyRecord['kind']>(kind: K) =>
    [...memory.records].flatMap(([id, record]) => (record.kind === kind ? [{ id, body: record.body }] : []));
  return { ...memory, made, inspection: new Inspection(new Survey(memory.phone), INSPECTION) };
}
