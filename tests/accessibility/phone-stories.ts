import type { Page } from '@playwright/test';
import { passwordOf, setSignal, signIn, waitUntilKept } from '../journeys/support/phone.ts';
import { addRoom, leaveRoom, startVisit } from '../journeys/support/visit.ts';
import { walkJobs, walkTabs } from './contractor-walk.ts';
import { walkHomes } from './day-walk.ts';
import { ENDING_HOME, walkEmergency, walkEnding, walkPeople } from './ending-walk.ts';
import { walkConcern, walkLock, walkSignIn } from './lock-walk.ts';
import type { Look } from './look.ts';
import { walkDoor, walkFindings, walkNote, walkPhotos, walkReadings } from './room-walk.ts';

/** A walk over some of a phone's screens, from signing in on. Walks that share a server begin different homes. */
export interface PhoneStory {
  /** The folder of its pictures. */
  readonly folder: string;
  readonly title: string;
  walk(page: Page, address: string, look: Look): Promise<void>;
}

/** Every screen of a phone in its main states: one place looks for faults, another takes pictures. */
export const PHONE_STORIES: readonly PhoneStory[] = [
  {
    folder: 'day',
    title:
      'a surveyor signs in, looks at the day and the homes, is worried about someone and locks the phone',
    async walk(page, address, look) {
      await walkSignIn(page, address, look);
      await walkHomes(page, look);
      await walkTabs(page, address, look);
      await page.getByRole('link', { name: 'More', exact: true }).click();
      await walkConcern(page, look);
      await page.goto(`${address}/more`);
      await walkLock(page, look);
    },
  },
  {
    folder: 'readings',
    title: 'a visit is started, and readings are taken in a room',
    async walk(page, address, look) {
      await signIn(page, address, 'asha', passwordOf('asha'));
      await walkDoor(page, look);
      await addRoom(page, 'Bedroom', '2');
      await walkReadings(page, look);
    },
  },
  {
    folder: 'room',
    title: 'findings, photos and notes of a room',
    async walk(page, address, look) {
      await signIn(page, address, 'robin', passwordOf('robin'));
      await startVisit(page, 'Flat 9, Kestrel Point');
      await addRoom(page, 'Bedroom', '2');
      await walkFindings(page, look);
      await walkPhotos(page, look);
      await walkNote(page, look);
    },
  },
  {
    folder: 'ending',
    title: 'the people of a home, the decision and the end of a visit',
    async walk(page, address, look) {
      await signIn(page, address, 'asha', passwordOf('asha'));
      await startVisit(page, ENDING_HOME);
      await addRoom(page, 'Bedroom', '2');
      await leaveRoom(page);
      await walkPeople(page, look);
      await walkEnding(page, look);
    },
  },
  {
    folder: 'emergency',
    title: 'an emergency without signal',
    async walk(page, address, look) {
      await signIn(page, address, 'asha', passwordOf('asha'));
      await waitUntilKept(page);
      await setSignal(page.context(), false);
      await walkEmergency(page, look);
    },
  },
  {
    folder: 'contractor',
    title: 'every screen of a contractor',
    async walk(page, address, look) {
      await signIn(page, address, 'tidewell', passwordOf('tidewell'));
      await walkJobs(page, look);
      await walkTabs(page, address, look);
    },
  },
];
