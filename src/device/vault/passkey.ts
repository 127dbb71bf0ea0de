import { randomBytes } from './sealed-bytes.ts';

/** A passkey of this phone, and what it is asked with: together they make the same secret each time. */
export interface PasskeyPlace {
  readonly credential: ArrayBuffer;
  readonly salt: ArrayBuffer;
}

/** A passkey that was just made, with its secret. */
export interface MadePasskey extends PasskeyPlace {
  readonly output: ArrayBuffer;
}

const SECRET_BYTES = 32;
const PATIENCE_MS = 1_000;
/** A passkey belongs to a name: an address of digits, such as that of a demo, has none. */
const NO_NAME = /^(\d{1,3}(\.\d{1,3}){3}|\[.*\])$/;

/** Whether this phone opens itself by fingerprint, face or its own code, and lets the app ask for it. */
export async function deviceLockPossible(): Promise<boolean> {
  if (!('PublicKeyCredential' in globalThis) || NO_NAME.test(location.hostname)) return false;
  try {
    // A phone that does not answer keeps nobody from choosing a PIN.
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS));
    return await Promise.race([PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable(), late]);
  } catch {
    return false; // a browser that will not even say
  }
}

/**
 * Makes a passkey and has the phone make a secret from it (the PRF extension). It names nobody, not even by an id: whoever
 * looks through the passkeys of the phone reads "Homefile", and one that a maker copies to the person's other phone takes
 * the place of none there. Null when the person said no, or the phone makes no secrets: nothing has changed then.
 */
export async function makePasskey(): Promise<MadePasskey | null> {
  const salt = randomBytes(SECRET_BYTES).buffer;
  const made = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: randomBytes(SECRET_BYTES),
        rp: { name: 'Homefile' },
        user: { id: randomBytes(16), name: 'Homefile', displayName: 'Homefile' },
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        // Some phones make secrets from passkeys that they list, and from no other.
        authenticatorSelection: {
          ...{ authenticatorAttachment: 'platform', residentKey: 'preferred', userVerification: 'required' },
        },
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  );
  const prf = made?.getClientExtensionResults().prf;
  if (!made || prf?.enabled !== true) return null;
  const credential = made.rawId;
  // Some phones make the secret at once, others only when they are asked the second time.
  const output = bytesOf(prf.results?.first) ?? (await passkeySecret({ credential, salt }));
  return output && { credential, salt, output };
}

/** The secret that this passkey makes, or null when the person said no or it is not on this phone any more. */
export async function passkeySecret({ credential, salt }: PasskeyPlace): Promise<ArrayBuffer | null> {
  const shown = await asked(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: randomBytes(SECRET_BYTES),
        allowCredentials: [{ type: 'public-key', id: credential, transports: ['internal'] }],
        userVerification: 'required',
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  );
  return bytesOf(shown?.getClientExtensionResults().prf?.results?.first);
}

async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential | null> {
  try {
    const answer = await ask();
    return answer instanceof PublicKeyCredential ? answer : null;
  } catch {
    return null; // the person said no, or it took too long: the browser does not tell which
  }
}

function bytesOf(source: BufferSource | undefined): ArrayBuffer | null {
  if (source === undefined) return null;
  const bytes =
    source instanceof ArrayBuffer
      ? new Uint8Array(source)
      : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  return bytes.length < SECRET_BYTES ? null : bytes.slice().buffer;
}
