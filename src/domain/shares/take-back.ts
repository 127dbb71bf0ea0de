/** Why somebody at the desk takes a link back. A list alone: taking back is never held up by words. */
export const LINK_TAKEN_BACK = {
  'wrong-recipient': 'It may be with somebody else',
  'wrong-content': 'Something in it should not be there',
  'not-needed': 'They do not need it any more',
  asked: 'They, or the resident, asked us to',
} as const;

/** Why somebody at the desk takes a job back from its contractor. */
export const JOB_TAKEN_BACK = {
  'wrong-contractor': 'It is another contractor’s',
  'cannot-do': 'They cannot do it, or not in time',
  'wrong-job': 'The job was described wrongly',
  'not-needed': 'It is not needed any more',
} as const;

export type LinkTakenBack = keyof typeof LINK_TAKEN_BACK;
