import type { Component } from 'svelte';
import Buttons from './Buttons.svelte';
import Choices from './Choices.svelte';
import Fields from './Fields.svelte';
import Numbers from './Numbers.svelte';
import OfficeDesk from './OfficeDesk.svelte';
import PhoneForm from './PhoneForm.svelte';
import PhonePad from './PhonePad.svelte';
import PhoneRoom from './PhoneRoom.svelte';
import PhoneToday from './PhoneToday.svelte';
import Photos from './Photos.svelte';
import Plots from './Plots.svelte';
import Rows from './Rows.svelte';
import Sheets from './Sheets.svelte';
import Words from './Words.svelte';

/** Examples that stand one under another on the gallery's first page. */
export const PARTS: readonly { readonly name: string; readonly example: Component }[] = [
  { name: 'Buttons', example: Buttons },
  { name: 'Rows and cards', example: Rows },
  { name: 'Choices', example: Choices },
  { name: 'Fields', example: Fields },
  { name: 'Words', example: Words },
  { name: 'Numbers', example: Numbers },
  { name: 'Plots', example: Plots },
  { name: 'Photos', example: Photos },
  { name: 'Sheets', example: Sheets },
];

/** Whole screens, each on a page of its own: they bring their own landmarks and h1. */
export const SCREENS: Readonly<Record<string, Component>> = {
  today: PhoneToday,
  form: PhoneForm,
  pad: PhonePad,
  room: PhoneRoom,
  desk: OfficeDesk,
};
