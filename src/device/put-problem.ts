import type { StorageProblem } from './storage-problem.ts';

/** Why a record was not stored: the phone could not, or it would not be a record. */
export type PutProblem = StorageProblem | { readonly because: 'not-a-record'; readonly sentence: string };

/** A record to be changed that is not here. */
export const NOT_HERE: PutProblem = {
  because: 'not-a-record',
  sentence: 'That record is not on this phone. Go back and open it again.',
};
/** A record of somebody else’s to be changed. */
export const NOT_OWN: PutProblem = {
  because: 'not-a-record',
  sentence: 'This was recorded by somebody else. Write a correction instead.',
};
/** Another write came first. */
export const CHANGED_MEANWHILE: PutProblem = {
  because: 'not-a-record',
  sentence: 'This was changed in another window. Go back, look at it, and change it again.',
};

/** What is to be stored is no record of its kind. */
export function notARecord(failure: {
  because: string;
  problems?: readonly { message: string }[];
}): PutProblem {
  return {
    because: 'not-a-record',
    sentence:
      failure.problems?.[0]?.message ?? 'This record is not complete. Go back and look at each answer.',
  };
}
