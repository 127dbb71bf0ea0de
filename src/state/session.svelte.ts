import { fail, ok, type Result } from '#domain/result.ts';
import type { Api } from '../device/api.ts';
import type { Identity, RememberedAccount } from '../device/identity.ts';
import type { Phone, PhoneParts } from '../device/phone.ts';
import type { StoreFate } from '../device/storage-health.ts';
import { whoAmI } from '../device/who-am-i.ts';
import type { SyncStatus } from './sync-status.svelte.ts';

/** Why signing in or out did not work, as a sentence with what to do. */
export interface SessionProblem {
  readonly sentence: string;
}

/** Who works on this phone now. Opening it needs no signal; signing in does. */
export class Session {
  /** Everything of the open account, or null when nobody is signed in. */
  phone = $state.raw<Phone | null>(null);
  sync = $state.raw<SyncStatus | null>(null);
  /** What the start found out about the phone's store. */
  fate = $state.raw<StoreFate>({ fate: 'whole' });
  readonly api: Api;
  readonly #identity: Identity;
  readonly #parts: PhoneParts;

  constructor(parts: PhoneParts) {
    this.#parts = parts;
    this.api = parts.api;
    this.#identity = parts.identity;
  }

  /** Opens what the last start left open, without the network. */
  async resume(): Promise<void> {
    this.fate = await this.#parts.health.inspect();
    const remembered = await this.#identity.current();
    if (remembered) await this.#open(remembered);
  }

  /** Signs in at the office's server and opens the account here. Unsent work of the same account is found again. */
  async signIn(name: string, password: string): Promise<Result<null, SessionProblem>> {
    const device = await this.#identity.device();
    const signed = await this.api.post('/api/session', { name, password, device });
    if (!signed.ok) return fail({ sentence: signInSentence(signed.problem) });
    const me = await whoAmI(this.api, this.#parts.now);
    if (!me.ok) return fail({ sentence: me.problem.sentence });
    const { account, pack, server, demo, clock, numbers } = me.value;
    const known = await this.#identity.remembered(account.id);
    if (this.phone && this.phone.account.id !== account.id) await this.#close();
    await this.#identity.open({
      account,
      device: me.value.device ?? device,
      // A pack that lies here is left by the next round, which sends what has no receipt first.
      pack: known ? known.pack : pack,
      leaving: known?.leaving ?? null,
      ...{ server, demo, clock, numbers },
    });
    await this.#reopen();
    // Asked in the moment of a tap, when browsers are most willing; the answer is shown under Sending.
    void this.#parts.health.askToPersist();
    return ok(null);
  }

  /**
   * Signs out. Only when nothing waits, or after the person took a rescue copy (`rescued`): then what waits stays on the
   * phone under this account. Needs signal, because the server must end the session too.
   */
  async signOut(rescued: boolean): Promise<Result<null, SessionProblem>> {
    const { phone } = this;
    if (!phone) return ok(null);
    const unfinished = await phone.drafts.list();
    const empty = phone.outbox.count().waiting === 0 && unfinished.length === 0;
    if (!empty && !rescued) {
      return fail({ sentence: 'Some work has no receipt yet. Send it, or save a rescue copy first.' });
    }
    const left = await this.api.delete('/api/session');
    if (!left.ok && left.problem.because !== 'signed-out') {
      return fail({
        sentence: 'Signing out needs signal, so that the office ends it too. Try again when you have some.',
      });
    }
    this.sync = null;
    this.phone = null;
    await this.#identity.leave();
    phone.tellTabsLeft();
    if (empty) await phone.destroy();
    else await phone.close();
    return ok(null);
  }

  async #reopen(): Promise<void> {
    await this.#close();
    const remembered = await this.#identity.current();
    if (remembered) await this.#open(remembered);
  }

  async #open(remembered: RememberedAccount): Promise<void> {
    // The stores are much of the app's weight: the sign-in screen does without.
    const { openPhone } = await import('../device/phone.ts');
    const phone = await openPhone(remembered, this.#parts);
    const { SyncStatus } = await import('./sync-status.svelte.ts');
    this.sync = new SyncStatus(phone);
    this.phone = phone;
    phone.sync.start();
  }

  async #close(): Promise<void> {
    const { phone } = this;
    this.sync = null;
    this.phone = null;
    await phone?.close();
  }
}

function signInSentence(problem: {
  readonly because: string;
  readonly status: number;
  readonly sentence: string;
}): string {
  if (problem.because === 'no-signal')
    return 'The office was not reached. Signing in needs signal once; what is on this phone is safe.';
  if (problem.status === 401 || problem.status === 403)
    return 'That name and password did not match. Try again, or ask the office for a new password.';
  return problem.sentence;
}
