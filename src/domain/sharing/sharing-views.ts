import type { HomeLine } from '../homes/home-line.ts';

/* What the office's interface answers about guarded fields: made by the server, read by the desk. */

/** A choice with what it means, as a form offers it. */
export interface SharingChoice {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

/** One field that is asked to be shared. */
export interface AskedLine {
  readonly id: string;
  /** "Telephone, for Tidewell Repairs". */
  readonly title: string;
  readonly home: HomeLine | null;
  /** "Asked today, 11:30, by Wren Ashdown". */
  readonly asked: string;
  readonly state: 'waiting' | 'approved' | 'refused' | 'over';
  /** "Approved by Linnet Marsh, until Fri 27 Nov"; null while it waits. */
  readonly settled: string | null;
  /** Why the person who looks cannot be the second person; null when they can. */
  readonly barred: string | null;
}

/** One decision of one person that somebody else looks at afterwards. */
export interface ReviewLine {
  readonly id: string;
  readonly of: 'emergency' | 'life';
  /** "Name and number, to Tidewell Repairs". */
  readonly title: string;
  readonly home: HomeLine | null;
  readonly decided: string;
  readonly state: 'waiting' | 'overdue' | 'right' | 'wrong';
  /** "Due Fri 27 Nov, by midnight", or "1 working day over". */
  readonly due: string;
  /** How long it has waited. */
  readonly age: string;
  readonly found: string | null;
  readonly barred: string | null;
  /** The address of the job, where it is one. */
  readonly order: string | null;
}

export interface ReviewCounts {
  readonly waiting: number;
  readonly overdue: number;
  /** How long the oldest has waited; null when none does. */
  readonly oldest: string | null;
  /** What the lead is told at once: releases to save a life that nobody has looked at. */
  readonly alerts: readonly string[];
  /** Requests that wait for a second person who could be the one who looks. */
  readonly toApprove: number;
}

export interface SharingView {
  readonly waiting: readonly AskedLine[];
  readonly settled: readonly AskedLine[];
  readonly reviews: readonly ReviewLine[];
  readonly reviewed: readonly ReviewLine[];
  /** For the lead: who and which home came up again and again. */
  readonly repeated: readonly string[];
}

export interface ShareDetail {
  readonly line: AskedLine;
  /** What the field says, as the office may see it; null where it may not. */
  readonly says: string | null;
  /** "Only kept since Tue 24 Nov", for whoever is shown what it says; null otherwise. */
  readonly onlyKept: string | null;
  readonly facts: readonly { readonly term: string; readonly words: string }[];
}

/** What the form that asks for one field offers. */
export interface AskForm {
  readonly field: string;
  readonly kind: string;
  readonly home: HomeLine;
  readonly says: string | null;
  /** "Only kept since Tue 24 Nov", for whoever is shown what it says; null otherwise. Then it is offered for what is left alone. */
  readonly onlyKept: string | null;
  readonly audiences: readonly (SharingChoice & {
    readonly recipients: readonly (SharingChoice & { readonly order: string | null })[];
    readonly purposes: readonly SharingChoice[];
  })[];
  readonly bases: readonly SharingChoice[];
  readonly tells: readonly SharingChoice[];
  /** By what the field tells of. */
  readonly conditions: Readonly<Record<string, readonly SharingChoice[]>>;
  readonly today: string;
  readonly latest: string;
}

/** What can be released to the contractor of a running emergency at once. */
export interface JobReleases {
  /** Why nothing can be released now; null when it can. */
  readonly closed: string | null;
  readonly contractor: string;
  readonly offers: readonly {
    readonly record: string;
    /** "Rowan Ashdown, tenant" or "Key or code". */
    readonly whose: string;
    readonly field: string;
    readonly label: string;
    /** Until when it is open: "Open since today, 11:32, by Wren Ashdown". Null when it is not. */
    readonly open: string | null;
    /** "Only kept since Tue 24 Nov": then it cannot be released. */
    readonly onlyKept: string | null;
  }[];
}

/** What a service would be told of a home, before and after it is released. */
export interface LifeForm {
  readonly home: HomeLine;
  readonly services: readonly (SharingChoice & {
    /** Which kinds of facts it is told, never what they say. */
    readonly fields: readonly string[];
  })[];
  /** Why nobody is asked. Each is chosen by a person: choosing it is the release. */
  readonly reasons: readonly SharingChoice[];
  /** The release of the building alone: of nobody, so nobody is to be asked. */
  readonly buildingAlone: SharingChoice;
  /** What of the building every service is told. */
  readonly building: readonly string[];
}

export interface LifeTold {
  readonly id: string;
  readonly home: HomeLine;
  readonly service: string;
  readonly decided: string;
  /** Whether what is about people is open now: for a day, and not where the building alone was released. */
  readonly isOpen: boolean;
  /** What to tell them of people: empty once the time is over. */
  readonly facts: readonly { readonly term: string; readonly words: string }[];
  /** The home itself: its address, what it is made of, asbestos. */
  readonly building: readonly { readonly term: string; readonly words: string }[];
  /** What is wrong with it, reported, found and ordered. */
  readonly wrong: readonly { readonly term: string; readonly words: string }[];
  /** The same of cases that are closed. */
  readonly earlier: readonly { readonly term: string; readonly words: string }[];
  readonly review: ReviewLine;
}

/** One standing rule in words. */
export interface RuleLine {
  readonly id: string;
  /** "Telephone or email to a contractor, for a repair". */
  readonly title: string;
  readonly state: 'off' | 'tomorrow' | 'on' | 'ended';
  readonly facts: readonly { readonly term: string; readonly words: string }[];
  /** Why the lead who looks cannot approve it; null when they can. */
  readonly barred: string | null;
  /** What it is about, to look what it would open. */
  readonly about: RuleAbout;
}

/** What a rule opens, to whom, and what for. */
export interface RuleAbout {
  readonly category: string;
  readonly audience: string;
  readonly purpose: string;
  readonly wholeName: boolean;
}

/** What a rule would open today, in figures: no name and no home. */
export interface RulePreview {
  /** "Open jobs", "Field of a resident: Telephone": how many. */
  readonly counts: readonly { readonly term: string; readonly words: string }[];
  /** What does not change, or why nothing would. */
  readonly note: string;
}

export interface RulesView {
  readonly rules: readonly RuleLine[];
  /** What a rule may release, by category. */
  readonly categories: readonly (SharingChoice & { readonly audiences: readonly string[] })[];
  readonly audiences: readonly (SharingChoice & { readonly purposes: readonly SharingChoice[] })[];
  readonly bases: readonly SharingChoice[];
  readonly tomorrow: string;
  readonly latest: string;
}
