import { createHash, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../errors.ts';
import { Traffic } from '../limits/traffic.ts';
import type { Identity, Parts } from '../parts.ts';
import type { Storage } from '../storage/storage.ts';

/** Parts with nothing but an administrator by Basic credentials and ordinary databases: for tests of CouchDB's protocol. */
export function adminOnly(
  storage: Storage,
  admin: { readonly name: string; readonly password: string },
): Parts {
  const expected = digest(`${admin.name}:${admin.password}`);
  const identity: Identity = { name: admin.name, roles: ['_admin'], account: null, device: null };
  return {
    storage,
    identify(request) {
      const header = request.headers.authorization;
      if (header === undefined) return Promise.resolve(null);
      const given = digest(Buffer.from(header.replace(/^Basic /, ''), 'base64').toString());
      if (timingSafeEqual(given, expected)) return Promise.resolve(identity);
      return Promise.reject(new Refusal(401, 'unauthorized', 'Name or password is incorrect.'));
    },
    access: {
      demand(_view, who) {
        if (!who) throw new Refusal(401, 'unauthorized', 'You are not authorized to access this db.');
      },
    },
    gate: () => null,
    border: () => undefined,
    traffic: new Traffic(),
    proxies: null,
    routes: [],
    appFolder: null,
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
