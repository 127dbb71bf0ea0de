import type { Role } from '#domain/access/verbs.ts';
import type { Route } from './router.svelte.ts';

const SURVEYOR: readonly Role[] = ['surveyor'];
const CONTRACTOR: readonly Role[] = ['contractor'];
const ON_A_PHONE: readonly Role[] = [...SURVEYOR, ...CONTRACTOR];
const OFFICE: readonly Role[] = ['office', 'lead', 'administrator'];
/** An administrator runs the service and reads no record. */
const AT_THE_DESK: readonly Role[] = ['office', 'lead'];
const EVERYONE: readonly Role[] = [...ON_A_PHONE, ...OFFICE];

const READING = () => import('./screens/reading/Reading.svelte');
const FINDING = () => import('./screens/finding/Finding.svelte');
const SERVICES = () => import('./screens/services/RoomServices.svelte');
const NOTE = () => import('./screens/note/Note.svelte');

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
    path: '/today/pack',
    roles: SURVEYOR,
    title: 'Packed for no signal',
    load: () => import('./screens/today/Packed.svelte'),
  },
  {
    path: '/visits/:visit',
    roles: SURVEYOR,
    title: 'Visit',
    load: () => import('./screens/visit/Visit.svelte'),
    leadsTo: [READING, FINDING, SERVICES, NOTE],
  },
  {
    path: '/visits/:visit/rooms/:room',
    roles: SURVEYOR,
    title: 'Room',
    load: () => import('./screens/room/Room.svelte'),
  },
  {
    path: '/visits/:visit/rooms/:room/camera',
    roles: SURVEYOR,
    title: 'Camera',
    load: () => import('./screens/camera/Photos.svelte'),
  },
  {
    path: '/visits/:visit/rooms/:room/readings/new',
    roles: SURVEYOR,
    title: 'Reading',
    load: READING,
  },
  {
    path: '/visits/:visit/rooms/:room/readings/:reading',
    roles: SURVEYOR,
    title: 'Correct a reading',
    load: () => import('./screens/reading/CorrectReading.svelte'),
  },
  {
    path: '/visits/:visit/rooms/:room/services',
    roles: SURVEYOR,
    title: 'Ventilation and heating',
    load: SERVICES,
  },
  {
    path: '/visits/:visit/services',
    roles: SURVEYOR,
    title: 'Ventilation and heating',
    load: () => import('./screens/services/HomeServices.svelte'),
  },
  {
    path: '/visits/:visit/said/:account',
    roles: SURVEYOR,
    title: 'Resident says',
    load: () => import('./screens/resident/ResidentSays.svelte'),
  },
  {
    path: '/visits/:visit/rooms/:room/findings/:finding',
    roles: SURVEYOR,
    title: 'Finding',
    load: FINDING,
  },
  {
    path: '/visits/:visit/rooms/:room/notes/:note',
    roles: SURVEYOR,
    title: 'Note',
    load: NOTE,
  },
  {
    path: '/visits/:visit/notes/:note',
    roles: SURVEYOR,
    title: 'Note',
    load: NOTE,
  },
  {
    path: '/visits/:visit/photos',
    roles: SURVEYOR,
    title: 'Check the photos',
    load: () => import('./screens/photo/PhotoCheck.svelte'),
  },
  {
    path: '/visits/:visit/photos/:photo',
    roles: SURVEYOR,
    title: 'Photo',
    load: () => import('./screens/photo/Photo.svelte'),
  },
  {
    path: '/visits/:visit/photos/:photo/cover',
    roles: SURVEYOR,
    title: 'Cover or mark',
    load: () => import('./screens/photo/Cover.svelte'),
  },
  {
    path: '/visits/:visit/household',
    roles: SURVEYOR,
    title: 'Household needs',
    load: () => import('./screens/household/Household.svelte'),
  },
  {
    path: '/visits/:visit/compare',
    roles: SURVEYOR,
    title: 'Found and done before',
    load: () => import('./screens/visit/Compare.svelte'),
  },
  {
    path: '/visits/:visit/notice',
    roles: SURVEYOR,
    title: 'About photos',
    load: () => import('./screens/camera/Notice.svelte'),
  },
  {
    path: '/visits/:visit/door',
    roles: SURVEYOR,
    title: 'At the door',
    load: () => import('./screens/visit/Arrival.svelte'),
  },
  {
    path: '/visits/:visit/no-access',
    roles: SURVEYOR,
    title: 'No access',
    load: () => import('./screens/visit/NoAccess.svelte'),
  },
  {
    path: '/visits/:visit/decision',
    roles: SURVEYOR,
    title: 'Decision',
    load: () => import('./screens/decision/Decision.svelte'),
  },
  {
    // On the way out: back and forth lead to finishing.
    path: '/visits/:visit/finish/decision',
    roles: SURVEYOR,
    title: 'Decision',
    load: () => import('./screens/decision/Decision.svelte'),
  },
  {
    path: '/visits/:visit/correct/:record',
    roles: SURVEYOR,
    title: 'Correct this',
    load: () => import('./screens/correct/Correct.svelte'),
  },
  {
    path: '/visits/:visit/summary',
    roles: SURVEYOR,
    title: 'Written summary',
    load: () => import('./screens/summary/Summary.svelte'),
  },
  {
    path: '/visits/:visit/finish/summary',
    roles: SURVEYOR,
    title: 'Written summary',
    load: () => import('./screens/summary/Summary.svelte'),
  },
  {
    path: '/visits/:visit/finish',
    roles: SURVEYOR,
    title: 'Finish visit',
    load: () => import('./screens/finish/Finish.svelte'),
  },
  {
    path: '/homes',
    roles: SURVEYOR,
    title: 'Homes',
    tab: '/homes',
    load: () => import('./screens/homes/Homes.svelte'),
  },
  {
    path: '/homes/:home',
    roles: SURVEYOR,
    title: 'Home',
    load: () => import('./screens/home/Home.svelte'),
  },
  {
    path: '/homes/:home/told',
    roles: SURVEYOR,
    title: 'What others are told',
    load: () => import('./screens/home/Told.svelte'),
  },
  {
    path: '/concern',
    roles: SURVEYOR,
    // A browser remembers titles: this one says nothing of a worry.
    title: 'More',
    load: () => import('./screens/concern/Concern.svelte'),
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
    path: '/sending/conflicts/:id',
    roles: ON_A_PHONE,
    title: 'Two versions',
    load: () => import('./screens/conflict/Conflict.svelte'),
  },
  {
    path: '/more',
    roles: EVERYONE,
    title: 'More',
    tab: '/more',
    load: () => import('./screens/more/More.svelte'),
  },
  {
    path: '/mishap',
    roles: ON_A_PHONE,
    title: 'Something went wrong',
    load: () => import('./screens/mishap/Mishap.svelte'),
  },
  {
    path: '/training',
    roles: ON_A_PHONE,
    title: 'Training',
    load: () => import('./screens/training/Training.svelte'),
  },
  {
    path: '/office/matrix',
    roles: AT_THE_DESK,
    title: 'Who sees what',
    load: () => import('./screens/office/Matrix.svelte'),
  },
  {
    path: '/office/same-human',
    roles: AT_THE_DESK,
    title: 'One human, two accounts',
    load: () => import('./screens/office/SameHuman.svelte'),
  },
  {
    path: '/office/training',
    roles: AT_THE_DESK,
    title: 'Training',
    load: () => import('./screens/office/Training.svelte'),
  },
  {
    path: '/office/cases',
    roles: AT_THE_DESK,
    title: 'Cases',
    load: () => import('./screens/office/Cases.svelte'),
  },
  {
    path: '/office/cases/:case',
    roles: AT_THE_DESK,
    title: 'Case',
    load: () => import('./screens/office/Case.svelte'),
  },
  {
    path: '/office/cases/:case/order',
    roles: AT_THE_DESK,
    title: 'Raise a job',
    load: () => import('./screens/office/NewOrder.svelte'),
  },
  {
    path: '/office/cases/:case/share/:audience',
    roles: AT_THE_DESK,
    title: 'Share',
    load: () => import('./screens/office/Share.svelte'),
  },
  {
    // After one that is on hold, over or taken back.
    path: '/office/cases/:case/share/:audience/again/:share',
    roles: AT_THE_DESK,
    title: 'Share',
    load: () => import('./screens/office/Share.svelte'),
  },
  {
    path: '/office/homes',
    roles: AT_THE_DESK,
    title: 'Find a home',
    load: () => import('./screens/office/Homes.svelte'),
  },
  {
    path: '/office/homes/:home',
    roles: AT_THE_DESK,
    title: 'Home',
    load: () => import('./screens/office/Home.svelte'),
  },
  {
    path: '/office/reports/new',
    roles: AT_THE_DESK,
    title: 'New report',
    load: () => import('./screens/office/NewReport.svelte'),
  },
  {
    path: '/office/requests',
    roles: AT_THE_DESK,
    title: 'Requests',
    load: () => import('./screens/office/Requests.svelte'),
  },
  {
    path: '/office/requests/new',
    roles: AT_THE_DESK,
    title: 'Someone asks',
    load: () => import('./screens/office/NewRequest.svelte'),
  },
  {
    path: '/office/rights/new',
    roles: AT_THE_DESK,
    title: 'Someone asks about their own data',
    load: () => import('./screens/office/NewRights.svelte'),
  },
  {
    path: '/office/rights/:request',
    roles: AT_THE_DESK,
    title: 'Request',
    load: () => import('./screens/office/Rights.svelte'),
  },
  {
    path: '/office/rights/:request/copy',
    roles: ['lead'],
    title: 'Copy',
    load: () => import('./screens/office/OwnCopy.svelte'),
  },
  {
    path: '/office/requests/:request',
    roles: AT_THE_DESK,
    title: 'Request',
    load: () => import('./screens/office/Request.svelte'),
  },
  {
    path: '/office/review-tasks',
    roles: AT_THE_DESK,
    title: 'To look at',
    load: () => import('./screens/office/ReviewTasks.svelte'),
  },
  {
    path: '/office/breaches',
    roles: AT_THE_DESK,
    title: 'Data that went wrong',
    load: () => import('./screens/office/Breaches.svelte'),
  },
  {
    path: '/office/breaches/new',
    roles: AT_THE_DESK,
    title: 'Something went wrong',
    load: () => import('./screens/office/NewBreach.svelte'),
  },
  {
    path: '/office/breaches/:breach',
    roles: AT_THE_DESK,
    title: 'Data that went wrong',
    load: () => import('./screens/office/Breach.svelte'),
  },
  {
    path: '/office/disclosures',
    roles: AT_THE_DESK,
    title: 'Disclosure log',
    load: () => import('./screens/office/Disclosures.svelte'),
  },
  {
    path: '/office/disclosures/follow-up',
    roles: AT_THE_DESK,
    title: 'On hold, and to be told',
    load: () => import('./screens/office/DisclosuresFollowUp.svelte'),
  },
  {
    path: '/office/disclosures/:disclosure',
    roles: AT_THE_DESK,
    title: 'Disclosure',
    load: () => import('./screens/office/DisclosuresEntry.svelte'),
  },
  {
    path: '/office/disclosures/:disclosure/evidence',
    roles: ['lead'],
    title: 'What was kept',
    load: () => import('./screens/office/DisclosuresEvidence.svelte'),
  },
  {
    path: '/office/sharing',
    roles: AT_THE_DESK,
    title: 'Sharing',
    load: () => import('./screens/office/Sharing.svelte'),
  },
  {
    path: '/office/sharing/rules',
    roles: ['lead'],
    title: 'Standing rules',
    load: () => import('./screens/office/Rules.svelte'),
  },
  {
    path: '/office/sharing/:request',
    roles: AT_THE_DESK,
    title: 'Asked to share',
    load: () => import('./screens/office/ShareRequest.svelte'),
  },
  {
    path: '/office/records/:record/:field/ask',
    roles: AT_THE_DESK,
    title: 'Ask to share',
    load: () => import('./screens/office/AskShare.svelte'),
  },
  {
    path: '/office/homes/:home/life',
    roles: AT_THE_DESK,
    title: 'Emergency to life',
    load: () => import('./screens/office/Life.svelte'),
  },
  {
    path: '/office/life/:release',
    roles: AT_THE_DESK,
    title: 'Emergency to life',
    load: () => import('./screens/office/LifeTold.svelte'),
  },
  {
    path: '/office/orders/:order',
    roles: AT_THE_DESK,
    title: 'Job',
    load: () => import('./screens/office/Order.svelte'),
  },
  {
    path: '/office/inbox',
    roles: AT_THE_DESK,
    title: 'Refused documents',
    load: () => import('./screens/office/Inbox.svelte'),
  },
  {
    path: '/office/concerns',
    roles: ['lead'],
    title: 'Worried about someone',
    load: () => import('./screens/office/Concerns.svelte'),
  },
  {
    path: '/office/retention',
    roles: ['lead'],
    title: 'Keeping and destroying',
    load: () => import('./screens/office/Retention.svelte'),
  },
  {
    path: '/office/retention/:destruction',
    roles: ['lead'],
    title: 'Certificate of destruction',
    load: () => import('./screens/office/Certificate.svelte'),
  },
  {
    path: '/office/phones',
    roles: AT_THE_DESK,
    title: 'Phones',
    load: () => import('./screens/office/Phones.svelte'),
  },
];

/** Where a person of this role begins. */
export const FIRST_SCREEN = {
  surveyor: '/today',
  contractor: '/jobs',
  office: '/office/cases',
  lead: '/office/cases',
  administrator: '/more',
} as const satisfies Record<Role, string>;
