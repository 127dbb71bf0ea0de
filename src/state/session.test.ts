import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { opaqueIdFrom } from '#domain/ids.ts';
import { json, officeThat } from '../device/fake-office.fixture.ts';
import type { RememberedAccount } from '../device/identity.ts';
import { Receipts } from '../device/receipts.ts';
import { SealUnsent, type SealParts } from '../device/vault/seal-unsent.ts';
import { notOpenedSentence, notTriedSentence, SEALED_UNREAD, sealedSentence } from './session-words.ts';
import { Session, type SessionParts } from './session.svelte.ts';

/** How the parts of the phone answer; a test has them fail. */
const answers = vi.hoisted(() => ({
  open: () => Promise.resolve(true),
  /** What the vault says to the password that the office has accepted. */
  toPassword: () => Promise.resolve<unknown>({ outcome: 'wrong', triesLeft: 9 }),
  create: () => Promise.resolve<unknown>({}),
  me: {} as unknown,
  /** What is open; null where nobody is signed in. */
  phone: null as unknown,
}));
const opened = vi.hoisted(() => ({
  forget: () => undefined,
  vault: { account: '', keepSessionSecret: () => Promise.resolve() },
  ...{ choosePin: () => Promise.resolve(), addPasskey: () => Promise.resolve() },
}));

vi.mock('../device/who-am-i.ts', () => ({
  whoAmI: () => Promise.resolve({ ok: true, value: answers.me }),
}));
vi.mock('../device/vault/passkey.ts', () => ({
  deviceLockPossible: () => Promise.resolve(false),
  makePasskey: () => Promise.resolve({}),
}));
vi.mock('../device/vault/held-key.ts', () => ({
  forgetHeldKey: () => Promise.resolve(),
  timesLocked: () => 0,
}));
vi.mock('../device/vault/standing-pin.ts', () => ({ noteStandingPin: () => undefined }));
vi.mock('./clearing.svelte.ts', () => ({
  Clearing: class {
    wasTold = () => undefined;
  },
}));
vi.mock('./open-account.svelte.ts', () => ({
  OpenAccount: class {
    phone = answers.phone;
    letGo = () => undefined;
    open = () => answers.open();
    close = () => Promise.resolve();
    begin = () => undefined;
  },
}));
vi.mock('../device/vault/vault-door.ts', () => ({
  VaultDoor: class {
    forget = () => Promise.resolve();
    try = () => Promise.resolve({ outcome: 'open', opened });
    desk = () => Promise.resolve(opened.vault);
    destroy = () => Promise.resolve();
    locksmith = {
      facts: () => Promise.resolve({ triesLeft: 10 }),
      open: () => answers.toPassword(),
      create: () => answers.create(),
    };
  },
}));

const id = opaqueIdFrom(new Uint8Array(16).fill(1));
const account = { id, displayName: 'Asha', role: 'surveyor' } as const;
const remembered: RememberedAccount = {
  ...{ account, device: id, pack: 'pack', leaving: null, server: 's', demo: false, clock: null },
};
const FULL = Object.assign(new Error('no room'), { name: 'QuotaExceededError' });

function aSession(known: RememberedAccount = remembered) {
  let kept = known;
  const parts = {
    api: { post: () => Promise.resolve({ ok: true, value: {} }), showing: () => ({}) },
    identity: {
      current: () => Promise.resolve(kept),
      remembered: (one: string) => Promise.resolve(one === kept.account.id ? kept : null),
      device: () => Promise.resolve(id),
      open: (now: RememberedAccount) => Promise.resolve(void (kept = now)),
      leave: () => Promise.resolve(),
    },
    health: { askToPersist: () => Promise.resolve() },
    reserve: { during: (work: () => Promise<unknown>) => work(), plan: () => undefined },
    now: () => 0,
  };
  return { session: new Session(parts as unknown as SessionParts), kept: () => kept };
}

beforeEach(() => {
  opened.vault.account = id;
  answers.me = { account, pack: 'newer', server: 's', demo: false, clock: null, deskKey: 'key' };
  answers.phone = null;
  answers.open = () => Promise.resolve(true);
  answers.toPassword = () => Promise.resolve({ outcome: 'wrong', triesLeft: 9 });
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
  const listening = { addEventListener: () => undefined, removeEventListener: () => undefined };
  vi.stubGlobal('document', { ...listening, visibilityState: 'visible' });
});
afterEach(() => vi.unstubAllGlobals());

test('a right PIN before stores that do not open is answered with what to do, and can be tried again', async () => {
  const { session } = aSession();
  answers.open = () => Promise.reject(FULL);
  const first = await session.unlock({ by: 'pin', digits: '246810' });
  expect(first).toEqual({ ok: false, problem: { sentence: notOpenedSentence(FULL) } });
  expect(notOpenedSentence(FULL)).toContain('could not open. Your work is kept. Free some room');
  answers.open = () => Promise.resolve(true);
  expect((await session.unlock({ by: 'pin', digits: '246810' })).ok).toBe(true);
  expect(session.gate).toEqual({ at: 'open' });
});

test('a PIN that was chosen before stores that do not open can be chosen again', async () => {
  const { session } = aSession();
  answers.toPassword = () => Promise.resolve({ outcome: 'open', opened });
  await session.signIn('asha', 'a password');
  answers.open = () => Promise.reject(FULL);
  for (const way of [() => session.choosePin('246810'), () => session.chooseDeviceLock()]) {
    expect(await way()).toEqual({ ok: false, problem: { sentence: notOpenedSentence(FULL) } });
    expect(session.gate.at).toBe('choose-pin');
  }
  answers.open = () => Promise.resolve(true);
  expect((await session.choosePin('246810')).ok).toBe(true);
  expect(session.gate).toEqual({ at: 'open' });
});

test('a sign-in that the full phone does not keep says so', async () => {
  const { session } = aSession();
  answers.toPassword = () => Promise.reject(FULL);
  const outcome = await session.signIn('asha', 'a password');
  expect(outcome).toEqual({ ok: false, problem: { sentence: notOpenedSentence(FULL) } });
});

test('a phone too full to start anew says so, and it can be tried again', async () => {
  const { session } = aSession();
  await session.signIn('asha', 'a new password');
  expect(session.gate.at).toBe('changed-password');
  answers.create = () => Promise.reject(FULL);
  expect(await session.startAnew()).toEqual({ ok: false, problem: { sentence: notTriedSentence(FULL) } });
  answers.create = () => Promise.resolve(opened);
  expect((await session.startAnew()).ok).toBe(true);
  expect(session.gate.at).toBe('choose-pin');
});

test('a desk whose stores do not open is told why', async () => {
  const { session } = aSession();
  answers.open = () => Promise.reject(FULL);
  expect(await session.openDesk()).toEqual({ ok: false, problem: { sentence: notOpenedSentence(FULL) } });
});

test('who signs in again is not looked through again for what an older version left; somebody else is', async () => {
  const { session, kept } = aSession({ ...remembered, allSealed: true });
  await session.signIn('asha', 'a password');
  expect([kept().allSealed, kept().pack]).toEqual([true, 'pack']);
  answers.me = {
    ...(answers.me as object),
    account: { ...account, id: opaqueIdFrom(new Uint8Array(16).fill(2)) },
  };
  await session.signIn('robin', 'a password');
  expect([kept().allSealed, kept().pack]).toEqual([undefined, 'newer']);
});

/** A phone on which all that can be read has a receipt, with two boxes, of which so many arrive when they are sent. */
function phoneWithBoxes(arriving: () => Promise<number>) {
  const done: string[] = [];
  const note = (what: string) => () => Promise.resolve(void done.push(what));
  let boxes = 2;
  const settle = async () => {
    done.push('settle');
    const arrived = await arriving();
    boxes -= arrived;
    return arrived;
  };
  answers.phone = {
    account,
    training: { send: () => Promise.resolve() },
    outbox: { count: () => ({ waiting: 0 }) },
    drafts: { list: () => Promise.resolve([]) },
    records: { load: () => Promise.resolve() },
    sealed: { settle, notArrived: () => Promise.resolve(Array.from({ length: boxes }, String)) },
    api: { delete: () => Promise.resolve(void done.push('left')).then(() => ({ ok: true })) },
    tellTabsLeft: () => undefined,
    ...{ destroy: note('destroyed'), close: note('closed') },
  };
  return done;
}

test('signing out first sends what is sealed, and waits for what does not arrive', async () => {
  for (const [arriving, left] of [
    [() => Promise.resolve(0), 2],
    [() => Promise.resolve(1), 1],
    [() => Promise.reject(new Error('no signal')), 2],
  ] as const) {
    const done = phoneWithBoxes(arriving);
    const outcome = await aSession().session.signOut(false);
    expect(outcome).toEqual({ ok: false, problem: { sentence: sealedSentence(left) } });
    expect(done).toEqual(['settle']);
  }
  expect(sealedSentence(1)).toContain('1 sealed item from before is only here');
  // Where it cannot be counted nobody is signed out, and it is said what to do.
  const unread = phoneWithBoxes(() => Promise.resolve(0));
  const sealed = { settle: () => Promise.resolve(0), notArrived: () => Promise.reject(new Error('unread')) };
  answers.phone = { ...(answers.phone as object), sealed };
  const refused = await aSession().session.signOut(false);
  expect(refused).toEqual({ ok: false, problem: { sentence: SEALED_UNREAD } });
  expect(unread).toEqual([]);
  const done = phoneWithBoxes(() => Promise.resolve(2));
  expect((await aSession().session.signOut(false)).ok).toBe(true);
  expect(done).toEqual(['settle', 'left', 'destroyed']);
});

test('a change of which only the box is left bars the way out, also when a version before it is here', async () => {
  const record = 'a'.repeat(32);
  const change = `record ${record} 2-b`;
  const receipts = new Receipts({ all: () => Promise.resolve([]) } as never);
  await receipts.load('s');
  const boxes = {
    names: () => Promise.resolve([change]),
    read: () => Promise.resolve(new ArrayBuffer(1)),
    drop: () => Promise.resolve(),
  };
  const shown = { _id: record, _rev: '1-a', _revisions: { start: 1, ids: ['a'] } };
  const refusing = officeThat(({ path, body }) => {
    if (path === '/api/sealed') return json({ error: 'not_sealed_here', reason: 'Keep it.' }, 422);
    const { records } = body as { records: object[] };
    return json({ server: 's', records: records.map((one) => ({ ...one, state: 'missing' })) });
  });
  for (const { api, asked } of [refusing, officeThat(() => null)]) {
    const done = phoneWithBoxes(() => Promise.resolve(0));
    const sealed = new SealUnsent({
      ...{ api, boxes, receipts, now: () => 0, draftsBox: 'drafts', mishapBox: 'mishap' },
      records: {
        index: { own: () => [{ id: record, rev: '1-a' }] },
        database: { readWithAncestry: () => Promise.resolve(shown) },
      },
      outbox: { items: () => [] },
    } as unknown as SealParts);
    answers.phone = { ...(answers.phone as object), sealed };
    const outcome = await aSession().session.signOut(false);
    expect(outcome).toEqual({ ok: false, problem: { sentence: sealedSentence(1) } });
    expect([done, asked.length > 0]).toEqual([[], true]);
  }
});

test('who saved a copy of what is sealed signs out, and no key to anything that could be read stays', async () => {
  const done = phoneWithBoxes(() => Promise.resolve(0));
  expect((await aSession().session.signOut(true)).ok).toBe(true);
  expect(done).toEqual(['settle', 'left', 'destroyed']);
});
