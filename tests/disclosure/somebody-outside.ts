import { randomBytes } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import type { OpaqueId } from '#domain/ids.ts';
import type { CopyPreview, FrozenCopy } from '#domain/rights/rights-views.ts';
import type { MadeLink, SharePreview } from '#domain/shares/share-views.ts';
import type { Browser } from '../../sync-server/border/http.fixture.ts';
import { anId } from '../../sync-server/files/filing.fixture.ts';
import type { CanaryHome } from './aviary.ts';
import type { GrownWorld } from './canary-world.ts';
import type { CameOut } from './channels.ts';
import type { PageReader } from './who-is-told.ts';

/** What somebody outside is answered, with status, headers and bytes. */
export async function outside(
  { server }: GrownWorld,
  method: 'GET' | 'HEAD' | 'POST' | 'PUT',
  url: string,
  form?: Record<string, string>,
): Promise<CameOut & { readonly answer: LightMyRequestResponse }> {
  const answer = await server.app.inject({
    ...{ method, url, remoteAddress: `10.${[...randomBytes(3)].join('.')}` },
    headers: {
      host: 'localhost',
      ...(form ? { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' } : {}),
    },
    ...(form ? { payload: new URLSearchParams(form).toString() } : {}),
  });
  const head = Buffer.from(`${answer.statusCode} ${JSON.stringify(answer.headers)}\n`);
  return { asked: '', bytes: Buffer.concat([head, answer.rawPayload]), answer };
}

/** What the desk is answered; throws where it is refused. */
export async function atDesk<T>(
  browser: Browser,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<T> {
  const answer = await browser.call(method, `/api/office${path}`, body);
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.body}`);
  return answer.json<T>();
}

/** Asks in somebody's name for a copy of their own data; the request's id. */
export async function askForCopy({ readers }: GrownWorld, person: OpaqueId): Promise<OpaqueId> {
  const id = anId();
  const asked = { id, person, right: 'access', channel: 'phone', identity: 'known' };
  await atDesk(readers.office, 'POST', '/rights', asked);
  return id;
}

/**
 * The lead reads everything that waits to be read for a copy. What is about others too, and what a picture may show of
 * others, stays back; words of theirs are given as they stand, or are left out as well.
 */
export async function readForCopy(
  { readers }: GrownWorld,
  request: OpaqueId,
  words: 'given' | 'left out' = 'given',
): Promise<CopyPreview> {
  const { lead } = readers;
  const { toRead } = await atDesk<CopyPreview>(lead, 'GET', `/rights/${request}/copy`);
  for (const { record, why, lines } of toRead) {
    const marks = lines.flatMap((line) => line.marks.map((mark) => ({ words: mark.words, as: 'given' })));
    const reading = why === 'words' && words === 'given' ? { marks } : { leave: 'others' };
    await atDesk(lead, 'POST', `/rights/${request}/copy/read`, { record, ...reading });
  }
  return atDesk<CopyPreview>(lead, 'GET', `/rights/${request}/copy`);
}

/** Freezes the copy as it was read, and looks at what was frozen. */
export async function frozenAsRead({ readers }: GrownWorld, request: OpaqueId, sha256: string) {
  const frozen = { id: anId(), disclosure: anId(), sha256, outcome: 'granted' };
  await atDesk(readers.lead, 'POST', `/rights/${request}/copy`, frozen);
  const { text } = await atDesk<FrozenCopy>(readers.lead, 'GET', `/rights/${request}/frozen`);
  return text;
}

/** What a page follows: the share that it takes the place of, which went to the same one. */
interface Again {
  readonly again: string;
  readonly recipient: { readonly id: OpaqueId; readonly name: string };
}

/** A page about the case of a home that the office has just frozen, and what it sent to make it. */
export async function makePage(world: GrownWorld, at: CanaryHome, reader: PageReader, again?: Again) {
  const { office } = world.readers;
  const id = reader === 'tenant-summary' ? at.resident : anId();
  const recipient = again?.recipient ?? { id, name: world.typed('as a recipient', at) };
  const query = `?recipient=${recipient.id}&order=${at.order}`;
  const look = await atDesk<SharePreview>(office, 'GET', `/cases/${at.case}/share/${reader}${query}`);
  const { order, sha256, until } = look;
  const sent = { ...again, id: anId(), audience: reader, recipient, order, sha256, until };
  const made = await atDesk<MadeLink>(office, 'POST', `/cases/${at.case}/shares`, sent);
  return { made, sent };
}

/** Everything that a link answers: looked at, probed, tried with a wrong code, opened, and asked for again. */
export async function opened(world: GrownWorld, path: string, code: string | null): Promise<CameOut[]> {
  const wrong = code === '000 000' ? '111111' : '000000';
  return [
    await outside(world, 'GET', path),
    await outside(world, 'HEAD', path),
    await outside(world, 'PUT', path),
    ...(code === null ? [] : [await outside(world, 'POST', path, { code: wrong })]),
    await outside(world, 'POST', path, { code: code ?? '' }),
    await outside(world, 'POST', path, { code: code ?? '' }),
    await outside(world, 'GET', path),
  ];
}

const NEXT_PART =
  /name="part" value="(\d+)"><input type="hidden" name="pass" value="([^"]+)"><button[^>]*>Go on/;

/** Each part of a page that goes as several, opened in turn by the form in the one before. */
export async function everyPart(world: GrownWorld, { path, code }: MadeLink): Promise<CameOut[]> {
  const parts = [await outside(world, 'POST', path, { code: code ?? '' })];
  for (;;) {
    const [, part, pass] = NEXT_PART.exec(parts.at(-1)?.answer.body ?? '') ?? [];
    if (part === undefined || pass === undefined) return parts;
    parts.push(await outside(world, 'POST', path, { part, pass }));
  }
}

/** What of a page is read on paper: its text, without what the style leaves out when it is printed. */
export function readOnPaper({ bytes }: CameOut): string {
  const html = bytes.toString('utf8');
  const main = html.slice(html.indexOf('<main'));
  return main
    .replace(/<form.*?<\/form>/gs, '')
    .replace(/<(\w+)[^>]* class="(?:turn|on-screen)".*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot);/g, (_all, name: string) => ENTITIES[name] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
