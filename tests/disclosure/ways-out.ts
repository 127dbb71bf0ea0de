import { randomBytes } from 'node:crypto';
import type { BreachView } from '#domain/breaches/breach-views.ts';
import type { AskerKey } from '#domain/requests/askers.ts';
import { QUESTIONS } from '#domain/requests/questions.ts';
import type { RequestView } from '#domain/requests/request-views.ts';
import type { RightsRequestView } from '#domain/rights/rights-views.ts';
import { SHARED_WITH } from '#domain/shares/share-audiences.ts';
import type { MadeLink } from '#domain/shares/share-views.ts';
import { LIFE_SERVICES, type LifeService } from '#domain/sharing/life-services.ts';
import type { LifeTold } from '#domain/sharing/sharing-views.ts';
import { pushed } from '../../sync-server/border/http.fixture.ts';
import { anId } from '../../sync-server/files/filing.fixture.ts';
import type { CanaryHome, Planted } from './aviary.ts';
import type { GrownWorld } from './canary-world.ts';
import type { CameOut } from './channels.ts';
import {
  askForCopy,
  atDesk,
  frozenAsRead,
  makePage,
  opened,
  outside,
  readForCopy,
  readOnPaper,
} from './somebody-outside.ts';
import {
  isDayOfRepair,
  isDayOfTelling,
  isInCopyLeft,
  isInOwnCopy,
  isOfLogOnPage,
  isOnPage,
  isToldToSave,
  isTypedForThem,
  mayBeInCopyLeft,
  type PageReader,
} from './who-is-told.ts';

/*
 * The ways to people without an account, each gone from the desk to what somebody outside is answered, before a form and
 * after it, with a wrong code, and once it is over. A question is never counted as known here: what one of these pages
 * repeats of what was typed, it tells.
 */

type Asks = (one: Planted, at: CanaryHome) => boolean;

/** A way out: what of a home must come out by it, what else may, and what does, with the desk's own steps. */
export interface WayOut {
  readonly must: Asks;
  readonly may?: Asks;
  readonly tell: (world: GrownWorld, at: CanaryHome) => Promise<readonly CameOut[]>;
}

const nothing: Asks = () => false;

/** Every way to somebody without an account. A new one takes one line. */
export const WAYS_OUT: Readonly<Record<string, WayOut>> = {
  ...Object.fromEntries(
    (Object.keys(SHARED_WITH) as PageReader[]).map((reader) => [
      `shared page for the ${reader}`,
      {
        must: (one, at) => isOnPage(one, reader, at),
        may: (one, at) => isOfLogOnPage(one, reader, at),
        tell: (world, at) => sharedPage(world, at, reader),
      } satisfies WayOut,
    ]),
  ),
  'answer to a neighbour, read out and by a link': {
    must: nothing,
    may: isDayOfRepair,
    tell: neighbour,
  },
  // Somebody else's home is asked about, and no home at all may be told of.
  'answer to a relative': {
    must: nothing,
    may: isDayOfRepair,
    tell: (world, at) => drafted(world, at, 'relative'),
  },
  'answer to the press': { must: nothing, tell: (world, at) => drafted(world, at, 'press') },
  'data receipt': { must: nothing, may: isDayOfTelling, tell: dataReceipt },
  "resident's own copy": {
    must: isInOwnCopy,
    may: isTypedForThem,
    tell: (world, at) => ownCopy(world, at, 'given'),
  },
  "resident's own copy, with nothing given that had to be read": {
    must: isInCopyLeft,
    may: mayBeInCopyLeft,
    tell: (world, at) => ownCopy(world, at, 'left out'),
  },
  ...Object.fromEntries(
    (Object.keys(LIFE_SERVICES) as LifeService[]).map((service) => [
      `told to the ${service} service to save a life`,
      {
        must: (one, at) => isToldToSave(one, LIFE_SERVICES[service].fields, at),
        tell: (world, at) => toSaveALife(world, at, service),
      } satisfies WayOut,
    ]),
  ),
  'letters about a page that went to the wrong one': { must: nothing, tell: breachLetters },
  'letter of refusal': { must: nothing, may: isTypedForThem, tell: refusalLetter },
  'pages that are not open': { must: nothing, tell: closedDoors },
};

async function sharedPage(world: GrownWorld, at: CanaryHome, reader: PageReader): Promise<CameOut[]> {
  const { made, sent } = await makePage(world, at, reader);
  if (reader !== 'contractor') return opened(world, made.path, made.code);
  const refused = { ...sent, id: anId(), reason: world.typed('in the log', at) };
  await atDesk(world.readers.office, 'POST', `/cases/${at.case}/share-refusals`, refused);
  return opened(world, made.path, made.code);
}

/** What whoever else asks would be answered, to every question there is. */
async function drafted(world: GrownWorld, at: CanaryHome, asker: AskerKey): Promise<CameOut[]> {
  const { office } = world.readers;
  const note = { id: anId(), words: world.typed('by an asker', at) };
  const about = { home: world.server.world.otherHome, about: at.home, asker };
  const sent = { ...about, id: anId(), asks: Object.keys(QUESTIONS), note };
  await atDesk(office, 'POST', '/requests', sent);
  const { draft } = await atDesk<RequestView>(office, 'GET', `/requests/${sent.id}`);
  if (!draft || draft.words === '') throw new Error('Whoever asks always has an answer.');
  return [{ asked: '', bytes: Buffer.from(`${draft.words}\n${draft.sha256}`) }];
}

async function neighbour(world: GrownWorld, at: CanaryHome): Promise<CameOut[]> {
  const { office } = world.readers;
  const asked = { home: world.server.world.otherHome, about: at.home, asker: 'neighbour' };
  const ask = async () => {
    const note = { id: anId(), words: world.typed('by an asker', at) };
    const sent = { ...asked, id: anId(), asks: Object.keys(QUESTIONS), note };
    await atDesk(office, 'POST', '/requests', sent);
    return sent.id;
  };
  const refused = await ask();
  const reason = world.typed('at the desk', at);
  await atDesk(office, 'POST', `/requests/${refused}/refusal`, { id: anId(), reason });
  const request = await ask();
  const view = await atDesk<RequestView>(office, 'GET', `/requests/${request}`);
  const words = view.draft?.words ?? '';
  if (words === '') throw new Error('A neighbour always has an answer.');
  const answer = { id: anId(), sha256: view.draft?.sha256, channel: 'sent' };
  await atDesk(office, 'POST', `/requests/${request}/answer`, answer);
  const { path, code } = await atDesk<MadeLink>(office, 'POST', `/requests/${request}/link`, { id: anId() });
  const came = await opened(world, path, code);
  const read = came.map(readOnPaper).join('\n');
  const kept = words.split('\n').filter((line) => !read.includes(line));
  if (kept.length > 0) throw new Error(`The page keeps back what was drafted: ${kept.join(' ')}`);
  return [{ asked: '', bytes: Buffer.from(words) }, ...came];
}

async function dataReceipt(world: GrownWorld, at: CanaryHome): Promise<CameOut[]> {
  const { office } = world.readers;
  const asked = { id: anId(), person: at.resident };
  const { token } = await atDesk<{ token: string }>(office, 'POST', '/data-receipts', asked);
  const words = world.typed('by the resident', at);
  const path = `/r/${token}`;
  return [
    await outside(world, 'GET', path),
    await outside(world, 'HEAD', path),
    await outside(world, 'POST', path, { what: 'told' }),
    await outside(world, 'POST', path, { what: 'right', words: '' }),
    await outside(world, 'POST', path, { what: 'right', words }),
    await outside(world, 'POST', path, { what: 'right', words }),
  ];
}

async function ownCopy(world: GrownWorld, at: CanaryHome, words: 'given' | 'left out'): Promise<CameOut[]> {
  const id = await askForCopy(world, at.resident);
  const { sha256 } = await readForCopy(world, id, words);
  const text = await frozenAsRead(world, id, sha256);
  const letters = await lettersOf(world, id);
  return [{ asked: '', bytes: Buffer.from(text) }, letters];
}

async function toSaveALife(world: GrownWorld, at: CanaryHome, service: LifeService): Promise<CameOut[]> {
  const { office } = world.readers;
  const released = { id: anId(), service, whyNoConsent: 'unconscious' };
  await atDesk(office, 'POST', `/homes/${at.home}/life`, released);
  const { facts, building, wrong, earlier } = await atDesk<LifeTold>(office, 'GET', `/life/${released.id}`);
  return [{ asked: '', bytes: Buffer.from(JSON.stringify([facts, building, wrong, earlier])) }];
}

async function refusalLetter(world: GrownWorld, at: CanaryHome): Promise<CameOut[]> {
  const { office, lead } = world.readers;
  const id = anId();
  const asked = { id, person: at.resident, right: 'erasure', channel: 'letter', identity: 'known' };
  await atDesk(office, 'POST', '/rights', { ...asked, words: world.typed('by the resident', at) });
  const before = await lettersOf(world, id);
  const words = world.typed('in a letter', at);
  await atDesk(lead, 'POST', `/rights/${id}/steps`, {
    id: anId(),
    step: 'decided',
    outcome: 'refused',
    ground: 'still-needed',
    words,
  });
  const letter = await lettersOf(world, id);
  if (!letter.bytes.includes(words)) throw new Error('They are told why.');
  return [before, letter];
}

/** The drafts to whoever got it, to the household and to the regulator; what is told and typed of it lies in the register. */
async function breachLetters(world: GrownWorld, at: CanaryHome): Promise<CameOut[]> {
  const { office, lead } = world.readers;
  const { sent } = await makePage(world, at, 'legal-adviser');
  const about = { what: 'disclosure', happened: 'wrong-person', target: sent.id };
  const words = world.typed('at the desk', at);
  const { breach } = await atDesk<{ breach: string }>(office, 'POST', '/breaches', {
    id: anId(),
    ...about,
    words,
  });
  const { parts, regulatorDraft, recipientDraft } = await atDesk<BreachView>(
    lead,
    'GET',
    `/breaches/${breach}`,
  );
  const letters = [regulatorDraft, recipientDraft, ...parts.map(({ draft }) => draft)];
  if (letters.length < 3 || letters.includes(null)) throw new Error('There is a draft of each.');
  const written = () => world.typed('of a breach by the lead', at);
  for (const step of [
    { step: 'weighed', risk: 'high' },
    { step: 'regulator-told', way: 'letter', proof: written() },
    { step: 'persons-told', way: 'letter', part: parts[0]?.id, proof: written() },
  ])
    await atDesk(lead, 'POST', `/breaches/${breach}/steps`, { id: anId(), ...step, words: written() });
  return [{ asked: '', bytes: Buffer.from(letters.join('\n')) }];
}

async function lettersOf({ readers }: GrownWorld, request: string): Promise<CameOut> {
  const { letters } = await atDesk<RightsRequestView>(readers.office, 'GET', `/rights/${request}`);
  if (letters.length === 0) throw new Error('There is always a letter.');
  return { asked: '', bytes: Buffer.from(JSON.stringify(letters)) };
}

/** Doors that never were, tried with words; and what a phone sends in vain, whose words lie in the office's inbox. */
async function closedDoors(world: GrownWorld, at: CanaryHome): Promise<CameOut[]> {
  const { surveyor } = world.readers;
  const [word, sent] = [world.typed('by an asker', at), world.typed('at the desk', at)];
  const never = randomBytes(32).toString('base64url');
  const { otherHome } = world.server.world;
  const note = surveyor.record('note', { words: sent }, { home: otherHome });
  const refused = await surveyor.push(await surveyor.pack(), [pushed(anId(), note)]);
  if (!refused.body.includes('forbidden')) throw new Error('This home was never opened to them.');
  return [
    { asked: '', bytes: refused.rawPayload },
    await outside(world, 'GET', `/s/${word}`),
    await outside(world, 'POST', `/s/${never}`, { code: word }),
    await outside(world, 'POST', `/s/${word}`, { code: word, [word]: word }),
    await outside(world, 'GET', `/r/${word}`),
    await outside(world, 'POST', `/r/${never}`, { what: 'right', words: word }),
    await outside(world, 'POST', `/r/${never}`, { what: word }),
    await outside(world, 'PUT', `/s/${never}`, { [word]: word }),
  ];
}
