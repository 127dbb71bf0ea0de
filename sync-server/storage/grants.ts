import type { OpaqueId } from '#domain/ids.ts';
import type { Instant } from '#domain/records/moments.ts';

/** The office opened a home to a surveyor by planning a visit. */
export interface HomeGrant {
  readonly visit: OpaqueId;
  readonly account: OpaqueId;
  readonly home: OpaqueId;
  readonly grantedAt: number;
  /** Null while it holds. An ended grant stays known: what was seen then may still be written about. */
  readonly endedAt: number | null;
}

/** The office opened a works order to a contractor. */
export interface OrderGrant {
  readonly order: OpaqueId;
  readonly account: OpaqueId;
  readonly home: OpaqueId;
  readonly case: OpaqueId | null;
  readonly inspection: OpaqueId | null;
  /** 32 random bytes as hex: every id that leaves for this grant is minted with it. */
  readonly key: string;
  readonly readableUntil: Instant;
  readonly grantedAt: number;
  readonly endedAt: number | null;
}

export interface GrantsRead {
  /** Every grant of homes that the account ever had, newest last. */
  homeGrantsOf(account: OpaqueId): readonly HomeGrant[];
  /** Every grant that ever opened this home to anybody. */
  homeGrants(home: OpaqueId): readonly HomeGrant[];
  homeGrantsBy(visit: OpaqueId): readonly HomeGrant[];
  orderGrantsOf(account: OpaqueId): readonly OrderGrant[];
  orderGrantsAt(home: OpaqueId): readonly OrderGrant[];
  orderGrantsBy(order: OpaqueId): readonly OrderGrant[];
}

export interface GrantsWrite extends GrantsRead {
  /** Adds a grant, or opens again the ended one of this visit and account. */
  grantHome(grant: Omit<HomeGrant, 'endedAt'>): void;
  endHomeGrant(visit: OpaqueId, account: OpaqueId, at: number): void;
  /** Adds a grant, or opens again the ended one of this order and account; the key of a known one stays. */
  grantOrder(grant: Omit<OrderGrant, 'endedAt'>): void;
  endOrderGrant(order: OpaqueId, account: OpaqueId, at: number): void;
}
