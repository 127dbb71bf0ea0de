/** Words that every example shares: an ordinary case, one that is too long, and one that will not break. */
export const LONG_SENTENCE =
  'The extract fan in the bathroom runs on for two minutes and then stops, which is too short for a room of this size with no window.';
export const UNBROKEN = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch';

/** A plain drawing in place of a photograph. */
export const PICTURE =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 120 120'%3E%3Cpath fill='%23c9c4b8' d='M0 0h120v120H0z'/%3E%3Cpath fill='%235b5a4c' d='M0 0h46l-8 14-12 4-6 20-9 6-11 22z'/%3E%3Cpath stroke='%23998' stroke-width='3' d='M60 0v120'/%3E%3C/svg%3E";

export const WHERE = [
  { value: 'ahead', label: 'Wall ahead' },
  { value: 'left', label: 'Left' },
  { value: 'right', label: 'Right' },
  { value: 'behind', label: 'Behind the door' },
  { value: 'ceiling', label: 'Ceiling' },
] as const;

export const HOW_BAD = [
  {
    value: 'emergency',
    label: 'Emergency',
    detail: 'Serious harm could come soon. Make safe within 24 hours of first knowing.',
  },
  {
    value: 'significant',
    label: 'Significant',
    detail: 'A real risk of harm to the people who live here. Make safe in 5 working days.',
  },
  { value: 'neither', label: 'Neither', detail: 'A written summary is still owed.' },
] as const;

export const KINDS = [
  { value: 'pin', label: 'Pin', detail: '%WME' },
  { value: 'radio', label: 'Radio', detail: 'REL' },
  { value: 'surface', label: 'Surface', detail: '°C' },
  { value: 'air', label: 'Air', detail: '°C, %' },
] as const;

export const TABS = [
  { href: '#today', label: 'Today', icon: 'today' },
  { href: '#homes', label: 'Homes', icon: 'homes' },
  { href: '#sending', label: 'Sending', icon: 'sending', count: '2' },
  { href: '#more', label: 'More', icon: 'more' },
] as const;

export const PLACES = [
  { href: '#cases', label: 'Cases', icon: 'board', count: '23' },
  { href: '#requests', label: 'Requests', icon: 'inbox', count: '4' },
  { href: '#homes', label: 'Homes', icon: 'homes' },
  { href: '#phones', label: 'Phones', icon: 'phone', count: '1' },
  { href: '#training', label: 'Training', icon: 'training' },
  { href: '#report', label: 'Report', icon: 'chart' },
] as const;

export const CASES = [
  {
    id: '1',
    group: 'Overdue',
    state: 'overdue',
    total: 3,
    used: 4,
    words: '1 day over',
    home: '9 Heron Close',
    step: 'Send written summary',
    who: 'T. Ossory',
    held: '15 of 17',
  },
  {
    id: '2',
    group: 'Due today',
    state: 'soon',
    total: 24,
    used: 17,
    words: '7 h 16 min left',
    home: '7 Plover Row',
    step: 'Make safe',
    who: 'Tidewell',
    held: '12 of 14',
  },
  {
    id: '3',
    group: 'Due today',
    state: 'soon',
    total: 10,
    used: 10,
    words: 'By midnight',
    home: 'Flat 14, Larkspur House',
    step: 'Finish investigation',
    who: 'A. Birch',
    held: '14 of 17',
  },
  {
    id: '4',
    group: 'Next 3 working days',
    state: 'ontime',
    total: 10,
    used: 8,
    words: '2 days left',
    home: `Flat 2, ${UNBROKEN}`,
    step: 'Finish investigation',
    who: 'A. Birch',
    held: '9 of 17',
  },
  {
    id: '5',
    group: 'Next 3 working days',
    state: 'met',
    total: 5,
    used: 2,
    words: 'Met on Fri 20 Nov',
    home: '40 Avocet Road',
    step: 'None',
    who: 'W. Ashdown',
    held: '17 of 17',
  },
] as const;
export type ExampleCase = (typeof CASES)[number];
