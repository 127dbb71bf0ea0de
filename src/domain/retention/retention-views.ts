/** Records of one home that would go for one reason. */
export interface DueLine {
  readonly home: string;
  readonly address: string;
  readonly tenancy: string;
  /** "Health need 2, Household 1". */
  readonly what: string;
  readonly count: number;
  readonly reason: string;
  readonly source: string;
}

export interface RuleLine {
  readonly title: string;
  readonly keeps: string;
  readonly reason: string;
  readonly source: string;
  readonly isChoice: boolean;
}

export interface HoldLine {
  readonly id: string;
  readonly address: string;
  readonly home: string;
  readonly reason: string;
  readonly words: string;
  readonly isOn: boolean;
}

/** A destruction, asked for, refused or done. */
export interface DestructionLine {
  readonly id: string;
  readonly state: 'asked' | 'refused' | 'cleaning' | 'clean';
  readonly words: string;
  readonly what: string;
  /** The request by which somebody has their own records deleted; null where their time is over. */
  readonly request: string | null;
  /** The home whose records somebody asked to have deleted: two leads must mean the same. Null where their time is over. */
  readonly address: string | null;
  /** Why it cannot be confirmed now, whoever does; null where nothing stands in the way. */
  readonly barred: string | null;
  /** Whether whoever is looking may decide it. */
  readonly mayDecide: boolean;
  /** The digest of what would go now, where that is not what was asked for any more: it is asked for anew. Null otherwise. */
  readonly changed: string | null;
}

/** One record that a granted deletion would take. */
export interface ListedRecord {
  readonly id: string;
  /** "Diagnosis of Tue 24 Nov". */
  readonly title: string;
  readonly whose: string;
  readonly where: string;
  /** Why it is on the list. */
  readonly why: string;
}

/** What a granted deletion would take, for the lead who confirms it or asks for it anew. */
export interface DestructionList {
  readonly records: readonly ListedRecord[];
  readonly pictures: number;
  readonly refused: number;
  readonly digest: string;
}

/** What the data-protection lead sees of keeping and destroying. */
export interface RetentionView {
  readonly now: string;
  readonly due: readonly DueLine[];
  readonly totals: { readonly records: number; readonly refused: number; readonly pictures: number };
  /** Names exactly this list; null while nothing is due. */
  readonly digest: string | null;
  readonly staying: readonly { readonly words: string; readonly count: number }[];
  readonly schedule: readonly RuleLine[];
  readonly holds: readonly HoldLine[];
  readonly destructions: readonly DestructionLine[];
}

/** What stands on the certificate of a destruction: kinds, counts and digests, and nobody's name but the leads'. */
export interface Certificate {
  readonly id: string;
  readonly listDigest: string;
  readonly records: readonly { readonly kind: string; readonly count: number }[];
  readonly refused: number;
  readonly pictures: number;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
  /** Why it went: its time was over, or whoever it was about asked for it. One from before this was noted has none. */
  readonly because?: 'time-over' | 'asked-for';
}

export interface CertificateView {
  readonly certificate: Certificate;
  /** SHA-256 of the certificate as it is kept. */
  readonly digest: string;
  readonly state: 'cleaning' | 'clean';
  readonly cleanAt: string | null;
  readonly recordWords: readonly { readonly term: string; readonly words: string }[];
}
