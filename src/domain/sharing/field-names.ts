import type { KindName, RecordNamed } from '../records/registry.ts';

/** A field of a kind as `person/phone`. One that does not exist does not compile. */
export type FieldName = {
  [K in KindName]: `${K}/${Extract<keyof RecordNamed<K>['body'], string>}`;
}[KindName];

/**
 * All that a contractor needs of people for one job: a name, one number, a code (matrix rows 7 to 9). Nothing else, not the email
 * beside the number.
 */
export const FOR_ONE_JOB = [
  'person/name',
  'person/phone',
  'access-secret/code',
] as const satisfies readonly FieldName[];

/** Whether a closed list names this field. */
export function isOnList(list: readonly FieldName[], name: string): boolean {
  return list.some((one) => one === name);
}
