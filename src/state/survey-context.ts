import { createContext } from 'svelte';
import type { Survey } from './survey.svelte.ts';

/** The surveyor's work on this phone, for every screen below the shell. */
export const [getSurvey, setSurvey] = createContext<Survey>();
