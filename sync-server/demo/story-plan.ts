import type { Chance } from './chance.ts';
import { HOMES_AN_ESTATE } from './estates.ts';
import { USUAL_HOUSEHOLDS, type HouseholdName } from './households.ts';
import type { HomeScribe } from './scribe.ts';
import * as decided from './stories/decided.ts';
import * as guarded from './stories/guarded-facts.ts';
import { lastingWorkAhead } from './stories/lasting-work.ts';
import { leakAbove } from './stories/leak-above.ts';
import { leakBelow } from './stories/leak-below.ts';
import * as reports from './stories/new-reports.ts';
import * as cold from './stories/no-heating.ts';
import * as hazards from './stories/other-hazards.ts';
import { closedCase, earlierLook } from './stories/past.ts';
import * as visits from './stories/planned-visits.ts';
import * as works from './stories/works.ts';

export type Story = (scribe: HomeScribe) => void;

/** Who lives in a home, who lived there before, and what has happened. */
export interface HomePlan {
  /** Null: nobody, the home is empty. */
  readonly lived: HouseholdName | null;
  readonly before?: HouseholdName;
  readonly stories: readonly Story[];
}

const earlierCase: Story = (scribe) => closedCase(scribe, scribe.chance.whole(150, 380));
const earlierVisit: Story = (scribe) =>
  earlierLook(scribe, scribe.chance.pick(scribe.scene.staff.surveyors), scribe.chance.whole(90, 380));

const plan = (lived: HouseholdName | null, ...stories: Story[]): HomePlan => ({ lived, stories });

/** The homes of the first estate whose stories are told on purpose. The others are as chance has it. */
const TOLD: ReadonlyMap<string, HomePlan> = new Map([
  ['3 Plover Row', plan('new-baby', reports.justReported)],
  ['5 Plover Row', plan('older-couple', visits.smallRepairsToday, guarded.keySafe)],
  ['7 Plover Row', plan('young-family', reports.emergencyRunning)],
  ['8 Plover Row', plan('young-family', guarded.worriedAbout, guarded.arrears)],
  [
    'Flat 1, Larkspur House',
    plan('large-family', earlierCase, guarded.complaintRunning, reports.visitTomorrow),
  ],
  ['Flat 3, Larkspur House', plan('couple', works.worksDone)],
  ['Flat 7, Larkspur House', { ...plan('older-alone', leakBelow, guarded.keySafe), before: 'couple' }],
  ['Flat 12, Larkspur House', plan('young-family', decided.movedOut)],
  [
    'Flat 14, Larkspur House',
    {
      ...plan('young-family', guarded.behindTheNeeds, leakAbove, reports.investigationDueToday),
      before: 'one-adult',
    },
  ],
  ['Flat 16, Larkspur House', plan('noise-is-hard', hazards.emergencyFoundLater)],
  ['Flat 18, Larkspur House', plan('sharers', earlierCase)],
  ['Flat 20, Larkspur House', plan('uses-a-wheelchair', cold.coldThisWeek, guarded.bigDog)],
  ['27 Tern Street', plan('one-adult', reports.visitTomorrow)],
  ['29 Tern Street', plan('not-asked-yet', decided.summaryDueToday)],
  ['31 Tern Street', plan('older-alone', works.checkAfterWorks)],
  ['33 Tern Street', plan('older-alone', cold.coldBeforePhase2, guarded.putRight)],
  ['Flat 2, Kestrel Point', plan('rather-not-say', visits.secondLookToday)],
  ['Flat 4, Kestrel Point', plan('in-temporary-home', visits.reportedOffTenancy)],
  ['Flat 5, Kestrel Point', plan('one-adult', decided.cannotTellYet)],
  ['Flat 9, Kestrel Point', plan('sharers', visits.dampVisitToday)],
  ['5 Heron Close', plan('sharers', reports.noAccess)],
  ['6 Heron Close', { ...plan(null, earlierVisit, visits.emptyHomeToday), before: 'older-alone' }],
  ['9 Heron Close', plan('large-family', decided.summaryOverdue)],
  ['2 Dunlin Walk', plan('new-baby', decided.makeSafeDueToday)],
  ['4 Dunlin Walk', plan('couple', decided.neither)],
  ['36 Avocet Road', plan('leaseholder', visits.reportedOffTenancy)],
  ['38 Avocet Road', plan('one-adult', hazards.brokenLock)],
  ['40 Avocet Road', plan('young-family', decided.decidedYesterday)],
  ['44 Avocet Road', plan('couple', lastingWorkAhead)],
]);

/** What is told of a home. Beyond the first estate nothing is planned for today: those homes give the load its size. */
export function planFor(index: number, line: string, chance: Chance): HomePlan {
  const told = index < HOMES_AN_ESTATE ? TOLD.get(line) : undefined;
  if (told) return told;
  const lived = chance.likely(4) ? null : chance.pick(USUAL_HOUSEHOLDS);
  const stories = [
    ...(chance.likely(30) ? [earlierVisit] : []),
    ...(lived !== null && chance.likely(25) ? [earlierCase] : []),
    ...(lived !== null && chance.likely(6) ? [guarded.arrears] : []),
  ];
  return { lived, stories, ...(chance.likely(20) ? { before: chance.pick(USUAL_HOUSEHOLDS) } : {}) };
}
