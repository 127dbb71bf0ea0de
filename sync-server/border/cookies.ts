import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_SECRET_HEADER } from '#domain/access/bound-session.ts';
import type { Tickets } from '../accounts/sessions.ts';
import { SESSION_MS } from '../accounts/sessions.ts';

/** CouchDB's own name for it, so that its clients know it. */
const SESSION = 'AuthSession';
const DEVICE = 'HomefileDevice';
/** The longest that browsers keep a cookie. */
const DEVICE_SECONDS = 400 * 86_400;
const TICKET = /^[A-Za-z0-9_-]{43}$/;

/** The tickets and the secret that a browser shows; null for each that it lacks or that cannot be one. */
export function shownTickets(request: FastifyRequest): {
  readonly session: string | null;
  readonly device: string | null;
  readonly secret: string | null;
} {
  const cookies = cookiesOf(request.headers.cookie ?? '');
  return {
    session: ticketIn(cookies.get(SESSION)),
    device: ticketIn(cookies.get(DEVICE)),
    secret: ticketIn(request.headers[SESSION_SECRET_HEADER]),
  };
}

/** Gives the browser its tickets. `secure` unless the server is on this machine's own loopback. */
export function giveTickets(reply: FastifyReply, tickets: Tickets, secure: boolean): void {
  void reply.header('set-cookie', [
    cookie(SESSION, tickets.session, SESSION_MS / 1000, secure),
    cookie(DEVICE, tickets.device, DEVICE_SECONDS, secure),
  ]);
}

/** Gives the browser the ticket of its device alone: it may not sign in, but must be known. */
export function giveDeviceTicket(reply: FastifyReply, device: string, secure: boolean): void {
  void reply.header('set-cookie', cookie(DEVICE, device, DEVICE_SECONDS, secure));
}

/** Gives a user of ordinary databases their session: for as long as the browser runs, and no longer than the server keeps it. */
export function giveCouchSession(reply: FastifyReply, ticket: string, secure: boolean): void {
  void reply.header(
    'set-cookie',
    `${SESSION}=${ticket}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
  );
}

/** Takes the session back. The device stays known: what it recorded must still be sent from it. */
export function takeSession(reply: FastifyReply, secure: boolean): void {
  void reply.header('set-cookie', cookie(SESSION, '', 0, secure));
}

function cookie(name: string, value: string, seconds: number, secure: boolean): string {
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

function cookiesOf(header: string): ReadonlyMap<string, string> {
  const pairs = header.split(';').map((pair): [string, string] => {
    const [name = '', ...value] = pair.split('=');
    return [name.trim(), value.join('=').trim()];
  });
  return new Map(pairs);
}

function ticketIn(value: string | readonly string[] | undefined): string | null {
  return typeof value === 'string' && TICKET.test(value) ? value : null;
}
