import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { isObject } from '../couch/json-body.ts';
import { badRequest } from '../errors.ts';
import type { DeviceDeletion, DeviceReport, WaitingAtHome } from '../storage/devices.ts';

/** A report as it came: who sent it, and when, is known from the session. */
export interface ToldReport extends Omit<DeviceReport, 'account' | 'device' | 'heardAt'> {
  /** What the phone itself found lost at its last start; null when nothing was. */
  readonly lost: readonly WaitingAtHome[] | null;
  readonly deletions: readonly DeviceDeletion[];
}

const MOST_HOMES = 500;
const MOST_DELETIONS = 500;
/** A code or a version: no room for a word about anybody. */
const CODE = /^[\w.-]{1,40}$/;
const LATEST = 8_640_000_000_000_000;

/** Reads a report strictly: numbers, codes and opaque ids, and nothing that could hold words. */
export function readReport(given: ReadonlyMap<string, unknown>): ToldReport {
  const lost = given.get('lost');
  const freeBytes = given.get('freeBytes');
  const persistent = given.get('persistent');
  return {
    waiting: groups(given.get('waiting')),
    drafts: count(given.get('drafts')),
    freeBytes: freeBytes === null ? null : count(freeBytes),
    persistent: typeof persistent === 'boolean' ? persistent : null,
    appVersion: code(given.get('appVersion')),
    store: code(given.get('store')),
    lost: lost === null || lost === undefined ? null : groups(lost),
    deletions: list(given.get('deletions'), MOST_DELETIONS).map(deletion),
  };
}

function groups(value: unknown): readonly WaitingAtHome[] {
  return list(value, MOST_HOMES).map((one) => {
    if (!isObject(one)) throw WRONG;
    return {
      home: homeOf(one['home']),
      count: count(one['count']),
      since: count(one['since']),
      until: count(one['until']),
    };
  });
}

function deletion(value: unknown): DeviceDeletion {
  if (!isObject(value)) throw WRONG;
  return {
    line: count(value['line']),
    at: count(value['at']),
    what: code(value['what']),
    because: code(value['because']),
    count: count(value['count']),
    withoutReceipt: count(value['withoutReceipt']),
  };
}

function homeOf(value: unknown): OpaqueId | null {
  if (value === null || isOpaqueId(value)) return value;
  throw WRONG;
}

function count(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LATEST) return value;
  throw WRONG;
}

function code(value: unknown): string {
  if (typeof value === 'string' && CODE.test(value)) return value;
  throw WRONG;
}

function list(value: unknown, most: number): readonly unknown[] {
  if (Array.isArray(value) && value.length <= most) return value;
  throw WRONG;
}

const WRONG = badRequest('A phone reports in numbers and codes alone.');
