import { everyAccount, demoStaff, type DemoAccount, type DemoStaff } from './accounts.ts';
import { demoDays } from './demo-days.ts';
import { demoHome, HOMES_AN_ESTATE, type DemoHome } from './estates.ts';
import { HomeScribe, type DemoRecord } from './scribe.ts';
import { signOffVisits } from './sign-off-file.ts';
import { planFor } from './story-plan.ts';
import { writeEndedTenancy, writeProperty, writeTenancy } from './tenancy-file.ts';

/** What a demo landlord is made from: the same three give the same bytes, on every machine and for ever. */
export interface DemoWish {
  readonly seed?: string;
  /** The day round which everything happens, `2026-11-24`. */
  readonly today: string;
  readonly homes?: number;
}

/** A landlord that does not exist, with accounts, homes, households and cases. */
export interface DemoLandlord {
  readonly name: string;
  readonly seed: string;
  readonly today: string;
  readonly staff: DemoStaff;
  readonly accounts: readonly DemoAccount[];
  readonly homes: number;
  /** A home by its index from 0, without its records. */
  home(index: number): DemoHome;
  /** The records of one home, in an order in which they can be filed. */
  recordsOf(index: number): readonly DemoRecord[];
  /** Every record, home by home. Only one home's records are in memory at a time. */
  records(): Iterable<DemoRecord>;
}

/** The seed of the landlord that `npm start` shows. */
const DEMO_SEED = 'mossbury';

/** Makes a demo landlord. Everything recorded lies before today; visits and limits lie on today and after. */
export function demoLandlord({ seed = DEMO_SEED, today, homes = HOMES_AN_ESTATE }: DemoWish): DemoLandlord {
  const staff = demoStaff(seed);
  const days = demoDays(today);
  const recordsOf = (index: number) => {
    const scribe = new HomeScribe({ seed, days, staff, home: demoHome(seed, index) });
    tell(scribe);
    return scribe.written;
  };
  return {
    name: 'Mossbury Homes',
    seed,
    today,
    staff,
    accounts: everyAccount(staff),
    homes,
    home: (index) => demoHome(seed, index),
    recordsOf,
    *records() {
      for (let index = 0; index < homes; index += 1) yield* recordsOf(index);
    },
  };
}

function tell(scribe: HomeScribe): void {
  const { home } = scribe.scene;
  const { lived, before, stories } = planFor(home.index, home.body.line, scribe.chance);
  const letDaysAgo = scribe.chance.whole(450, lived !== null && before !== undefined ? 1200 : 4200);
  writeProperty(scribe);
  if (before !== undefined) writeEndedTenancy(scribe, before, lived === null ? 24 : letDaysAgo + 15);
  if (lived !== null) writeTenancy(scribe, lived, letDaysAgo);
  for (const story of stories) story(scribe);
  signOffVisits(scribe);
}
