/** Which codings of an answer its reader takes, of the two there are here. */
export interface Accepted {
  readonly gzip: boolean;
  readonly identity: boolean;
}

const WEIGHT = /^q=(0(\.\d{1,3})?|1(\.0{1,3})?)$/;

/** Reads an Accept-Encoding as CouchDB does: gzip only where it is asked for. Null for what is not one. */
export function acceptedEncodings(header: string | string[] | undefined): Accepted | null {
  const weights = new Map<string, number>();
  for (const part of String(header ?? '').split(',')) {
    const [coding = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    if (coding === '' && parameters.length === 0) continue;
    const weight = parameters.length === 0 ? 'q=1' : parameters.join(';').replaceAll(/\s/g, '');
    if (coding === '' || !WEIGHT.test(weight)) return null;
    weights.set(coding, Number(weight.slice('q='.length)));
  }
  const any = weights.get('*');
  return {
    gzip: (weights.get('gzip') ?? any ?? 0) > 0,
    identity: (weights.get('identity') ?? any ?? 1) > 0,
  };
}
