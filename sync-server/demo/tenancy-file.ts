import { adjustmentNeed } from '#domain/records/adjustment-need.ts';
import { communicationNeed } from '#domain/records/communication-need.ts';
import { healthNeed } from '#domain/records/health-need.ts';
import { householdNeed } from '#domain/records/household-need.ts';
import { person } from '#domain/records/person.ts';
import { property } from '#domain/records/property.ts';
import { tenancy } from '#domain/records/tenancy.ts';
import { vulnerabilityNeed } from '#domain/records/vulnerability-need.ts';
import type { DayNumber } from '#domain/time/calendar-day.ts';
import { dateOf, minutesInto } from './demo-days.ts';
import { HOUSEHOLDS, type Household, type HouseholdName } from './households.ts';
import { demoName, demoPhone } from './names.ts';
import type { HomeScribe } from './scribe.ts';

/** The home itself, taken over from the landlord's old list one morning more than a year ago. */
export function writeProperty(scribe: HomeScribe): void {
  const { home, staff } = scribe.scene;
  scribe.write(property, home.body, { id: home.id, at: takenOverAt(scribe), by: staff.office });
}

/** Opens a tenancy file with its people and their needs, and makes them the residents of now. */
export function writeTenancy(scribe: HomeScribe, name: HouseholdName, startedDaysAgo: number): void {
  const startedOn = scribe.scene.days.today - startedDaysAgo;
  openFile(scribe, HOUSEHOLDS[name], { startedOn, endedOn: null });
}

/** A tenancy that has ended: its file is closed and still held. Nobody lives in the home by it now. */
export function writeEndedTenancy(scribe: HomeScribe, name: HouseholdName, endedDaysAgo: number): void {
  const endedOn = scribe.scene.days.today - endedDaysAgo;
  openFile(scribe, HOUSEHOLDS[name], { startedOn: endedOn - scribe.chance.whole(500, 3000), endedOn });
  scribe.residents = null;
}

function openFile(
  scribe: HomeScribe,
  household: Household,
  span: { readonly startedOn: DayNumber; readonly endedOn: DayNumber | null },
): void {
  const { startedOn, endedOn } = span;
  const made = { at: takenOverAt(scribe), by: scribe.scene.staff.office };
  const id = scribe.write(
    tenancy,
    {
      occupancy: household.occupancy,
      startedOn: dateOf(startedOn),
      ...(endedOn === null ? {} : { endedOn: dateOf(endedOn) }),
    },
    { ...made, subjects: [] },
  );
  scribe.residents = { tenancy: id, people: writePeople(scribe, household, id) };
  if (endedOn === null) writeNeeds(scribe, household);
}

function writePeople(scribe: HomeScribe, household: Household, tenancyId: ReturnType<HomeScribe['newId']>) {
  const { chance } = scribe;
  let family: string | undefined;
  return household.people.map((part) => {
    const name = demoName(chance, family);
    if (household.family) family = name.family;
    const id = scribe.newId();
    const reachable = part !== 'lives-here';
    scribe.write(
      person,
      {
        name: name.full,
        part,
        ...(reachable ? { phone: demoPhone(chance) } : {}),
        ...(reachable && chance.likely(60) ? { email: name.email } : {}),
      },
      { id, at: takenOverAt(scribe), by: scribe.scene.staff.office, tenancy: tenancyId, subjects: [id] },
    );
    return id;
  });
}

function writeNeeds(scribe: HomeScribe, household: Household): void {
  const made = { at: takenOverAt(scribe), by: scribe.scene.staff.office };
  scribe.write(householdNeed, household.household, made);
  if (household.health) scribe.write(healthNeed, household.health, made);
  if (household.adjustment) scribe.write(adjustmentNeed, household.adjustment, made);
  if (household.vulnerability) scribe.write(vulnerabilityNeed, household.vulnerability, made);
  if (household.communication) scribe.write(communicationNeed, household.communication, made);
}

function takenOverAt(scribe: HomeScribe) {
  const { days, home } = scribe.scene;
  return minutesInto(days.today - 400, 9 * 60 + (home.index % 420));
}
