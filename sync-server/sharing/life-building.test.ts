import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LifeForm, LifeTold } from '#domain/sharing/sharing-views.ts';
import { LIFE_SERVICES, type LifeService } from '#domain/sharing/life-services.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import { fileRecord } from '../files/file-record.ts';
import { anId, aRecord, asJson, issue, NOW, PROPERTY } from '../files/filing.fixture.ts';
import { NAME, PHONE, sharingTrial, type SharingTrial } from './sharing.fixture.ts';

let trial: SharingTrial;
/** Nobody lives there; it has asbestos, and its electrics are dangerous. */
let empty: OpaqueId;
beforeAll(async () => {
  trial = await sharingTrial();
  const { storage, office, surveyor } = trial.server.world;
  empty = anId();
  await storage.write((tx) => {
    const body = { ...PROPERTY, line: '9 Empty Lane', asbestosPresent: true };
    issue(tx, office, 'property', body, { home: empty }, empty);
    const seen = (kind: KindName, found: object): OpaqueId => {
      const id = anId();
      const raw = asJson(aRecord(surveyor.id, kind, found, { home: empty }));
      fileRecord(tx, { id, raw, by: surveyor.id, via: 'api', at: NOW });
      return id;
    };
    const kitchen = seen('room', { roomKind: 'kitchen' });
    const bare = { room: kitchen, findingKind: 'other-hazard', element: 'electrics', defect: 'exposed' };
    seen('finding', { ...bare, hazard: 'electrical', emergency: true });
    seen('home-services', { heating: 'gas-boiler' });
  });
});
afterAll(() => trial.server.close());

const office = () => trial.server.world.office;
async function released(home: OpaqueId, more: object): Promise<LifeTold> {
  const sent = { id: anId(), service: 'fire', whyNoConsent: 'out-of-reach', ...more };
  expect(await trial.post(office(), `/homes/${home}/life`, sent)).toMatchObject({ status: 200 });
  return trial.get<LifeTold>(office(), `/life/${sent.id}`);
}

describe.each(Object.keys(LIFE_SERVICES) as LifeService[])('the %s service, at an empty home', (service) => {
  it.each(['unconscious', 'building-alone'])(
    'is told the address, the asbestos, the hazard and the services, and that is logged: %s',
    async (whyNoConsent) => {
      const before = trial.log().length;
      const told = await released(empty, { service, whyNoConsent });
      expect(told.building).toContainEqual({ term: 'Address', words: '9 Empty Lane' });
      expect(told.building).toContainEqual({ term: 'Asbestos on the register', words: 'Yes' });
      const wrong = told.wrong.map(({ term, words }) => `${term}: ${words}`).join('\n');
      expect(wrong).toMatch(/^Finding, Kitchen, .*Part of the building: Electrics/m);
      expect(wrong).toContain('Electrical hazards');
      expect(wrong).toContain('Gas boiler');
      expect(told.facts).toEqual([]);
      const [line, ...more] = trial.log().slice(before);
      expect(more).toEqual([]);
      expect(line).toMatchObject({ route: 'life', basis: 'vital-interests', decision: 'shared' });
      expect(line?.['fields']).toEqual(
        expect.arrayContaining([
          'property/line',
          'property/asbestosPresent',
          'finding/hazard',
          'finding/defect',
        ]),
      );
      expect(line?.['categories']).toEqual(
        expect.arrayContaining(['address', 'property-fact', 'hazard', 'defect']),
      );
      expect(line).not.toHaveProperty('condition');
    },
  );
});

describe('the building alone', () => {
  it('opens nothing about whoever lives there, and names none of it in the log', async () => {
    const { home } = trial.server.world;
    const told = await released(home, { whyNoConsent: 'building-alone' });
    expect(JSON.stringify(told)).not.toContain(NAME);
    expect([told.facts, told.isOpen]).toEqual([[], false]);
    expect(JSON.stringify(trial.log().at(-1))).not.toMatch(/person|household|access-secret/);
    const open = await released(home, { whyNoConsent: 'unconscious' });
    expect(JSON.stringify(open.facts)).toContain(PHONE);
    expect(trial.log().at(-1)?.['fields']).toEqual(expect.arrayContaining(['person/phone', 'property/line']));
  });

  it('is told on after the day, and not once somebody found that it was wrong', async () => {
    const { lead } = trial.server.world;
    const told = await released(empty, { whyNoConsent: 'building-alone' });
    trial.server.clock.now += 2 * 86_400_000;
    expect((await trial.get<LifeTold>(office(), `/life/${told.id}`)).building).not.toEqual([]);
    const review = { id: anId(), of: told.id, found: 'wrong', reason: 'It was a hoax.' };
    expect((await trial.post(lead, '/reviews', review)).status).toBe(200);
    expect(await trial.get<LifeTold>(office(), `/life/${told.id}`)).toMatchObject({
      building: [],
      wrong: [],
      facts: [],
    });
  });
});

it('takes a reason that a person chose, and offers none for them', async () => {
  const form = await trial.get<LifeForm>(office(), `/homes/${empty}/life`);
  expect(form.reasons.length).toBeGreaterThan(3);
  expect(form.buildingAlone.value).toBe('building-alone');
  expect(form.building).toContain('Finding');
  const before = trial.log().length;
  for (const whyNoConsent of [undefined, null, 'said-no', '']) {
    const sent = { id: anId(), service: 'fire', whyNoConsent };
    expect((await trial.post(office(), `/homes/${empty}/life`, sent)).status).toBe(422);
  }
  expect(trial.log()).toHaveLength(before);
});
