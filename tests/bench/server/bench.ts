import type { OpaqueId } from '../../../src/domain/ids.ts';
import type { Client } from './client.ts';

/** One line of the bench: a figure of ours, beside pouchdb-server's and beside what the machine can do at all, in the same run. */
export interface ServerLine {
  readonly what: string;
  readonly ours: string;
  /** Null where pouchdb-server was not measured. */
  readonly theirs: string | null;
  /** How many times as good as pouchdb-server; null where it was not measured. */
  readonly ratio: number | null;
  /** The least that this machine needs for it without any server of documents, in words. */
  readonly limits: string;
  readonly target: string;
  /** Null where nothing is promised, or nothing to be judged by was measured. */
  readonly met: boolean | null;
}

/** A server under measurement, in a process of its own. */
export interface Subject {
  readonly name: 'ours' | 'pouchdb-server';
  readonly client: Client;
  readonly pid: number;
}

/** What a part of the bench is given. */
export interface ServerBench {
  readonly ours: Subject;
  /** Null where it could not be installed. */
  readonly theirs: Subject | null;
  /** A server that takes any body and answers with as many bytes as it is asked for. */
  readonly bareHttp: Client;
  /** A folder for bare SQLite files, on the disk on which both servers write. */
  readonly folder: string;
  readonly landlord: Landlord;
  /** Another data folder, with so many packs. */
  anotherLandlord(packs: number): Promise<{ readonly data: string; readonly landlord: Landlord }>;
}

/** The landlord in whose data folder our server runs. */
export interface Landlord {
  /** One for each pack. */
  readonly phones: readonly Phone[];
}

/** A surveyor's phone that is signed in: its pack, and a home that is open to it. */
export interface Phone {
  readonly cookie: string;
  readonly pack: string;
  readonly account: OpaqueId;
  readonly device: OpaqueId;
  readonly home: OpaqueId;
}

/** So many rounds of everything in turn, so that a slow moment of the machine falls on all. */
export const ROUNDS = 5;

/** As many documents as a replicator handles at once. */
export const BATCH = 100;

/** The subjects of a bench in an order that changes with the round. */
export function inTurn(bench: ServerBench, round: number): readonly Subject[] {
  const subjects = bench.theirs === null ? [bench.ours] : [bench.ours, bench.theirs];
  return round % 2 === 0 ? subjects : subjects.toReversed();
}

/** The middle one; NaN of none. */
export function median(of: readonly number[]): number {
  return of.toSorted((one, other) => one - other)[Math.floor(of.length / 2)] ?? Number.NaN;
}

/** Figures of each server, round by round. */
export class Figures {
  readonly #of = new Map<string, number[]>();

  add(name: string, figure: number): void {
    this.#of.set(name, [...(this.#of.get(name) ?? []), figure]);
  }

  /** Null where there are none. */
  median(name: string): number | null {
    const figures = this.#of.get(name);
    return figures === undefined ? null : median(figures);
  }
}

/** What is judged, and in which unit it is written. */
export interface Judgement {
  readonly what: string;
  readonly unit: string;
  readonly digits?: number;
  /** Whether a smaller figure is the better one. */
  readonly smaller?: boolean;
  /** How many times as good as pouchdb-server it is to be; null where nothing is promised. */
  readonly target: number | null;
  readonly limits?: string;
}

/** A line that is judged by its ratio to pouchdb-server in the same run. */
export function besideTheirs(figures: Figures, judgement: Judgement): ServerLine {
  const { what, unit, digits = 0, smaller = false, target, limits = '' } = judgement;
  const ours = figures.median('ours') ?? Number.NaN;
  const theirs = figures.median('pouchdb-server');
  const ratio = theirs === null ? null : smaller ? theirs / ours : ours / theirs;
  return {
    what,
    ours: written(ours, unit, digits),
    theirs: theirs === null ? null : written(theirs, unit, digits),
    ratio,
    limits,
    target: target === null ? '-' : `${target} times`,
    met: target === null || ratio === null ? null : ratio >= target,
  };
}

/** A figure of the limits, such as `bare SQLite 90,000 docs/s`. */
export function limit(figures: Figures, name: string, unit: string, digits = 0): string {
  const figure = figures.median(name);
  return figure === null ? '' : `${name} ${written(figure, unit, digits)}`;
}

export function written(figure: number, unit: string, digits = 0): string {
  const number = figure.toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${number} ${unit}`;
}
