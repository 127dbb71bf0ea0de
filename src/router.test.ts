import { expect, test } from 'vitest';
import { matchRoute, type Route } from './router.svelte.ts';

const load = () => Promise.reject(new Error('No screen is opened here.'));
const route = (path: string): Route => ({ path, roles: [], title: '', load });
const ROUTES = ['/jobs', '/jobs/new', '/jobs/:job', '/visits/:visit/rooms/:room'].map(route);
const matched = (path: string) => {
  const match = matchRoute(ROUTES, path);
  return match && [match.route.path, match.params];
};

test('an address leads to the first route that fits, with its parts', () => {
  expect(matched('/jobs')).toEqual(['/jobs', {}]);
  expect(matched('/jobs/')).toEqual(['/jobs', {}]);
  expect(matched('/jobs/new')).toEqual(['/jobs/new', {}]);
  expect(matched('/jobs/a1')).toEqual(['/jobs/:job', { job: 'a1' }]);
  expect(matched('/visits/v/rooms/r')).toEqual(['/visits/:visit/rooms/:room', { visit: 'v', room: 'r' }]);
});

test('an address that leads nowhere is null', () => {
  expect(matched('/')).toBeNull();
  expect(matched('/jobs/a/b')).toBeNull();
  expect(matched('/constructor')).toBeNull();
});
