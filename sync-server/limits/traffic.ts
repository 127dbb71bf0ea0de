import { isIP } from 'node:net';
import { Refusal } from '../errors.ts';
import { USUAL_LIMITS, type Limits } from './limits.ts';
import { Rate } from './rate.ts';

const BURST_SECONDS = 20;
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** What is asked of whoever is known: the account, and whether it is an administrator's. */
interface Known {
  readonly name: string;
  readonly roles: readonly string[];
}

/** Who comes through the door, how many at once, and who must wait. One for each process. */
export class Traffic {
  readonly limits: Limits;
  readonly #byAccount: Rate;
  readonly #byAddress: Rate;
  readonly #feedsBy = new Map<string, number>();
  #requests = 0;
  #feeds = 0;
  #isEnding = false;

  constructor(limits: Limits = USUAL_LIMITS) {
    const { requestsPerAccount, requestsPerAddress } = limits;
    this.limits = limits;
    this.#byAccount = new Rate(requestsPerAccount, requestsPerAccount * BURST_SECONDS);
    this.#byAddress = new Rate(requestsPerAddress, requestsPerAddress * BURST_SECONDS);
  }

  get requests(): number {
    return this.#requests;
  }

  get feeds(): number {
    return this.#feeds;
  }

  /** Counts a request in; it is counted out by `leave`. Throws 503 while the server ends or has its hands full, 429 for an address. */
  enter(address: string): void {
    if (this.#isEnding) throw ENDING;
    if (this.#requests >= this.limits.requests) throw FULL;
    // Whoever is on this machine could do worse than ask too often.
    if (isIP(address) !== 0 && !LOOPBACK.test(address))
      demandPatience(this.#byAddress.take(networkOf(address), performance.now()));
    this.#requests += 1;
  }

  leave(): void {
    this.#requests -= 1;
  }

  /** Counts a request of an account. Throws 429 for one that asks too often; administrators may. */
  countFor(who: Known): void {
    if (isAdministrator(who)) return;
    demandPatience(this.#byAccount.take(who.name, performance.now()));
  }

  /** Counts a feed in, and no longer as a request; returns how to count it out. Throws 503 or 429 for one too many. */
  openFeed(who: Known | null, address: string): () => void {
    if (this.#feeds >= this.limits.feeds) throw FEEDS_FULL;
    const key = who === null ? `address ${networkOf(address)}` : `name ${who.name}`;
    const open = this.#feedsBy.get(key) ?? 0;
    if (open >= this.limits.feedsPerAccount && (who === null || !isAdministrator(who))) throw TOO_MANY_FEEDS;
    this.#feedsBy.set(key, open + 1);
    this.#feeds += 1;
    this.#requests -= 1;
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      this.#feeds -= 1;
      this.#requests += 1;
      const left = (this.#feedsBy.get(key) ?? 1) - 1;
      if (left > 0) this.#feedsBy.set(key, left);
      else this.#feedsBy.delete(key);
    };
  }

  /** From now on every request that begins is refused. */
  end(): void {
    this.#isEnding = true;
  }
}

function isAdministrator({ roles }: Known): boolean {
  return roles.includes('_admin');
}

/** Whoever has one IPv6 address has 2^64 of them. */
function networkOf(address: string): string {
  if (isIP(address) !== 6 || address.startsWith('::ffff:')) return address;
  const [head = [], tail] = address.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const zeros = Array<string>(Math.max(0, 8 - head.length - (tail?.length ?? 0))).fill('0');
  return [...head, ...zeros, ...(tail ?? [])].slice(0, 4).join(':');
}

function demandPatience(seconds: number): void {
  if (seconds > 0)
    throw new Refusal(429, 'too_many_requests', 'There were too many requests. Wait a moment, then go on.', {
      'retry-after': String(seconds),
    });
}

const later = (seconds: string, reason: string) =>
  new Refusal(503, 'service_unavailable', reason, { 'retry-after': seconds });
const ENDING = later(
  '5',
  'The server is being stopped. Nothing of this request was kept: try again in a moment.',
);
const FULL = later(
  '2',
  'The server has its hands full. Nothing of this request was kept: try again in a moment.',
);
const FEEDS_FULL = later('30', 'As many feeds are open as the server has room for. Try again later.');
const TOO_MANY_FEEDS = new Refusal(
  429,
  'too_many_requests',
  'Too many feeds of this account are open. Close one, or try again later.',
  { 'retry-after': '30' },
);
