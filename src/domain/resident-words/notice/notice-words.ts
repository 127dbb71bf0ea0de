/** The privacy notice in one language: the short one is read aloud before photos, the long one is shown or handed over. */
export interface NoticeWords {
  readonly title: string;
  /** Read aloud in under half a minute. */
  readonly short: readonly string[];
  readonly long: readonly NoticePart[];
  /** How to reach the landlord. */
  readonly ring: (number: string) => string;
  readonly ringUnknown: string;
}

export interface NoticePart {
  readonly heading: string;
  readonly lines: readonly string[];
}
