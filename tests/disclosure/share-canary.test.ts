import { COMPILED_RULES } from '#domain/disclosure/rules.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateInWords, instantInWords } from '#domain/cases/date-words.ts';
import { verdictFor } from '#domain/disclosure/audiences.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import { RECORD_KINDS, type KindName } from '#domain/records/registry.ts';
import { SHARED_WITH, type SharedAudience } from '#domain/shares/share-audiences.ts';
import { belongsToMatter, type Matter } from '#domain/shares/share-scope.ts';
import type { MadeLink, SharePreview } from '#domain/shares/share-views.ts';
import { aServer, Browser, type TestServer } from '../../sync-server/border/http.fixture.ts';
import { fileRecord } from '../../sync-server/files/file-record.ts';
import {
  anId,
  anOrder,
  aRecord,
  asJson,
  instantAt,
  issue,
  NOW,
} from '../../sync-server/files/filing.fixture.ts';
import { officeRoutes } from '../../sync-server/routes/api-office.ts';
import { CanaryNest } from './canary-record.ts';

/*
 * A record of every kind with a word of its own in every field lies in one case; then a page is shared with each audience
 * there is, and all that somebody outside is ever answered is searched.
 */

const AUDIENCES = Object.keys(SHARED_WITH) as SharedAudience[];

interface Planted {
  readonly kind: string;
  readonly field: string;
  readonly word: string;
  /** Whether this audience is shown it without any release, if its record belongs to the page at all. */
  readonly open: Readonly<Record<string, boolean>>;
}

let server: TestServer;
let planted: readonly Planted[];
const seen = new Map<string, string>();
const previews = new Map<string, SharePreview>();
const staff: string[] = [];
const ids: string[] = [];

/** Somebody who lives there. */
const living = anId();
beforeAll(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  const { storage, office, contractor, home } = server.world;
  const [caseId, tenancy, order] = [anId(), anId(), anId()];
  const place = { home, case: caseId, inspection: null };
  const nest = new CanaryNest();
  planted = await storage.write((tx) => {
    const aware = { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' };
    issue(tx, office, 'report-fact', aware, place);
    issue(tx, office, 'tenancy', { occupancy: 'tenancy', startedOn: '2020-01-01' }, { home }, tenancy);
    issue(tx, office, 'works-order', anOrder(contractor), place, order);
    // Whoever has moved out gets no page: every other person here has a day of moving out.
    issue(
      tx,
      office,
      'person',
      { name: 'Ann', part: 'tenant' },
      { home, tenancy, subjects: [living] },
      living,
    );
    ids.push(home, caseId, tenancy, order, living);
    const matter = { home, case: caseId, tenancy, order, ownAdviser: false };
    return RECORD_KINDS.filter((kind) => !OWN_LINES.has(kind.kind)).flatMap((kind) => {
      const id = anId();
      ids.push(id);
      const { body, canaries } = nest.fill(kind);
      const subjects = kind.file === 'tenancy' ? [anId()] : [];
      const record = aRecord(office.id, kind.kind as KindName, body, { ...place, tenancy, subjects });
      fileRecord(tx, { id, raw: asJson(record), by: office.id, via: 'api', at: NOW });
      const isIn = (audience: SharedAudience) =>
        belongsToMatter({ id, record, minted: false }, { audience, ...matter } satisfies Matter);
      return canaries.map((one) => ({ ...one, open: openTo(kind, one.field, isIn) }));
    });
  });
  staff.push(server.world.surveyor.displayName, server.world.lead.displayName);
  const desk = await Browser.signedIn(server, office);
  for (const audience of AUDIENCES) await shareWith(desk, audience, caseId);
});
afterAll(() => server.close());

/** Filed above as they are; a second one of a kind would make another case, home or tenancy of it. */
const OWN_LINES: ReadonlySet<string> = new Set(['report-fact', 'tenancy', 'property', 'works-order']);

function openTo(kind: RecordKind, field: string, isIn: (audience: SharedAudience) => boolean) {
  const { category, shape } = kind.fields[field] ?? {};
  return Object.fromEntries(
    AUDIENCES.map((audience) => {
      const verdict = verdictFor(COMPILED_RULES, category ?? '', audience);
      const isWords = shape?.as !== 'link' && shape?.as !== 'picture';
      return [audience, isWords && isIn(audience) && verdict.is === 'S' && verdict.when === undefined];
    }),
  );
}

async function shareWith(desk: Browser, audience: SharedAudience, caseId: string) {
  const recipient =
    audience === 'tenant-summary' ? { id: living, name: 'Ann' } : { id: anId(), name: 'Fallow and Reed' };
  const at = `/api/office/cases/${caseId}`;
  const look = await desk.call('GET', `${at}/share/${audience}?recipient=${recipient.id}`);
  const preview = look.json<SharePreview>();
  previews.set(audience, preview);
  const { sha256, until, order } = preview;
  const sent = { id: anId(), audience, recipient, order, sha256, until };
  const made = await desk.call('POST', `${at}/shares`, sent);
  expect(made.statusCode, made.body).toBe(200);
  const { path, code } = made.json<MadeLink>();
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const answers = [
    await server.app.inject({ method: 'GET', url: path }),
    await server.app.inject({ method: 'HEAD', url: path }),
    await server.app.inject({ method: 'POST', url: path, headers: form, payload: 'code=1' }),
    await server.app.inject({ method: 'POST', url: path, headers: form, payload: `code=${code ?? ''}` }),
    await server.app.inject({ method: 'POST', url: path, headers: form, payload: `code=${code ?? ''}` }),
  ];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 403, 200, 404]);
  const all = answers.map(({ headers, body }) => `${JSON.stringify(headers)}\n${body}`);
  seen.set(audience, all.join('\n'));
}

/** As the page writes it: days and moments are in words there, and a price in pounds. */
function written(word: string): readonly string[] {
  const price = /^\d+$/.test(word) ? [`£${(Number(word) / 100).toFixed(2)}`] : [];
  return [word, dateInWords(word, NOW), instantInWords(word, NOW), ...price];
}

describe.each(AUDIENCES)('what %s is answered from outside', (audience) => {
  const text = () => seen.get(audience) ?? '';

  it('holds no word of a field that is not theirs, no id, and nobody of the staff they are not told of', () => {
    const leaked = planted.filter(
      ({ open, word }) => open[audience] !== true && written(word).some((one) => text().includes(one)),
    );
    expect(leaked).toEqual([]);
    expect(ids.filter((id) => text().includes(id))).toEqual([]);
    expect(staff.filter((name) => text().includes(name))).toEqual([]);
  });

  it('holds every field that is theirs: nothing factual stays back', () => {
    const theirs = planted.filter(({ open }) => open[audience] === true);
    expect(theirs.length).toBeGreaterThan(5);
    const missing = theirs.filter(({ word }) => !written(word).some((one) => text().includes(one)));
    expect(missing).toEqual([]);
  });

  it('has a title that is the same for everybody: it goes into histories, names of files and the properties of a PDF', () => {
    const titles = [...text().matchAll(/<title>(.*)<\/title>/g)].map(([, title]) => title);
    expect(new Set(titles)).toEqual(
      new Set(['A page for you', 'What we have on record', 'This page is not open']),
    );
  });

  it('is small, runs nothing, and is kept and found by nobody', () => {
    expect(Buffer.byteLength(text())).toBeLessThan(100_000);
    expect(text()).not.toMatch(/<script|javascript:|\son[a-z]+=|style=/i);
    expect(text()).toContain('"cache-control":"no-store, no-transform"');
    expect(text()).toContain('"x-robots-tag":"noindex, nofollow, noarchive"');
    expect(text()).toContain('"referrer-policy":"no-referrer"');
  });
});

it('leaves a browser no room to print the address that opens it around the page, nor its title', async () => {
  const style = await server.app.inject({ method: 'GET', url: '/s/page.css' });
  const corners = ['top-left', 'top-center', 'top-right', 'bottom-left', 'bottom-center', 'bottom-right'];
  const content = corners.map(
    (corner) => new RegExp(`@${corner}\\s*\\{\\s*content: ([^;]*);`).exec(style.body)?.[1],
  );
  expect(content).toEqual(['""', '""', '""', '""', '""', 'counter(page) " of " counter(pages)']);
});

it('writes nothing of it into the log but the pattern of the route', () => {
  const log = server.log.join('\n');
  expect(log).toContain('POST /s/:token 200');
  expect(log).not.toMatch(/\/s\/[A-Za-z0-9_-]{20}/);
  expect(planted.filter(({ word }) => log.includes(word))).toEqual([]);
});

it('shows the desk word for word what they will see', () => {
  for (const [audience, { page }] of previews) {
    const words = page.sections.flatMap(({ entries }) => entries.flatMap(({ lines }) => lines));
    for (const { words: one } of words.filter(({ words: w }) => !/[&<>"']/.test(w)))
      expect(seen.get(audience)).toContain(one);
  }
});
