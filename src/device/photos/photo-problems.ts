import type { PictureFault } from './photo-message.ts';

/** Why there is no photo, and what to do next. */
export interface PhotoProblem {
  readonly because: PictureFault | 'unreadable' | 'memory' | 'full' | 'broken';
  readonly sentence: string;
}

/** What a person is told of a photo that was not kept, by what went wrong. */
export const PHOTO_PROBLEMS = {
  unreadable: {
    because: 'unreadable',
    sentence: 'The phone did not hand over that picture. Pick it from the gallery again, or take it again.',
  },
  empty: {
    because: 'empty',
    sentence: 'That file is empty: there is no picture in it. Take the photo again, or choose another.',
  },
  damaged: {
    because: 'damaged',
    sentence:
      'That picture is damaged: a part of it is missing. It is still in the gallery. Take it again, or choose another.',
  },
  'too-large': {
    because: 'too-large',
    sentence:
      'That picture is too large for this phone (over 50 megapixels). Take it again with the Photo button.',
  },
  heic: {
    because: 'heic',
    sentence:
      'This phone’s browser cannot open that picture (it is of the kind HEIC). Take it again with the Photo button, or set the camera to “Most compatible”.',
  },
  'no-picture': {
    because: 'no-picture',
    sentence: 'That file could not be opened as a picture. Take the photo again, or choose another.',
  },
  memory: {
    because: 'memory',
    sentence:
      'The phone ran out of memory before the photo was kept. Close other apps, then take it again or pick it from the gallery.',
  },
  full: {
    because: 'full',
    sentence:
      'This phone is almost full: the photo was not kept. Readings and findings still save. Send what is waiting, or free some room, then take it again.',
  },
  broken: {
    because: 'broken',
    sentence: 'The photo was not kept. Take it again, or pick it from the gallery.',
  },
} as const satisfies Record<string, PhotoProblem>;
