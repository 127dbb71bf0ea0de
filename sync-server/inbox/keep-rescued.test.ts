import { afterEach, beforeEach, expect, it } from 'vitest';
import { aLandlord, anId, NOW, type Landlord } from '../files/filing.fixture.ts';
import { markOf } from '../retention/marks.ts';
import { keepRescued } from './keep-rescued.ts';

let landlord: Landlord;
beforeEach(async () => {
  landlord = await aLandlord();
});
afterEach(() => landlord.storage.close());

const rescued = (id: string) =>
  landlord.storage.write((tx) =>
    keepRescued(
      tx,
      { account: landlord.surveyor.id, device: anId(), at: NOW },
      { what: 'record', id, content: JSON.stringify({ _id: id, words: 'What was seen.' }) },
    ),
  );
const kept = () => landlord.storage.read((view) => view.inbox.items(10).map(({ documentId }) => documentId));

it('keeps what a rescue copy holds once, and nothing that the office has destroyed', async () => {
  const [held, destroyed] = [anId(), anId()];
  await landlord.storage.write((tx) => {
    const id = anId();
    tx.retention.setDestruction({
      request: null,
      ...{ id, digest: '', askedBy: landlord.lead.id, askedAt: NOW, state: 'clean', cleanAt: NOW },
      ...{ decidedBy: null, decidedAt: NOW, reason: null, certificate: '', pictures: [] },
    });
    tx.retention.addDestroyed(id, markOf(destroyed));
  });
  expect(await rescued(held)).toBe(true);
  expect(await rescued(held)).toBe(false);
  expect(await rescued(destroyed)).toBe(false);
  expect(kept()).toEqual([held]);
});
