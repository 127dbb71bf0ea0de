import type { Role } from '../access/verbs.ts';
import type { Course } from './drill.ts';

/**
 * What each role learns. A contractor takes photos and types remarks, and decides about no sharing; an administrator reads no
 * record. Everyone else decides what others see.
 */
const COURSES_OF = {
  surveyor: ['neighbour-facts', 'who-sees-what', 'photos-and-notes'],
  contractor: ['photos-and-notes'],
  office: ['neighbour-facts', 'who-sees-what', 'photos-and-notes'],
  lead: ['neighbour-facts', 'who-sees-what', 'photos-and-notes'],
  administrator: [],
} as const satisfies Record<Role, readonly Course[]>;

/** The courses that are due to somebody of this role. */
export function coursesOf(role: Role): readonly Course[] {
  return COURSES_OF[role];
}
