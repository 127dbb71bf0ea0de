import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { limitsIn, type Limits } from '../limits/limits.ts';

/** How `homefile serve` was asked for. */
export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly data: string;
  readonly demo: boolean;
  /** The day a new demo is made for; null for the day on the clock. */
  readonly demoToday: string | null;
  readonly resetDemo: boolean;
  /** `https://...` under which people reach it; null on this machine's own loopback. */
  readonly publicUrl: string | null;
  readonly limits: Limits;
  /** The proxies in front, as addresses or networks. */
  readonly proxies: readonly string[];
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const USE = 'Use: homefile serve [--host H] [--port P] [--data DIR] [--demo]';

/** Reads the arguments; a text is the sentence that says what is wrong with them. */
export function serveOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ServeOptions | string {
  const values = parsed(args);
  if (values === null) return USE;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    return 'The port must be a number from 0 to 65535.';
  const { HOMEFILE_PUBLIC_URL: publicUrl = null } = environment;
  if (!LOOPBACK.has(values.host) && !publicUrl?.startsWith('https://'))
    return 'Set HOMEFILE_PUBLIC_URL=https://... to serve on an address other than this machine’s own.';
  if (values.demo && (!LOOPBACK.has(values.host) || publicUrl !== null))
    return 'The demo is served on this machine’s own address only.';
  const demoToday = values['demo-today'] ?? null;
  const resetDemo = values['reset-demo'];
  if (!values.demo && (demoToday !== null || resetDemo))
    return 'The options --demo-today and --reset-demo go with --demo.';
  const limits = limitsIn(environment['HOMEFILE_LIMITS']);
  if (!limits.ok) return limits.problem;
  const proxies = proxiesIn(environment['HOMEFILE_PROXIES']);
  if (proxies === null) return PROXIES_PROBLEM;
  const { host, data, demo } = values;
  return { host, port, data, demo, demoToday, resetDemo, publicUrl, limits: limits.value, proxies };
}

/** Addresses, networks like `10.0.0.0/8`, or `loopback`, which it is where nothing is said. */
function proxiesIn(text: string | undefined): readonly string[] | null {
  const words = (text ?? 'loopback').split(/[\s,]+/).filter((word) => word !== '');
  return words.every((word) => word === 'loopback' || isAddressOrNetwork(word)) ? words : null;
}

function isAddressOrNetwork(word: string): boolean {
  const [address = '', bits = '0', more] = word.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  return isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most && more === undefined;
}

const PROXIES_PROBLEM =
  'HOMEFILE_PROXIES must name the proxies in front by address or network, like "loopback 10.0.0.0/8".';

function parsed(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '8420' },
        data: { type: 'string', default: './data' },
        demo: { type: 'boolean', default: false },
        'demo-today': { type: 'string' },
        'reset-demo': { type: 'boolean', default: false },
      },
    });
    return values;
  } catch {
    // parseArgs says which argument it did not know; its words are for programmers.
    return null;
  }
}
