import { ofKind, type FiledRecord } from '../cases/filed-record.ts';
import type { Field } from '../records/fields.ts';
import type { OpaqueId } from '../ids.ts';
import type { RecordNamed } from '../records/registry.ts';
import { roomServices } from '../records/room-services.ts';

type Services = RecordNamed<'room-services'>['body'];

/** What is usually alike in every room of a home. A fan stands in one room, and its flow is measured there. */
const ALIKE = ['trickleVents', 'undercut', 'windowOpens', 'radiator'] as const;

/** "Extractor fan: does not run. Window: opens": what was found in a room; "" while nothing is noted. */
export function servicesWords(body: Omit<Services, 'room'>): string {
  const { fields } = roomServices;
  const said = (['fan', 'overrun', 'trickleVents', 'undercut', 'windowOpens', 'radiator'] as const).flatMap(
    (name) => {
      const value = body[name];
      return value === undefined
        ? []
        : [`${fields[name].label}: ${labelOf(fields[name], value).toLowerCase()}`];
    },
  );
  const flow = body.fanFlow === undefined ? [] : [`Measured flow: ${body.fanFlow} l/s`];
  return [...said.slice(0, 1), ...flow, ...said.slice(1)].join('. ');
}

/** What each other room of the visit is to say once one room's answers are the same in all: nothing said there is lost. */
export function sameInEveryRoom(
  from: Services,
  records: readonly FiledRecord[],
): readonly { readonly room: OpaqueId; readonly known: OpaqueId | null; readonly body: Services }[] {
  const known = ofKind(records, 'room-services');
  const alike = Object.fromEntries(
    ALIKE.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])),
  ) as Omit<Services, 'room'>;
  return ofKind(records, 'room')
    .filter(({ id }) => id !== from.room)
    .map(({ id }) => {
      const there = known.find(({ record }) => record.body.room === id);
      return { room: id, known: there?.id ?? null, body: { ...alike, ...there?.record.body, room: id } };
    });
}

function labelOf(field: Field, value: string): string {
  return field.shape.as === 'choice' ? (field.shape.options.get(value)?.label ?? '') : '';
}
