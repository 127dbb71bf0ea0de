import { jsonParts, type JsonPart } from '#domain/records/duplicate-keys.ts';

/** The documents of a write in the very words in which they came. */
export class SentTexts {
  readonly #byId = new Map<string, JsonPart[]>();

  /** `documents` are the parsed documents of the request `text`, in order: the items of `docs`, or the one document itself. */
  constructor(text: string | null, documents: readonly unknown[]) {
    const parts = text === null ? [] : partsOf(text, documents);
    for (const [index, document] of documents.entries()) {
      const part = parts[index];
      if (part === undefined) continue;
      const id = idOf(document);
      const known = this.#byId.get(id) ?? [];
      this.#byId.set(id, known);
      known.push(part);
    }
  }

  /** The next text with this id, in the order in which they came; null where the words are not known. */
  next(id: string | null): JsonPart | null {
    return this.#byId.get(id ?? '')?.shift() ?? null;
  }
}

function partsOf(text: string, documents: readonly unknown[]): readonly JsonPart[] {
  const items = jsonParts(text, 2).filter((part) => part.path[0] === 'docs');
  if (items.length === documents.length) return items;
  if (documents.length === 1) return jsonParts(text, 0);
  // The request itself names its list twice: nobody can say which documents are meant.
  return documents.map((document) => ({ path: [], text: JSON.stringify(document), doubtful: true }));
}

function idOf(document: unknown): string {
  const id: unknown =
    typeof document === 'object' && document !== null && '_id' in document ? document._id : null;
  return typeof id === 'string' ? id : '';
}
