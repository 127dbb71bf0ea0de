import { roomServices } from '../records/room-services.ts';
import { homeServices } from '../records/home-services.ts';
import type { Answers } from './answers.ts';
import { event, joined, sentence, told, type Line } from './line.ts';

const NAMED = { ...roomServices.fields, ...homeServices.fields };

/** "Extractor fan: does not run", "Window: opens": each answer with what it is about. */
export function servicesDetail(answers: Answers): string[] {
  return Object.entries(NAMED).flatMap(
    ([name, { label }]) => told(label, answers.words(name)?.toLowerCase().replace('°c', '°C') ?? null) ?? [],
  );
}

/** Ventilation and heating of a room outside a visit. */
export function roomServicesLine(answers: Answers): Line {
  return event('visits', 'Ventilation and heating of a room', servicesDetail(answers));
}

/** Ventilation and heating of the home. */
export function homeServicesLine(answers: Answers): Line {
  return event('visits', 'Ventilation and heating', servicesDetail(answers));
}

/** What a resident says: never among what was found. */
export function residentLine(answers: Answers): Line {
  const about = answers.words('about')?.toLowerCase() ?? 'something about the home';
  return event(
    'contact',
    `Resident says: ${about}`,
    [
      joined(
        told(
          'Began',
          joined(answers.words('began')?.toLowerCase() ?? null, answers.words('beganOn')) || null,
        ),
        answers.words('howOften')?.toLowerCase() ?? null,
      ),
      told('Worse', answers.words('worse')?.toLowerCase() ?? null),
      told('Tried', answers.words('tried')?.toLowerCase() ?? null),
      told('Told', joined(sentence(answers.words('told')), answers.words('toldOn')) || null),
    ],
    answers.words('words'),
  );
}

/** Whether heating can be paid for, in the resident's own answer. */
export function costLine(answers: Answers): Line {
  const said = answers.words('affordable')?.toLowerCase() ?? 'not asked';
  return event('contact', `Resident says: heating affordable to run: ${said}`, []);
}
