import {
  notPackedWords,
  packedWords,
  packingWords,
  packWaitsWords,
  whatIsMissing,
  type NotPacked,
  type PackedVisit,
} from '#domain/packs/packing.ts';
import { isToPack, photosToPack } from '#domain/packs/visits-to-pack.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import type { HeldRecord } from '../device/record-index.ts';
import { distinct } from './distinct.ts';
import { filed, type Survey } from './survey.svelte.ts';

/** One home of the day: what is on this phone of it. */
export interface PackedHome {
  readonly id: string;
  readonly address: string;
  readonly words: string;
  readonly missing: NotPacked | 'still-coming';
  readonly pictures: { readonly here: number; readonly of: number };
}

/** What is on this phone for today and tomorrow, home by home. */
export class PackedDay {
  readonly #survey: Survey;
  readonly homes: readonly PackedHome[] = $derived.by(() => this.#homes());

  constructor(survey: Survey) {
    this.#survey = survey;
  }

  /** Every home is complete, its earlier photos too. */
  get ready(): boolean {
    return this.homes.every(({ missing, pictures }) => missing === null && pictures.here >= pictures.of);
  }

  /** The first home that cannot be packed, in words; null when there is none. */
  get problem(): string | null {
    const broken = ({ missing }: PackedHome) => missing !== null && missing !== 'still-coming';
    return this.homes.find(broken)?.words ?? null;
  }

  /** How far it has come, while something is still to be fetched; null when nothing is. */
  get progress(): { readonly words: string; readonly value: number; readonly max: number } | null {
    const homes = this.homes.length;
    const packed = homes - this.#unpacked.length;
    if (packed === homes) return null;
    const { here, bytes: sizes } = this.#survey.earlierPictures;
    const ofBytes = sum(sizes.values());
    const bytes = sum([...sizes].flatMap(([name, size]) => (here.has(name) ? size : [])));
    const words = packingWords({ packed, homes, bytes, ofBytes });
    return ofBytes === 0 ? { words, value: packed, max: homes } : { words, value: bytes, max: ofBytes };
  }

  /** What is here and what is missing while there is no signal to fetch it; null when nothing is to be fetched. */
  get waits(): { readonly title: string; readonly detail: string } | null {
    const unpacked = this.#unpacked;
    const [first] = unpacked;
    if (!first) return null;
    return packWaitsWords({
      packed: this.homes.length - unpacked.length,
      homes: this.homes.length,
      isWhole: this.#survey.packIsWhole,
      photos: sum(unpacked.map(({ pictures }) => pictures.of - pictures.here)),
      only: unpacked.length === 1 ? first.address : null,
    });
  }

  /** The homes of which something is still to be fetched. */
  get #unpacked(): readonly PackedHome[] {
    return this.homes.filter(
      ({ missing, pictures }) =>
        missing === 'still-coming' || (missing === null && pictures.here < pictures.of),
    );
  }

  #homes(): readonly PackedHome[] {
    const visits = visitsToPack(this.#survey);
    const ids = distinct(visits.map(({ record }) => record.home));
    return ids.map((id) => this.#home(id, visits.filter(({ record }) => record.home === id).map(asPacked)));
  }

  #home(id: string, visits: readonly PackedVisit[]): PackedHome {
    const records = filed(this.#survey.ofHome(id), this.#survey.now);
    const address = this.#survey.address(id)?.line ?? 'A home that is not on this phone';
    // In half a pack nothing can be said to be missing, and nothing to be complete.
    const missing = this.#survey.packIsWhole ? whatIsMissing(records, visits) : 'still-coming';
    const { here, bytes } = this.#survey.earlierPictures;
    // A picture that the office does not show will not come: it is not counted as missing.
    const wanted = photosToPack(records, this.#survey.phone.account.id, this.#survey.now).filter(
      (name) => here.has(name) || bytes.size === 0 || bytes.has(name),
    );
    const pictures = { here: wanted.filter((name) => here.has(name)).length, of: wanted.length };
    return { id, address, words: this.#words(address, missing, pictures), missing, pictures };
  }

  #words(address: string, missing: PackedHome['missing'], pictures: PackedHome['pictures']): string {
    if (missing === 'still-coming') return 'Still coming from the office.';
    if (missing === null) return packedWords(pictures);
    return notPackedWords(address, missing, this.#survey.numbers.office);
  }
}

/** The pictures that go along for the day's homes; the phone fetches them by itself. */
export function picturesForTheDay(survey: Survey): readonly string[] {
  const { account } = survey.phone;
  const now = survey.phone.now();
  const homes = distinct(visitsToPack(survey).map(({ record }) => record.home));
  return distinct(homes.flatMap((home) => photosToPack(filed(survey.ofHome(home), now), account.id, now)));
}

/** The visits of the day that is packed, the first first. */
function visitsToPack(survey: Survey): readonly HeldRecord<RecordNamed<'visit'>>[] {
  const signed = new Set<string | null>(survey.ofKind('sign-off').map(({ record }) => record.inspection));
  const finished = new Set<string>(
    survey
      .ofKind('inspection')
      .flatMap(({ id, record }) => (signed.has(id) ? (record.body.visit ?? []) : [])),
  );
  const day = { surveyor: survey.phone.account.id, now: survey.phone.now(), finished };
  return survey
    .ofKind('visit')
    .filter(({ id, record }) => isToPack(id, record.body, day))
    .sort((one, other) => one.record.body.onDate.localeCompare(other.record.body.onDate));
}

function asPacked({ record }: HeldRecord<RecordNamed<'visit'>>): PackedVisit {
  return { case: record.case, visitKind: record.body.visitKind };
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const one of numbers) total += one;
  return total;
}
