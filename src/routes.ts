import type { Role } from '#domain/access/verbs.ts';
import type { Route } from './router.svelte.ts';

const SURVEYOR: readonly Role[] = ['surveyor'];
const CONTRACTOR: readonly Role[] = ['contractor'];
const ON_A_PHONE: readonly Role[] = [...SURVEYOR, ...CONTRACTOR];
const OFFICE: readonly Role[] = ['office', 'lead', 'administrator'];
const EVERYONE: readonly Role[] = [...ON_A_PHONE, ...OFFICE];

/** Path -> screen: the app's table of contents. The first line that fits wins. Each screen's code is loaded when opened. */
export const ROUTES: readonly Route[] = [
  {
    path: '/today',
    roles: SURVEYOR,
    title: 'Today',
    tab: '/today',
    load: () => import('./screens/today/Today.svelte'),
  },
  {
    path: '/visits/:visit',
    roles: SURVEYOR,
    title: 'Visit',
    load: () => import('./screens/visit/Visit.svelte'),
  },
  {
    path: '/visits/:visit/rooms/:room',
    roles: SURVEYOR,
    title: 'Room',
    load: () => import('./screens/room/Room.svelte'),
  },
  {
    path: '/visits/:visit/rooms/:room/readings/new',
    roles: SURVEYOR,
    title: 'Reading',
    load: () => import('./screens/reading/Reading.svelte'),
  },
  {
    path: '/jobs',
    roles: CONTRACTOR,
    title: 'Jobs',
    tab: '/jobs',
    load: () => import('./screens/jobs/Jobs.svelte'),
  },
  {
    path: '/jobs/:job',
    roles: CONTRACTOR,
    title: 'Job',
    load: () => import('./screens/job/Job.svelte'),
  },
  {
    path: '/jobs/:job/done',
    roles: CONTRACTOR,
    title: 'Record work done',
    load: () => import('./screens/job/JobDone.svelte'),
  },
  {
    path: '/sending',
    roles: ON_A_PHONE,
    title: 'Sending',
    tab: '/sending',
    load: () => import('./screens/sending/Sending.svelte'),
  },
  {
    path: '/more',
    roles: EVERYONE,
    title: 'More',
    tab: '/more',
    load: () => import('./screens/more/More.svelte'),
  },
];

/** Where a person of this role begins. */
export const FIRST_SCREEN = {
  surveyor: '/today',
  contractor: '/jobs',
  office: '/office',
  lead: '/office',
  administrator: '/office',
} as const satisfies Record<Role, string>;
