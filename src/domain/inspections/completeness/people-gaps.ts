import { ofKind, type FiledRecord } from '../../cases/filed-record.ts';
import { isToldOfPhotos } from '../photo-notice.ts';
import { amber, red, type Gap } from './gap.ts';

/** The household was told about photos, it was asked, declined, or it is said why not; and what came of the appointment is told. */
export function peopleGaps(records: readonly FiledRecord[]): Gap[] {
  const photographed = ofKind(records, 'photo').length > 0;
  const asked = ofKind(records, 'household-need').some(({ record }) => record.body.answer !== 'not-asked');
  // Whoever answered, or would not, was there: that is an outcome too.
  const outcome =
    asked || ofKind(records, 'arrival').length > 0 || ofKind(records, 'access-attempt').length > 0;
  return [
    ...(asked
      ? []
      : [
          red(
            {
              key: 'household',
              title: 'Household needs not asked',
              detail: 'Asked, declined or not asked: one tap',
              place: { at: 'household' },
            },
            'household-not-asked',
          ),
        ]),
    ...(outcome
      ? []
      : [
          amber(
            {
              key: 'door',
              title: 'Not said who let you in',
              detail: 'Resident, another adult, or a key: one tap',
              place: { at: 'door' },
            },
            'not-today',
          ),
        ]),
    ...(isToldOfPhotos(records) || !photographed
      ? []
      : [
          amber(
            {
              key: 'notice',
              title: 'They were not told about photos',
              detail: 'Read it out, show it or leave a letter: one tap',
              place: { at: 'notice' },
            },
            'not-today',
          ),
        ]),
  ];
}
