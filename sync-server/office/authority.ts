import { informationRequest } from '#domain/records/information-request.ts';
import { isAsker, missingOf, NEXT_DOORS, rulesOf } from '#domain/requests/askers.ts';
import { EVIDENCE } from '#domain/requests/evidence.ts';
import { classOf } from '#domain/requests/questions.ts';
import type { AuthorityView } from '#domain/requests/request-views.ts';
import type { FiledRequest } from './request-lines.ts';

/** What anything about a person takes from whoever asks; null where none was asked, or nothing opens it. */
export function authorityView({ filed, body }: FiledRequest): AuthorityView | null {
  const { asker, seen = [], authority } = body;
  if (!isAsker(asker) || classOf(body.asks) === 'property-fact') return null;
  const { needs, next, care, source } = rulesOf(asker);
  if (needs.length === 0) return null;
  const isClosed = authority === 'passed-on' || authority === 'not-given';
  return {
    ...{ care, source },
    needs: needs.map((key) => ({ key, label: EVIDENCE[key].label, seen: seen.includes(key) })),
    isComplete: missingOf(asker, seen).length === 0,
    next: NEXT_DOORS[next],
    nextHref: next === 'own-copy' ? '/office/rights/new' : `/office/homes/${filed.entry.home}`,
    lifeHref: asker === 'police' ? `/office/homes/${filed.entry.home}/life` : null,
    closed: isClosed ? closedWords(authority) : null,
  };
}

function closedWords(authority: 'passed-on' | 'not-given'): string {
  const { shape } = informationRequest.fields.authority;
  return (shape.as === 'choice' ? shape.options.get(authority)?.label : undefined) ?? authority;
}
