import type { FastifyInstance } from 'fastify';
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
import { putRight } from '../data-receipt/put-right.ts';
import type { Storage } from '../storage/storage.ts';
import { formOf, outsidePages, tokenOf } from './outside-pages.ts';

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
  const style = '/r/page.css';
  const closed = closedPage(numbers.office, style);
  return outsidePages({ style, largestFormBytes: LARGEST_FORM_BYTES, withPictures: false }, (scope, send) => {
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
      const form = formOf(request);
      if (form.get('what') !== 'right') return send(reply, 200, told);
      const words = (form.get('words') ?? '').trim();
      if (words === '' || words.length > MOST_WORDS) return send(reply, 422, EMPTY_PAGE);
      const sent = await storage.write((tx) => putRight(tx, token, words, now));
      if (sent === null) return send(reply, 404, closed);
      return sent === 'sent' ? send(reply, 200, SENT_PAGE) : send(reply, 429, ENOUGH_PAGE);
    });
  });
}
