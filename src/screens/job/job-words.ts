import type { Answers } from '#domain/cases/answers.ts';
import { servicesDetail } from '#domain/cases/services-lines.ts';
import { roomName } from '#domain/cases/visit-rooms.ts';
import { kindNamed } from '#domain/records/registry.ts';

interface Fact {
  readonly term: string;
  readonly words: string;
}
interface Shown {
  readonly id: string;
  readonly answers: Answers;
}

/** What the order asks for. */
export function orderFacts(order: Answers): readonly Fact[] {
  const quantity = order.words('quantity');
  return facts([
    ['Do', order.words('remedy')],
    ['Part', order.words('element')],
    ['What is wrong', order.words('defect')],
    ['Where', order.words('roomKind')],
    ['How much', quantity === null ? null : joined(' ', quantity, unit(order))],
    ['Hazard', order.words('hazard')],
    ['Urgency', order.words('severity')],
    ['Why', order.words('purpose')],
    ['Due by', order.words('dueOn')],
    ['In words', order.words('instructions')],
  ]);
}

function unit(order: Answers): string | null {
  return order.key('quantityUnit') === 'item' && order.number('quantity') === 1
    ? 'item'
    : order.words('quantityUnit');
}

/** "Bedroom: mould, a patch, up to 0.3 m², wall, left of the door, condensation on a cold surface". */
export function foundLines(findings: readonly Shown[], rooms: readonly Shown[]): readonly string[] {
  return findings.map(({ answers }) => {
    const parts = ['findingKind', 'defect', 'extent', 'element', 'wall', 'beyond', 'height', 'cause'];
    const [first = '', ...rest] = parts.flatMap((name) => answers.words(name) ?? []);
    const line = [first, ...rest.map(lowered)].join(', ');
    const room = roomOf(answers, rooms);
    return room === null ? line : `${room}: ${lowered(line)}`;
  });
}

/** A number with its scale, always; what was measured and where stands before it. */
export function readingFacts(readings: readonly Shown[], rooms: readonly Shown[]): readonly Fact[] {
  return facts(
    readings
      .filter(({ answers }) => answers.key('struckOut') === null)
      .map(({ answers }) => {
        const lower = (name: string) => answers.words(name)?.toLowerCase() ?? null;
        const room = roomOf(answers, rooms);
        const where = joined(', ', lower('element'), lower('height'));
        const what = room === null ? answers.words('quantity') : joined(', ', room, lower('quantity'));
        const number = joined(' ', answers.words('value'), answers.words('scale'));
        const marks = lower('mayBeRaisedBy');
        return [joined(', ', what, where), joined(', ', number, lower('method'), lower('substrate'), marks)];
      }),
  );
}

/** Ventilation and heating, room by room, as found. */
export function serviceFacts(services: readonly Shown[], rooms: readonly Shown[]): readonly Fact[] {
  return facts(
    services.map(({ answers }) => {
      const said = servicesDetail(answers).join('. ');
      return [roomOf(answers, rooms) ?? 'Ventilation and heating', said === '' ? null : said];
    }),
  );
}

function roomOf(answers: Answers, rooms: readonly Shown[]): string | null {
  const [link] = answers.links('room');
  const room = rooms.find(({ id }) => id === link);
  return room === undefined ? null : roomName(room.answers);
}

// "Wall" becomes "wall"; "WC" stays.
function lowered(words: string): string {
  return words.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase());
}

/** What the building is. Asbestos is always said, either way. */
export function buildingFacts(properties: readonly Shown[]): readonly Fact[] {
  const [property] = properties;
  if (!property)
    return [{ term: 'Asbestos', words: 'Not known on this phone. Ring the office before you drill.' }];
  const { words, key } = property.answers;
  const asbestos = words('asbestosPresent');
  return facts([
    ['Home', words('homeType')],
    ['Built', words('builtIn')],
    ['Walls', words('construction')],
    ['Storey', words('storey')],
    [
      'Asbestos',
      asbestos === 'Yes'
        ? 'On the register. Ask the office where before you drill.'
        : asbestos === 'No'
          ? 'None on the register'
          : (key('asbestosPresent') ?? 'Not known on this phone. Ring the office before you drill.'),
    ],
  ]);
}

/** What of each kind stands elsewhere on the screen of a job, in its own words. */
const TOLD_ABOVE: Readonly<Record<string, readonly string[]>> = {
  conclusion: [],
  'cleared-note': [],
  finding: ['findingKind', 'defect', 'extent', 'element', 'wall', 'beyond', 'height', 'cause'],
  reading: ['element', 'height', 'quantity', 'value', 'scale', 'method', 'substrate', 'mayBeRaisedBy'],
  'cleared-photo': ['element'],
  property: ['line', 'postcode', 'homeType', 'builtIn', 'construction', 'storey', 'asbestosPresent'],
};

/** A record of which more was told than stands elsewhere on the screen. */
interface AlsoTold {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/**
 * All else that the office opened for a job, field by field: a fact that is on the phone is never left unseen there. `of` gives
 * what was disclosed of a kind.
 */
export function alsoTold(of: (kind: string) => readonly Shown[]): readonly AlsoTold[] {
  return Object.entries(TOLD_ABOVE).flatMap(([name, above]) => {
    const kind = kindNamed(name);
    const fields = Object.entries(kind?.fields ?? {}).filter(
      ([field, { shape }]) => !above.includes(field) && !(shape.as === 'number' && shape.unit === 'px'),
    );
    return of(name).flatMap(({ answers }) => {
      const told = facts(fields.map(([field, { label }]) => [label, answers.words(field)]));
      return told.length === 0 ? [] : [{ title: kind?.title ?? '', facts: told }];
    });
  });
}

function facts(pairs: readonly (readonly [string, string | null])[]): readonly Fact[] {
  return pairs.flatMap(([term, words]) => (words === null || words === '' ? [] : [{ term, words }]));
}

function joined(between: string, ...words: readonly (string | null)[]): string {
  return words.filter((word): word is string => word !== null && word !== '').join(between);
}
