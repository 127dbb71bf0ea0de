import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LandlordNumbers } from '#domain/landlord/numbers.ts';
import { openReceipt, recipientsFor } from '../data-receipt/open-receipt.ts';
import {
  EMPTY_PAGE,
  ENOUGH_PAGE,
  MOST_WORDS,
  RECEIPT_PAGE,
  SENT_PAGE,
  toldPage,
} from '../data-receipt/pages.ts';
import { closedPage } from '../outside/frame.ts';
import { OUTSIDE_CSS } from '../outside/page-style.ts';
import { putRight } from '../data-receipt/put-right.ts';
import type { Storage } from '../storage/storage.ts';

/** Nothing runs and nothing is fetched but the one style; the form goes back to where it came from. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** A sentence or two, percent-encoded. */
const LARGEST_FORM_BYTES = 16 * 1024;

interface Parts {
  readonly storage: Storage;
  readonly clock: () => number;
}

/**
 * `/r/<token>`: a person's data receipt, for people without an account. GET is the same bytes for everybody; who was told
 * comes after the form's POST, and another form opens a request to put something right.
 */
export function dataReceiptRoutes(
  { storage, clock }: Parts,
  numbers: LandlordNumbers,
): (app: FastifyInstance) => void {
  const closed = closedPage(numbers.office, '/r/page.css');
  return (app) => {
    void app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      const reading = { parseAs: 'string' as const, bodyLimit: LARGEST_FORM_BYTES };
      scope.addContentTypeParser<string>(
        'application/x-www-form-urlencoded',
        reading,
        (_request, body, done) => done(null, body),
      );
      scope.get('/r/page.css', (_request, reply) =>
        reply.headers(HEADERS).type('text/css').send(OUTSIDE_CSS),
      );
      scope.get('/r/:token', (request, reply) => {
        const receipt = storage.read((view) => openReceipt(view, tokenOf(request), clock()));
        return receipt === null ? send(reply, 404, closed) : send(reply, 200, RECEIPT_PAGE);
      });
      scope.post('/r/:token', async (request, reply) => {
        const [token, now] = [tokenOf(request), clock()];
        const told = storage.read((view) => {
          const receipt = openReceipt(view, token, now);
          return receipt && toldPage(recipientsFor(view, receipt, now));
        });
        if (told === null) return send(reply, 404, closed);
        const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
        if (form.get('what') !== 'right') return send(reply, 200, told);
        const words = (form.get('words') ?? '').trim();
        if (words === '' || words.length > MOST_WORDS) return send(reply, 422, EMPTY_PAGE);
        const sent = await storage.write((tx) => putRight(tx, token, words, now));
        if (sent === null) return send(reply, 404, closed);
        return sent === 'sent' ? send(reply, 200, SENT_PAGE) : send(reply, 429, ENOUGH_PAGE);
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
