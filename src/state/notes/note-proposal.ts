import { proposeShared } from '#domain/screening/propose-shared.ts';
import type { Known, Span } from '#domain/screening/span.ts';
import { currentTenancy } from '#domain/inspections/belonging.ts';
import { screenInWorker } from '../../device/screening/note-screener.ts';
import { filed, isKind, type Survey } from '../survey.svelte.ts';

/** A note with what looks personal in it marked, and the version to share that follows from the marks. */
export interface NoteProposal {
  readonly text: string;
  readonly spans: readonly Span[];
  /** A proposal: only a person who has read it clears it. Empty when the words could not be looked at. */
  readonly shared: string;
  /** False when the words could not be looked at. */
  readonly screened: boolean;
}

/** Screens words written about a home and proposes a version to share. The word lists load at the first call. */
export async function proposeNote(survey: Survey, home: string, text: string): Promise<NoteProposal> {
  const spans = await screenWords(survey, home, text);
  if (spans === null) return { text, spans: [], shared: '', screened: false };
  return { text, spans, shared: proposeShared(text, spans), screened: true };
}

/** What looks personal in words written about a home; null when they could not be looked at. */
export function screenWords(survey: Survey, home: string, text: string): Promise<readonly Span[] | null> {
  return screenInWorker(text, knownOfHome(survey, home));
}

/** What this phone knows of the people and the address of a home, to seed the screen. */
function knownOfHome(survey: Survey, home: string): Known {
  const held = survey.ofHome(home);
  const people = held.filter(isKind('person')).map(({ record }) => record);
  const tenancy = currentTenancy(filed(held, survey.phone.now()))?.id ?? null;
  const here = people.filter((one) => one.tenancy === tenancy);
  const elsewhere = people.filter((one) => one.tenancy !== tenancy);
  const tenants = here.filter(({ body }) => body.part !== 'lives-here');
  const others = [...here.filter(({ body }) => body.part === 'lives-here'), ...elsewhere];
  return {
    tenantNames: tenants.map(({ body }) => body.name),
    otherNames: others.map(({ body }) => body.name),
    phones: people.flatMap(({ body }) => body.phone ?? []),
    address: survey.address(home)?.line ?? '',
  };
}
