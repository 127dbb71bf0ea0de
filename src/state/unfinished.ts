import type { KeptDraft } from '../device/drafts.ts';

/** Forms of which something is lost when they are not finished. */
const FORMS: readonly string[] = [
  'finding',
  'reading',
  'note',
  'household',
  'conclusion',
  'resident-account',
];

/** Whether a draft is a form begun and not finished. A pad without a number holds nothing to miss. */
export function isUnfinished({ kind, draft }: KeptDraft): boolean {
  return FORMS.includes(kind) && !(kind === 'reading' && isEmptyPad(draft));
}

function isEmptyPad(draft: unknown): boolean {
  // A correction is kept as a form's answers: it stands on a reading that is there.
  if (typeof draft === 'object' && draft !== null && 'answers' in draft) return false;
  if (typeof draft !== 'object' || draft === null || !('value' in draft)) return true;
  return draft.value === '' && (!('humidity' in draft) || draft.humidity === '');
}
