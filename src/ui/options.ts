import type { IconName } from './icons.ts';

/** One answer of a choice, a segment, a chip group or a select. */
export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A quieter second line. */
  readonly detail?: string | undefined;
  readonly icon?: IconName | undefined;
}

/** A place to go: a tab, or a line of the office's side navigation. */
export interface Destination {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  /** A short count, such as "4", read with the label. */
  readonly count?: string | undefined;
}

/** What a button of the action bar does: follow a link, run `onclick`, submit a form, or take files. */
export interface BarAction {
  readonly label: string;
  readonly small?: string | undefined;
  readonly icon?: IconName | undefined;
  readonly href?: string | undefined;
  readonly onclick?: (() => void) | undefined;
  /** Words shown while the work goes on; the button does nothing meanwhile. */
  readonly busy?: string | undefined;
  /** The id of the form that this button submits. */
  readonly form?: string | undefined;
  /** Makes this a camera button; called with the pictures taken. */
  readonly onfiles?: ((files: readonly File[]) => void) | undefined;
  /** Called, and waited for, before the camera opens. */
  readonly onopen?: (() => void | Promise<void>) | undefined;
}

/** One thing to put right: the words, and the id of the field that takes them. */
export interface FieldError {
  readonly id: string | null;
  readonly text: string;
}
