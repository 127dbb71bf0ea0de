import { createContext } from 'svelte';
import type { Api } from '../device/api.ts';
import type { Phone } from '../device/phone.ts';
import type { Router } from '../router.svelte.ts';
import type { UpdateStatus } from './app-update.svelte.ts';
import type { Session } from './session.svelte.ts';
import type { SyncStatus } from './sync-status.svelte.ts';
import type { Theme } from './theme.svelte.ts';

/** What the shell hands to every screen: one pair for each thing. The shell sets, screens get. */
export const [getSession, setSession] = createContext<Session>();
export const [getRouter, setRouter] = createContext<Router>();
export const [getTheme, setTheme] = createContext<Theme>();
export const [getUpdate, setUpdate] = createContext<UpdateStatus>();

/** One tab of the open role. */
export interface Tab {
  readonly href: string;
  readonly label: string;
  readonly icon: 'today' | 'homes' | 'repair' | 'sending' | 'more';
  readonly count?: string | undefined;
}

/** The tabs of the open role and which one is open: `<TabBar tabs={tabs.tabs} current={tabs.current} />`. */
export interface Tabs {
  readonly tabs: readonly Tab[];
  readonly current: string;
}
export const [getTabs, setTabs] = createContext<Tabs>();

/** Everything that the open account has on this phone. Only below the shell's signed-in part. */
export const [getPhone, setPhone] = createContext<Phone>();
/** How sending stands, in words. Only below the shell's signed-in part. */
export const [getSync, setSync] = createContext<SyncStatus>();

/** Homefile's own interface, for state that has no place on the phone (the office). */
export function getApi(): Api {
  return getSession().api;
}
