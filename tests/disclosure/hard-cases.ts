import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RouteOptions } from 'fastify';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName, SurveyRecord } from '#domain/records/registry.ts';
import { addAccount } from '../../sync-server/accounts/new-account.ts';
import { hashPassword } from '../../sync-server/accounts/password.ts';
import { aServer, Browser, pushed } from '../../sync-server/border/http.fixture.ts';
import { fileRecord } from '../../sync-server/files/file-record.ts';
import {
  anId,
  anOrder,
  aRecord,
  asJson,
  aVisit,
  instantAt,
  issue,
  NOW,
  PASSWORD,
  PROPERTY,
} from '../../sync-server/files/filing.fixture.ts';
import { app as segment, aJpeg } from '../../sync-server/photos/pictures.fixture.ts';
import { officeRoutes } from '../../sync-server/routes/api-office.ts';
import type { Account } from '../../sync-server/storage/accounts.ts';
import type { WriteTx } from '../../sync-server/storage/storage.ts';
import { canaryReaders, type CanaryHome, type GrownWorld } from './canary-world.ts';

/** Somebody whom a hard case is about, in the codes of the page of categories. */
export type CaseAudience = 'CON' | 'NEI' | 'LEG' | 'OFF';

/** One of the fifteen hard cases (tests/data/disclosure-cases.json). */
export interface HardCase {
  readonly id: string;
  readonly audience: CaseAudience;
  readonly must_not_appear: readonly string[];
  readonly must_appear: readonly string[];
}

export const HARD_CASES = JSON.parse(
  readFileSync(new URL('../data/disclosure-cases.json', import.meta.url), 'utf8'),
) as readonly HardCase[];

/** When the leak of Ms B's case was mended and written down, before the neighbour asks. */
const RECORDED = Date.UTC(2026, 10, 9, 16);

const facts = { width: 32, height: 16 };

/** The home of a hard case, with the firm that has its job and no other. */
export interface HardHome extends CanaryHome {
  readonly firm: Account;
}

/** The homes of the hard cases at one landlord, each with its case, its job, and what lies there. */
export class HardCases {
  readonly world: GrownWorld;
  readonly #homes: ReadonlyMap<string, HardHome>;

  private constructor(world: GrownWorld, homes: ReadonlyMap<string, HardHome>) {
    this.world = world;
    this.#homes = homes;
  }

  /** The landlord, with everything filed, photographed and pushed, before anything is re-tagged. */
  static async filed(): Promise<HardCases> {
    const routes: RouteOptions[] = [];
    const server = await aServer({ moreRoutes: [officeRoutes], onRoute: (route) => void routes.push(route) });
    const readers = await canaryReaders(server);
    await readers.contractor.pack();
    const password = await hashPassword(PASSWORD, 1);
    const homes = new Map<string, HardHome>();
    await server.world.storage.write((tx) => {
      for (const { id } of HARD_CASES) {
        const name = `firm-${id}`;
        const firm = addAccount(tx, { name, displayName: name, role: 'contractor', password }, null, NOW);
        const at = { home: anId(), case: anId(), inspection: anId(), tenancy: anId(), order: anId() };
        homes.set(id, { ...at, resident: anId(), joint: anId(), firm });
      }
    });
    const world = { server, routes, readers, homes: [...homes.values()], records: [], planted: new Map() };
    const made = new HardCases({ ...world, typed: () => 'Fallow and Reed' }, homes);
    await server.world.storage.write((tx) => {
      made.#fileThem(tx);
    });
    await made.#sendPictures();
    await made.#pushBadly();
    return made;
  }

  /** Where a case lies. */
  at(id: string): HardHome {
    const place = this.#homes.get(id);
    if (!place) throw new Error('This case has a home.');
    return place;
  }

  /** The firm of a case, signed in. */
  firm(id: string): Promise<Browser> {
    return Browser.signedIn(this.world.server, this.at(id).firm);
  }

  /** Files a record by the office at the home of a case, in its case. */
  file(tx: WriteTx, id: string, kind: KindName, body: object, more: object = {}): OpaqueId {
    const { office } = this.world.server.world;
    const { home, case: caseId } = this.at(id);
    const made = anId();
    const recordedAt = instantAt(RECORDED);
    const place = { home, case: caseId, ...more };
    const record = { ...aRecord(office.id, kind, body, place), recordedAt } as SurveyRecord;
    fileRecord(tx, { id: made, raw: asJson(record), by: office.id, via: 'api', at: RECORDED });
    return made;
  }

  /** A home with a reported case, a visit, a job of the contractor's and one of its own firm, and what lies there. */
  #situation(
    tx: WriteTx,
    id: string,
    address: object,
    order: object,
    fill: (file: (kind: KindName, body: object, more?: object) => OpaqueId) => void,
  ): void {
    const { office, surveyor, contractor } = this.world.server.world;
    const { home, case: caseId, order: job, firm } = this.at(id);
    const place = { home, case: caseId };
    issue(tx, office, 'property', { ...PROPERTY, ...address }, place, home);
    const aware = { awareAt: instantAt(RECORDED - 3_600_000), hazard: 'damp-and-mould' };
    if (id !== 'ld-05') issue(tx, office, 'report-fact', aware, place);
    issue(tx, office, 'visit', aVisit(surveyor), place);
    issue(tx, office, 'works-order', anOrder(contractor, order), place);
    issue(tx, office, 'works-order', anOrder(firm, order), place, job);
    fill((kind, body, more = {}) => this.file(tx, id, kind, body, more));
  }

  #fileThem(tx: WriteTx): void {
    const note = anId();
    this.#situation(tx, 'ld-01', {}, { element: 'window' }, (file) => {
      file('cleared-note', { note, words: 'Cracked sill.' });
    });
    this.#situation(tx, 'ld-02', {}, {}, () => undefined);
    const instructions = 'Hack off plaster to 1.2 m, N wall, 24 %';
    this.#situation(tx, 'ld-03', {}, { instructions }, (file) => {
      file('room', { roomKind: 'bedroom', number: 2, privateLabel: "Liban's room" });
    });
    this.#situation(tx, 'ld-04', {}, { element: 'basin' }, (file) => {
      file('note', { words: 'Mrs Llewellyn kitchen leak - trap under sink' });
      file('cleared-note', { note, words: 'Kitchen leak: trap under sink' });
    });
    const joint = { element: 'pipe', defect: 'compression-joint-failed', remedy: 'replace' };
    this.#situation(tx, 'ld-05', {}, joint, (file) => {
      this.#leakAbove(file);
    });
    this.#situation(tx, 'ld-06', {}, { element: 'boiler' }, (file) => {
      const { tenancy, resident } = this.at('ld-06');
      const theirs = { tenancy, subjects: [resident] };
      const place = { ...this.at('ld-06'), ...theirs };
      const began = { occupancy: 'tenancy', startedOn: '2020-03-02' };
      const { office } = this.world.server.world;
      issue(tx, office, 'tenancy', began, place, tenancy);
      issue(tx, office, 'person', { name: 'Delroy Campbell', part: 'tenant' }, place, resident);
      file('diagnosis', { words: 'Has sickle cell disease.' }, theirs);
      file('cleared-note', { note, words: 'Noise from the boiler cupboard.' });
    });
    this.#situation(tx, 'ld-07', {}, {}, (file) => {
      file('health-need', { answer: 'need', needs: [] });
      file('vulnerability-need', { needs: [] });
    });
    this.#situation(tx, 'ld-08', {}, {}, () => undefined);
    this.#situation(tx, 'ld-09', {}, { element: 'window' }, (file) => {
      file('cleared-note', { note, words: 'inhaler on sill' });
      file('cleared-note', { note, words: 'Water stands on the sill.' });
    });
    this.#situation(tx, 'ld-10', {}, {}, () => undefined);
    this.#twoVersions(tx, this.at('ld-10'));
    this.#situation(tx, 'ld-11', {}, {}, () => undefined);
    this.#situation(tx, 'ld-13', { line: '17 Mill Rise' }, {}, (file) => {
      file('person', { name: 'Shahida Begum', part: 'tenant' });
    });
    this.#situation(tx, 'ld-14', {}, {}, (file) => {
      file('person', { name: 'grace okafor', part: 'tenant' });
    });
    this.#situation(tx, 'ld-15', { line: '30 Peel Court' }, { element: 'lock' }, (file) => {
      file('third-party-note', { words: 'Has fled to a sister at 12 Ashby Street.' });
      file('safeguarding-concern', { visitorMust: [], words: 'Has fled to a sister at 12 Ashby Street.' });
      file('contact', {
        ...{ at: instantAt(NOW), channel: 'phone', reached: 'yes' },
        words: 'Fled; post to the sister, 12 Ashby Street.',
      });
    });
  }

  /** Ms B's case: the joint above, replaced on 9 November, and the look at it on the 18th. */
  #leakAbove(file: (kind: KindName, body: object) => OpaqueId): void {
    const joint = { element: 'pipe', defect: 'compression-joint-failed' };
    file('person', { name: 'Emre Yilmaz', part: 'tenant' });
    file('money-note', { words: 'Two months in arrears.' });
    file('report-fact', {
      awareAt: '2026-11-06T10:24:00+00:00',
      hazard: 'damp-and-mould',
      waterFrom: 'flat-above',
    });
    file('finding', {
      ...{ ...joint, room: anId(), findingKind: 'repair', beyond: 'flat-below', cause: 'plumbing-leak' },
      ...{ confidence: 'certain', remedy: 'replace', makesAwareAt: '2026-11-06T10:24:00+00:00' },
    });
    const order = file('works-order', {
      ...anOrder(this.world.server.world.otherContractor, joint),
      remedy: 'replace',
    });
    const done = {
      outcome: 'done',
      done: ['replace'],
      finishedAt: '2026-11-09T15:10:00+00:00',
      leftSafe: true,
    };
    file('work-report', { ...done, order });
    file('visit', aVisit(this.world.server.world.surveyor, '2026-11-18', { reason: 'after-works' }));
  }

  /** The losing version tells where the key is; the winning one does not. */
  #twoVersions(tx: WriteTx, { home, case: caseId }: HardHome): void {
    const { office } = this.world.server.world;
    const place = { home, case: caseId };
    const id = anId();
    const paths = [['a'], ['b', 'a'], ['c', 'a']];
    const codes = ['0000', 'key safe 4471', 'ring the office'];
    for (const [at, path] of paths.entries()) {
      const record = aRecord(office.id, 'access-secret', { code: codes[at] }, place);
      const ids = path.map((letter) => letter.repeat(32));
      fileRecord(tx, {
        ...{ id, raw: asJson(record), by: office.id, via: 'api', at: NOW },
        path: { start: path.length, ids },
      });
    }
  }

  /** A clean picture under a telling name, and one with everything in its metadata. */
  async #sendPictures(): Promise<void> {
    const exif = 'Exif\0\0GPSLatitude 53.79 GPSLongitude 1.54 Artist Callum Reddy 2026:11:03 09:12:44';
    const dirty = aJpeg({ before: [segment(0xe1, exif)], seed: 9 });
    const sent = [
      ['ld-01', aJpeg({ seed: 8 }), '2026-11-24'],
      ['ld-02', dirty, '2026-11-03'],
    ] as const;
    const phone = this.world.readers.surveyor;
    const pack = await phone.pack();
    for (const [id, bytes, takenOn] of sent) {
      const picture = createHash('sha256').update(bytes).digest('hex');
      const photo = anId();
      const body = { ...facts, picture, takenOn };
      const { home, case: caseId } = this.at(id);
      const place = { home, case: caseId };
      await phone.push(pack, [
        pushed(photo, phone.record('photo', body, place)),
        pushed(anId(), phone.record('cleared-photo', { ...body, photo }, place)),
      ]);
      await phone.call('PUT', `/photos/${picture}`, Buffer.from(bytes), {
        'content-type': 'image/jpeg',
        'content-disposition':
          'attachment; filename="haddad bedroom sill.jpg"; filename*=UTF-8\'\'Haddad.jpg',
      });
    }
  }

  /** An old version's field that nobody knows, an id that names somebody, and a deletion of it. */
  async #pushBadly(): Promise<void> {
    const phone = this.world.readers.surveyor;
    const pack = await phone.pack();
    const { home } = this.at('ld-14');
    const note = phone.record('note', { words: 'x' }, { home });
    const unknown = { ...note, body: { words: 'x', tenant_notes_2: 'T is expecting, due Feb' } };
    await phone.push(pack, [
      pushed(anId(), unknown),
      pushed('tenancy:okafor-grace-2019', note),
      { ...pushed('tenancy:okafor-grace-2019', note, 2), _deleted: true },
    ]);
  }
}
