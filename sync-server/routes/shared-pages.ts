import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ringOf, type LandlordNumbers } from '#domain/landlord/numbers.ts';
import { closedPage } from '../outside/frame.ts';
import { OUTSIDE_CSS } from '../outside/page-style.ts';
import { busyPage, doorPage } from '../shares/door-pages.ts';
import { OftenAsked } from '../shares/often-asked.ts';
import { doorOf, openShare } from '../shares/open-share.ts';
import type { Storage } from '../storage/storage.ts';

/** Nothing runs and nothing is fetched but the one style; the form goes back to where it came from. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS = {
  'content-security-policy': PAGE_POLICY,
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** A code of six digits with spaces: nothing longer is read. */
const LARGEST_FORM_BYTES = 1024;

interface SharedParts {
  readonly storage: Storage;
  readonly clock: () => number;
  readonly numbers: LandlordNumbers;
}

/**
 * `/s/<token>`: pages for people without an account. GET shows no fact, so that a scanner of links and a preview see none and
 * count as nobody; the form's POST shows them, and it alone counts. A page that is over, taken back, on hold or never was
 * gets one and the same answer.
 */
export function sharedPageRoutes({ storage, clock, numbers }: SharedParts): (app: FastifyInstance) => void {
  const closed = closedPage(ringOf(numbers), '/s/page.css');
  return (app) => {
    void app.register(async (scope) => {
      const often = new OftenAsked(clock);
      scope.removeAllContentTypeParsers();
      const reading = { parseAs: 'string' as const, bodyLimit: LARGEST_FORM_BYTES };
      scope.addContentTypeParser<string>(
        'application/x-www-form-urlencoded',
        reading,
        (_request, body, done) => done(null, body),
      );
      scope.get('/s/page.css', (_request, reply) =>
        reply.headers(HEADERS).type('text/css').send(OUTSIDE_CSS),
      );
      scope.get('/s/:token', (request, reply) => {
        if (often.isTooOften(request.ip)) return send(reply, 429, busyPage());
        const door = storage.read((view) => doorOf(view, tokenOf(request), clock()));
        return door === null
          ? send(reply, 404, closed)
          : send(reply, 200, doorPage({ ...door, wrong: false }));
      });
      scope.post('/s/:token', async (request, reply) => {
        if (often.isTooOften(request.ip)) return send(reply, 429, busyPage());
        const [token, now] = [tokenOf(request), clock()];
        // A stranger's guess costs a look, and the writer nothing.
        const door = storage.read((view) => doorOf(view, token, now));
        const typed =
          new URLSearchParams(typeof request.body === 'string' ? request.body : '').get('code') ?? '';
        const opened = door && (await storage.write((tx) => openShare(tx, token, typed, now)));
        if (door === null || opened === null) return send(reply, 404, closed);
        return opened === 'wrong-code'
          ? send(reply, 403, doorPage({ ...door, wrong: true }))
          : send(reply, 200, opened);
      });
    });
  };
}

function tokenOf(request: FastifyRequest): string {
  const { token } = request.params as { token?: string };
  return token ?? '';
}

function send(reply: FastifyReply, status: number, page: Buffer): FastifyReply {
  return reply.code(status).headers(HEADERS).type('text/html; charset=utf-8').send(page);
}
