import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { OUTSIDE_CSS } from '../outside/page-style.ts';
import type { StyleAddress } from '../outside/frame.ts';

/** What pages at one address without an account share. */
export interface OutsidePages {
  readonly style: StyleAddress;
  /** Nothing longer is read of a form. */
  readonly largestFormBytes: number;
  /** Whether pages carry their pictures in themselves. */
  readonly withPictures: boolean;
}

/** Answers with a page, under a policy that runs nothing and fetches nothing but the one style. */
export type SendPage = (reply: FastifyReply, status: number, page: Buffer) => FastifyReply;

/** A scope for pages that people outside read: it reads forms alone, serves their style, and is in no cache or index. */
export function outsidePages(
  { style, largestFormBytes, withPictures }: OutsidePages,
  pages: (scope: FastifyInstance, send: SendPage) => void,
): (app: FastifyInstance) => void {
  const headers = {
    // The form goes back to where it came from.
    'content-security-policy': `default-src 'none'; style-src 'self'; ${withPictures ? 'img-src data:; ' : ''}form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };
  const send: SendPage = (reply, status, page) =>
    reply.code(status).headers(headers).type('text/html; charset=utf-8').send(page);
  return (app) => {
    void app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser<string>(
        'application/x-www-form-urlencoded',
        { parseAs: 'string' as const, bodyLimit: largestFormBytes },
        (_request, body, done) => done(null, body),
      );
      scope.get(style, (_request, reply) => reply.headers(headers).type('text/css').send(OUTSIDE_CSS));
      pages(scope, send);
    });
  };
}

/** The token in the address. */
export function tokenOf(request: FastifyRequest): string {
  const { token } = request.params as { token?: string };
  return token ?? '';
}

/** The form that was sent; empty where none was. */
export function formOf(request: FastifyRequest): URLSearchParams {
  return new URLSearchParams(typeof request.body === 'string' ? request.body : '');
}
