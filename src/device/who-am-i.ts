import { fail, ok, type Result } from '#domain/result.ts';
import { NO_NUMBERS, readLandlordNumbers, type LandlordNumbers } from '#domain/landlord/numbers.ts';
import { readToldRules, type ToldRules } from '#domain/disclosure/told-rules.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { NOT_THE_OFFICE, type Api, type ApiProblem } from './api.ts';
import { readAccount, type Account, type ClockDifference } from './identity.ts';

/** What `/api/me` says. */
export interface Me {
  readonly account: Account;
  readonly device: OpaqueId | null;
  readonly pack: string | null;
  readonly server: string;
  readonly demo: boolean;
  readonly clock: ClockDifference;
  readonly numbers: LandlordNumbers;
  /** The key of a desk, in base 64; null for who works on a phone. */
  readonly deskKey: string | null;
  /** The landlord's public key, in base 64; null from a server that has none. */
  readonly landlordKey: string | null;
  /** What the landlord's leads have closed of the matrix; null from a server that says nothing of it. */
  readonly rules: ToldRules | null;
}

/** Asks the server who is signed in, which pack is theirs, and what time it is. */
export async function whoAmI(api: Api, now: () => number = Date.now): Promise<Result<Me, ApiProblem>> {
  const before = now();
  const answer = await api.get('/api/me');
  if (!answer.ok) return answer;
  const me = readMe(answer.value, before, now());
  return me ? ok(me) : fail(NOT_THE_OFFICE);
}

/** Reads an answer of `/api/me` that was asked for and received at these moments of the phone's clock. */
function readMe(raw: unknown, asked: number, received: number): Me | null {
  const { account, device, pack, server, landlord, deskKey } = asObject(raw);
  const { uuid, now, demo } = asObject(server);
  const who = readAccount(account);
  const serverNow = typeof now === 'number' ? now : typeof now === 'string' ? Date.parse(now) : NaN;
  if (!who || typeof uuid !== 'string' || Number.isNaN(serverNow)) return null;
  const { name } = asObject(pack);
  // The answer was written somewhere between question and receipt: the middle is off by at most half the journey.
  const middle = asked + (received - asked) / 2;
  return {
    account: who,
    device: isOpaqueId(device) ? device : null,
    pack: typeof name === 'string' ? name : null,
    server: uuid,
    demo: demo === true,
    clock: { differenceMs: Math.round(serverNow - middle), measuredAt: received },
    numbers: readLandlordNumbers(asObject(landlord)['numbers']) ?? NO_NUMBERS,
    rules: readToldRules(asObject(landlord)['rules']),
    landlordKey: textOf(asObject(landlord)['key']),
    deskKey: textOf(deskKey),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
