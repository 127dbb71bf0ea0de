import { distinct } from './distinct.ts';
import type { Survey } from './survey.svelte.ts';

/** The homes of the visits on this phone, the one last begun first, as they are chosen from. */
export function homesInHand(survey: Survey): readonly { readonly value: string; readonly label: string }[] {
  const planned = survey.ofKind('visit');
  return distinct([...visitsBegun(survey), ...planned].map(({ record }) => record.home)).flatMap((home) => {
    const address = survey.address(home);
    return address ? [{ value: home, label: address.line }] : [];
  });
}

/** The visits begun on this phone, the last first. */
function visitsBegun(survey: Survey) {
  const begun = survey.ofKind('inspection').filter(({ own }) => own);
  return [...begun].sort((a, b) => b.record.recordedAt.localeCompare(a.record.recordedAt));
}
