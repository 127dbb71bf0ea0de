import { dateInWords } from '#domain/cases/date-words.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { person } from '#domain/records/person.ts';
import { OCCUPANCIES } from '#domain/records/vocabulary.ts';
import { isLivingThere } from '#domain/tenancies/people-now.ts';
import type { TenancyView } from '#domain/tenancies/tenancy-views.ts';
import { homeLine, tenanciesOf, tenancyRunning } from '../office/case-records.ts';
import { notFound, type DeskCall } from '../office/desk.ts';
import { shownRecords } from '../office/shown-records.ts';
import { londonToday } from '../packs/london-today.ts';
import type { ReadView } from '../storage/storage.ts';
import { peopleOf } from './people-at.ts';

/** The tenancy that runs at a home and who lives there by it. */
export function tenancyView(view: ReadView, home: OpaqueId, call: DeskCall): TenancyView {
  const { now, account } = call;
  if (homeLine(view, home) === null) throw notFound();
  const running = tenancyRunning(tenanciesOf(view, home), now);
  const today = londonToday(now);
  if (running === null) return { today, running: null, people: [] };
  const living = peopleOf(view, { id: running.id, home }).filter((one) => isLivingThere(one, today));
  const parts = person.fields.part.shape;
  const looking = { viewer: account.id, now, onOpenCase: false, guardedClosed: true };
  return {
    today,
    running: {
      id: running.id,
      words: `${OCCUPANCIES[running.occupancy]} from ${dateInWords(running.startedOn, now)}`,
      startedOn: running.startedOn,
    },
    people: living.flatMap((one) => {
      const [shown] = shownRecords(view, [one.now], looking);
      const { name, part } = shown?.shown.body ?? {};
      if (typeof name !== 'string') return [];
      const label = parts.as === 'choice' ? (parts.options.get(String(part))?.label ?? '') : '';
      return [{ id: one.id, name, part: label }];
    }),
  };
}
