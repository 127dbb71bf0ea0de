import type { FastifyInstance, FastifyReply } from 'fastify';
import { ringOf, type LandlordNumbers } from '#domain/landlord/numbers.ts';
import { closedPage } from '../outside/frame.ts';
import { busyPage, doorPage } from '../shares/door-pages.ts';
import { OftenAsked } from '../shares/often-asked.ts';
import { countPart, doorOf, openShare, otherPart, type Answered } from '../shares/open-share.ts';
import type { Storage } from '../storage/storage.ts';
import { formOf, outsidePages, tokenOf, type SendPage } from './outside-pages.ts';

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
  const style = '/s/page.css';
  const closed = closedPage(ringOf(numbers), style);
  const often = new OftenAsked(clock);
  return outsidePages({ style, largestFormBytes: LARGEST_FORM_BYTES, withPictures: true }, (scope, send) => {
    scope.get('/s/:token', (request, reply) => {
      if (often.isTooOften(request.ip)) return send(reply, 429, busyPage());
      const door = storage.read((view) => doorOf(view, tokenOf(request), clock()));
      return door === null ? send(reply, 404, closed) : send(reply, 200, doorPage({ ...door, wrong: false }));
    });
    scope.post('/s/:token', async (request, reply) => {
      if (often.isTooOften(request.ip)) return send(reply, 429, busyPage());
      const [token, now] = [tokenOf(request), clock()];
      const form = formOf(request);
      const part = form.get('part');
      if (part !== null) {
        const asked = { part, pass: form.get('pass') ?? '' };
        const found = storage.read((view) => otherPart(view, token, asked, now));
        const isOpen = found !== null && (await storage.write((tx) => countPart(tx, token, part, now)));
        return isOpen ? sendAnswer(reply, found, send) : send(reply, 404, closed);
      }
      // A stranger's guess costs a look, and the writer nothing.
      const door = storage.read((view) => doorOf(view, token, now));
      const typed = form.get('code') ?? '';
      const opened = door && (await storage.write((tx) => openShare(tx, token, typed, now)));
      if (door === null || opened === null) return send(reply, 404, closed);
      return opened === 'wrong-code'
        ? send(reply, 403, doorPage({ ...door, wrong: true }))
        : sendAnswer(reply, opened, send);
    });
  });
}

/** A picture leaves as nothing but a picture, under the same headers as its page. */
function sendAnswer(reply: FastifyReply, answer: Answered, send: SendPage): FastifyReply {
  if (answer.is === 'page') return send(reply, 200, answer.page);
  const { type, bytes } = answer.picture;
  return send(reply, 200, bytes).type(type).header('x-content-type-options', 'nosniff');
}
