import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RetentionView } from '#domain/retention/retention-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { addAccount } from '../accounts/new-account.ts';
import { hashPassword } from '../accounts/password.ts';
import { aServer, aSurveyorsPhone, Browser, pushed, type TestServer } from '../border/http.fixture.ts';
import { anId, DAY, issue, NOW, PASSWORD, reissue } from '../files/filing.fixture.ts';
import { aJpeg, comment } from '../photos/pictures.fixture.ts';
import { officeRoutes } from '../routes/api-office.ts';
import type { Account } from '../storage/accounts.ts';

/** A word that stands in everything about one household, and nowhere else. */
export const CANARY = 'KANARGONE';

/** A landlord with a household whose time is over: in every place that the server keeps anything in. */
export interface OldHousehold {
  readonly server: TestServer;
  readonly lead: Browser;
  readonly second: Browser;
  readonly secondAccount: Account;
  readonly phone: Browser;
  readonly tenancy: OpaqueId;
  readonly tenant: OpaqueId;
  /** The surveyor's own record, and the document as their phone sent it. */
  readonly own: OpaqueId;
  readonly sent: Record<string, unknown>;
  readonly picture: string;
  close(): Promise<void>;
}

export async function anOldHousehold(): Promise<OldHousehold> {
  const server = await aServer({ moreRoutes: [officeRoutes] });
  const { storage, office, home, lead: leadAccount } = server.world;
  const password = await hashPassword(PASSWORD, 1);
  const secondAccount = await storage.write((tx) =>
    addAccount(
      tx,
      { name: 'second-lead', displayName: 'The second lead', role: 'lead', password },
      null,
      NOW - DAY,
    ),
  );
  const [tenancy, tenant] = [anId(), anId()];
  const place = { home, tenancy, subjects: [tenant] };
  await storage.write((tx) => {
    const span = { occupancy: 'tenancy', startedOn: '2010-03-01', endedOn: '2019-03-01' };
    issue(tx, office, 'tenancy', span, place, tenancy);
    issue(tx, office, 'person', { name: `${CANARY} Name`, part: 'tenant' }, place, tenant);
    const need = issue(tx, office, 'diagnosis', { words: `${CANARY} first` }, place);
    for (const words of ['second', 'third'])
      reissue(tx, office, need, { words: `${CANARY} ${words} ${'long '.repeat(400)}` });
    issue(tx, office, 'third-party-note', { words: `${CANARY} note` }, place);
  });
  const { phone, pack } = await aSurveyorsPhone(server);
  const bytes = aJpeg({ before: [comment(CANARY)] });
  const picture = createHash('sha256').update(bytes).digest('hex');
  const photo = { picture, takenOn: '2018-01-01', width: 9, height: 9 };
  const own = anId();
  const answer = { answer: 'need', needs: ['works-nights'] };
  const sent = pushed(own, phone.record('household-need', answer, place));
  await phone.push(pack, [
    sent,
    pushed(anId(), phone.record('photo', photo, place)),
    // Refused and kept in the inbox: nobody's phone may write it.
    pushed(anId(), phone.record('diagnosis', { words: `${CANARY} refused` }, place)),
  ]);
  const put = await phone.call('PUT', `/photos/${picture}`, Buffer.from(bytes), {
    'content-type': 'application/octet-stream',
    'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
  });
  if (put.statusCode !== 422) throw new Error(put.body);
  // More than a year on: what nobody checked is over too.
  server.clock.now = NOW + 400 * DAY;
  return {
    ...{ server, tenancy, tenant, own, sent, picture, secondAccount },
    phone: await Browser.signedIn(server, server.world.surveyor),
    lead: await Browser.signedIn(server, leadAccount),
    second: await Browser.signedIn(server, secondAccount),
    close: () => server.close(),
  };
}

/** Every file of a folder that holds one of these texts, in whatever coding SQLite or anybody else left them. */
export function filesHolding(folder: string, ...words: readonly string[]): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    if (!statSync(path).isFile()) return false;
    const bytes = readFileSync(path);
    return words.some((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')));
  });
}

export const retentionOf = async (lead: Browser) =>
  (await lead.call('GET', '/api/office/retention')).json<RetentionView>();

/** One lead asks for what is due, the other confirms. The destruction's id. */
export async function destroyed({ lead, second }: Pick<OldHousehold, 'lead' | 'second'>): Promise<OpaqueId> {
  const id = anId();
  const { digest } = await retentionOf(lead);
  const asked = await lead.call('POST', '/api/office/retention/destructions', { id, digest });
  if (asked.statusCode !== 200) throw new Error(asked.body);
  const done = await second.call('POST', `/api/office/retention/destructions/${id}/confirmation`, {});
  if (done.statusCode !== 200) throw new Error(done.body);
  return id;
}
