import { investigationOf } from '#domain/inspections/investigation.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { inspection } from '#domain/records/inspection.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import type { VISIT_KINDS } from '#domain/records/vocabulary.ts';
import type { HeldRecord } from '../../device/record-index.ts';
import { opaque, type Survey } from '../survey.svelte.ts';

/** The kinds of visit that this version takes all the way. */
export const KINDS_TO_START = [
  'damp-and-mould',
  'repair',
  'check-after-works',
  'empty-home',
  'shared-parts',
] as const satisfies readonly (keyof typeof VISIT_KINDS)[];
export type KindToStart = (typeof KINDS_TO_START)[number];

/** What came of starting: the id in the visit's address, or the sentence why it did not begin. */
export type Started = { readonly href: string } | { readonly problem: string };

/** Begins a visit that the office planned. */
export async function startPlanned(
  survey: Survey,
  visit: HeldRecord<RecordNamed<'visit'>>,
): Promise<Started> {
  const { record } = visit;
  const { body } = record;
  const problem = await begin(survey, survey.phone.mint.id(), record.home, record.case, {
    visit: opaque(visit.id),
    visitKind: body.visitKind,
    investigation: investigationOf(body),
  });
  return problem === null ? { href: `/visits/${visit.id}` } : { problem };
}

/** Begins a visit that nobody planned, next door for example. It opens nothing but what its author writes. */
export async function startUnplanned(survey: Survey, home: string, visitKind: KindToStart): Promise<Started> {
  const id = survey.phone.mint.id();
  const investigation = visitKind === 'check-after-works' ? 'none' : investigationOf(null);
  const problem = await begin(survey, id, opaque(home), null, { visitKind, investigation });
  return problem === null ? { href: `/visits/${id}` } : { problem };
}

type Beginning = Pick<RecordNamed<'inspection'>['body'], 'visit' | 'visitKind' | 'investigation'>;

async function begin(
  { phone }: Survey,
  id: OpaqueId,
  home: OpaqueId,
  caseId: OpaqueId | null,
  body: Beginning,
): Promise<string | null> {
  const envelope = phone.mint.envelope({ home, case: caseId, inspection: id });
  const record = mintRecord(
    inspection,
    { ...body, manner: 'in-person', startedAt: envelope.recordedAt },
    envelope,
  );
  const stored = await phone.records.put(id, record);
  return stored.ok ? null : stored.problem.sentence;
}
