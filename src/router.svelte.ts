import type { Component } from 'svelte';
import type { Role } from '#domain/access/verbs.ts';

/** One line of the app's table of contents. */
export interface Route {
  /** Segments that begin with a colon are taken from the address: `/homes/:home`. */
  readonly path: string;
  readonly roles: readonly Role[];
  /** For the window's title. Never a name, an address or a case. */
  readonly title: string;
  /** The tab that is shown as open. */
  readonly tab?: string;
  /** A screen takes no props; it reads its part of the address from the router. */
  readonly load: () => Promise<RouteScreen>;
  /** Heavy screens that are opened from here: they are rehearsed while this one stands and nobody waits for the page. */
  readonly leadsTo?: readonly (() => Promise<RouteScreen>)[];
}

/** What a screen's file holds. */
export interface RouteScreen {
  readonly default: Component<Record<string, never>>;
  /** Makes its first drawing quick; for a moment in which nobody waits for the page. */
  readonly rehearse?: () => void;
}

/** The route that an address leads to, and what it took from the address. */
export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The first route of the table that this address leads to, or null. */
export function matchRoute(routes: readonly Route[], path: string): Match | null {
  const given = segments(path);
  for (const route of routes) {
    const wanted = segments(route.path);
    if (wanted.length !== given.length) continue;
    const params: Record<string, string> = {};
    const fits = wanted.every((segment, index) => {
      const value = given[index] ?? '';
      if (!segment.startsWith(':')) return segment === value;
      params[segment.slice(1)] = value;
      return true;
    });
    if (fits) return { route, params };
  }
  return null;
}

/** The address bar as state. Links are real links; a click on one of the app's own is followed without loading. */
export class Router {
  path = $state(location.pathname);
  readonly #routes: readonly Route[];
  readonly #match = $derived.by(() => matchRoute(this.#routes, this.path));
  /** The address before this one, or null where the app was opened at this one. */
  from = $state<string | null>(null);
  /** Grows with each navigation; 0 for the address at which the app was opened. */
  moves = $state(0);

  constructor(routes: readonly Route[]) {
    this.#routes = routes;
    addEventListener('popstate', () => {
      this.#show();
    });
    document.addEventListener('click', (event) => {
      const href = ownLink(event);
      if (href === null) return;
      event.preventDefault();
      this.go(href);
    });
  }

  /** What the address leads to, or null. */
  get match(): Match | null {
    return this.#match;
  }

  /** A part of the address by its name in the route. */
  param(name: string): string {
    const value = this.#match?.params[name];
    if (value === undefined) throw new RangeError('The route has no such part.');
    return value;
  }

  /** Goes to one of the app's own addresses. `replace` leaves no way back to this one. */
  go(href: string, how: { readonly replace?: boolean } = {}): void {
    if (how.replace) {
      history.replaceState(null, '', href);
      this.#show();
      return;
    }
    if (href !== location.pathname) history.pushState(null, '', href);
    // On a slow phone the browser takes as long to note an address as the app to draw its screen: together they would be one
    // long block. The note stands first, so that it holds where the screen before was scrolled to.
    setTimeout(() => {
      this.#show();
    });
  }

  #show(): void {
    if (this.path !== location.pathname) this.from = this.path;
    this.path = location.pathname;
    this.moves += 1;
  }
}

function segments(path: string): string[] {
  return path.split('/').filter(Boolean);
}

function ownLink(event: MouseEvent): string | null {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (event.defaultPrevented || !plain || !(event.target instanceof Element)) return null;
  const link = event.target.closest('a');
  if (!link || link.origin !== location.origin || link.target !== '' || link.hasAttribute('download'))
    return null;
  // An address with a fragment stays on the page; files and interfaces of the server are no screens.
  if (link.hash !== '' || /^\/(api|db|photos|s|r)(\/|$)/.test(link.pathname)) return null;
  return link.pathname;
}
