import { badRequest } from '../errors.ts';
import { checkRevision } from './document-json.ts';
import type { Call } from './endpoint.ts';

/** The revision to be replaced may be named in the body, the query or If-Match; all that name one must agree. */
export function revisionNamed(
  call: Call,
  value: Readonly<Record<string, unknown>>,
): { readonly _rev?: string } {
  if (value['_revisions'] !== undefined) return {};
  const inQuery = call.query.get('rev');
  const match = call.headers['if-match'];
  const named = inQuery === null ? undefined : checkRevision(inQuery);
  const inHeader = match === undefined ? undefined : checkRevision(match.replace(/^"(.*)"$/, '$1'));
  const inBody = typeof value['_rev'] === 'string' ? checkRevision(value['_rev']) : undefined;
  if (inBody !== undefined && named !== undefined && inBody !== named) {
    throw badRequest('Document rev from request body and query string have different values');
  }
  const given = inBody ?? named;
  if (given !== undefined && inHeader !== undefined && given !== inHeader) {
    throw badRequest('Document rev and etag have different values');
  }
  const rev = given ?? inHeader;
  return rev === undefined ? {} : { _rev: rev };
}
