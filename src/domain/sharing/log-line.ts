import type { Audience } from '../disclosure/audiences.ts';
import type { DataCategory } from '../disclosure/categories.ts';
import type { OpaqueId } from '../ids.ts';
import type { Instant } from '../records/moments.ts';
import type { RecordNamed } from '../records/registry.ts';
import type { Basis } from './bases.ts';
import type { ConditionId } from './conditions.ts';
import type { Purpose } from './purposes.ts';
import { ROUTES, type Route } from './routes.ts';

/** The line of the disclosure log that a use of a release writes, with what stands behind it. */
export interface LogLine {
  readonly body: RecordNamed<'disclosure'>['body'];
  readonly route: Route;
  readonly basis: Basis;
  readonly condition: ConditionId | null;
  /** The humans who decided, the one who asked first. */
  readonly decidedBy: readonly OpaqueId[];
  /** The request, the rule or the decision that it rests on. */
  readonly restsOn: OpaqueId;
}

/** A release with the line that its use writes. One is never had without the other. */
export interface Used<Release> {
  readonly release: Release;
  readonly line: LogLine;
}

interface Told {
  readonly records: readonly OpaqueId[];
  readonly categories: readonly DataCategory[];
  readonly audience: Audience;
  readonly purpose: Purpose;
  readonly recipient: OpaqueId;
}

type Asked = Omit<Told, 'records'> & { readonly record: OpaqueId };

type Behind = Pick<LogLine, 'basis' | 'condition' | 'decidedBy' | 'restsOn'>;

/** The release with its line. */
export function used<R extends Asked & { readonly route: Route }>(
  release: R,
  at: Instant,
  behind: Behind,
): Used<R> {
  return { release, line: usedLine({ ...release, records: [release.record] }, at, behind) };
}

/** The line of what was told by a decision that needed no release for it: a fact that is guarded by nothing. */
export function usedLine(told: Told & { readonly route: Route }, at: Instant, behind: Behind): LogLine {
  const { route } = told;
  const body = { ...toldTo(told), at, decision: 'shared', words: `${ROUTES[route]}.` } as const;
  return { body, route, ...behind };
}

/** The line of what a second person refused, with their reason. */
export function refusalLine(
  asked: Asked,
  { at, reason }: { readonly at: Instant; readonly reason: string },
  behind: Behind,
): LogLine {
  const body = {
    ...toldTo({ ...asked, records: [asked.record] }),
    at,
    decision: 'refused',
    words: reason,
  } as const;
  return { body, route: 'approval', ...behind };
}

function toldTo({ records, categories, audience, purpose, recipient }: Told) {
  return { audience, purpose, recipient, records, categories };
}
