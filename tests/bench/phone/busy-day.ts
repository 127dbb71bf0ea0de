import { randomBytes } from 'node:crypto';
import { passwordOf } from '../../journeys/support/phone.ts';

/** What the office planned. */
export interface BusyDay {
  readonly visits: number;
  /** Documents of the surveyor's pack. */
  readonly documents: number;
}

/** Plans a visit today to each home of the demo landlord that the search finds, all for one surveyor. */
export async function planBusyDay(address: string, surveyor: string, visits: number): Promise<BusyDay> {
  const office = await signedIn(address, 'wren');
  const { staff } = await office<{ staff: { id: string; name: string; role: string }[] }>(
    '/api/office/staff',
  );
  const person = staff.find(
    ({ role, name }) => role === 'surveyor' && name.toLowerCase().startsWith(surveyor),
  );
  if (!person) throw new Error(`The demo has no surveyor ${surveyor}.`);
  const homes = await everyHome(office);
  const today = new Date().toISOString().slice(0, 10);
  for (const [index, home] of homes.slice(0, visits).entries()) {
    await office('/api/office/visits', {
      ...{ id: randomBytes(16).toString('hex'), home, case: null },
      body: {
        ...{ visitKind: 'damp-and-mould', onDate: today, atMinute: 480 + index * 8 },
        ...{ reason: 'first-look', surveyor: person.id },
      },
    });
  }
  const phone = await signedIn(address, surveyor);
  const me = await phone<{ pack: { name: string } }>('/api/me');
  const { doc_count: documents } = await phone<{ doc_count: number }>(`/db/${me.pack.name}`);
  return { visits: Math.min(visits, homes.length), documents };
}

type Call = <Answer = unknown>(path: string, body?: object) => Promise<Answer>;

async function everyHome(office: Call): Promise<readonly string[]> {
  const homes: string[] = [];
  let after = '';
  for (;;) {
    const page = await office<{ homes: { id: string }[]; next: string | null }>(
      `/api/office/homes?q=${after === '' ? '' : `&after=${after}`}`,
    );
    homes.push(...page.homes.map(({ id }) => id));
    if (page.next === null) return homes;
    after = page.next;
  }
}

async function signedIn(address: string, name: string): Promise<Call> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password: passwordOf(name) }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return async (path, body) => {
    const response = await fetch(`${address}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} was answered ${response.status} ${await response.text()}`);
    return (await response.json()) as never;
  };
}
