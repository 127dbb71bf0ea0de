import type { KindName, RecordNamed } from '../records/registry.ts';

/** A field of a kind as `person/phone`. One that does not exist does not compile. */
export type FieldName = {
  [K in KindName]: `${K}/${Extract<keyof RecordNamed<K>['body'], string>}`;
}[KindName];

/** Whether a closed list names this field. */
export function isOnList(list: readonly FieldName[], name: string): boolean {
  return list.some((one) => one === name);
}
