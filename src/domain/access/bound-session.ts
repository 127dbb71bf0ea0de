/**
 * The header that carries the secret of a bound session beside its cookies: no browser adds it by itself, and it lies in no
 * cookie. In small letters, as servers read it. See docs/decisions/0075.
 */
export const SESSION_SECRET_HEADER = 'x-homefile-session';
