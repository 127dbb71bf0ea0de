import type { Course } from './drill.ts';
import type { TrainingState } from './standing.ts';

/* What the server answers about training: read by the phone and by the desk. */

/** One course of whoever asks. */
export interface CourseLine {
  readonly course: Course;
  readonly title: string;
  readonly state: TrainingState;
  /** "due by Sat 26 Dec", and the like. */
  readonly words: string;
}

/** How the training of whoever asks stands. */
export interface TrainingView {
  readonly state: TrainingState;
  /** In one sentence, with what follows. */
  readonly words: string;
  readonly courses: readonly CourseLine[];
  readonly next: Course | null;
}

/** What the server says of a set that was sent. */
export interface TakenView {
  readonly scorePercent: number;
  readonly passed: boolean;
  readonly training: TrainingView;
}
