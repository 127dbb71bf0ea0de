import type { ComponentProps } from 'svelte';
import { visit } from '#domain/records/visit.ts';
import type Day from './Day.svelte';

/** A day as the first screen draws one, with nobody's home in it. */
export const A_DAY: ComponentProps<typeof Day> = {
  tabs: [
    { href: '/today', label: 'Today', icon: 'today' },
    { href: '/homes', label: 'Homes', icon: 'homes' },
    { href: '/sending', label: 'Sending', icon: 'sending', count: '1' },
    { href: '/more', label: 'More', icon: 'more' },
  ],
  currentTab: '/today',
  sync: { tone: 'plain', words: 'Not sent yet' },
  wrongClock: null,
  packing: { stands: 'coming', title: 'Packing', detail: 'Every home can be opened' },
  rows: [
    {
      id: 'nobody',
      href: '/today',
      when: '09:00',
      address: 'Nowhere',
      reason: 'Damp and mould',
      instructions: ['None'],
      clock: {
        ...{ key: '', title: '', state: 'ontime', cells: ['used', 'today', 'left'], words: '', limit: '' },
        ...{ by: '', dueAt: null, rule: '' },
      },
      state: 'Started',
      finished: false,
      packed: true,
    },
  ],
  told: 0,
  empty: '',
  order: 'time',
};

const NOBODY = '0'.repeat(32);

/** A visit as the phone keeps one, to nobody's home. */
export const A_VISIT = {
  ...{ kind: visit.kind, version: visit.version, categories: visit.categories },
  ...{ home: NOBODY, tenancy: null, case: null, inspection: null, author: NOBODY, device: NOBODY },
  ...{ recordedAt: '2026-01-01T09:00:00+00:00', clock: null, nonce: NOBODY, subjects: [] },
  body: {
    ...{ visitKind: 'damp-and-mould', onDate: '2026-01-01', atMinute: 540, reason: 'first-look' },
    ...{ state: 'planned', surveyor: NOBODY },
  },
} as const;
