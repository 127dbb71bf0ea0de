import type { OpaqueId } from '#domain/ids.ts';
import { mintId } from '../../device/mint-id.ts';

/**
 * The id under which a form is sent. The same is sent again under the same id, so that the office keeps it once where only its
 * answer was lost; what says something else goes under an id of its own, as the office may have the first one already.
 */
export class PressId {
  #id = mintId();
  #tried: string | null = null;

  /** The id for what the form says now. */
  of(said: unknown): OpaqueId {
    const text = JSON.stringify(said);
    if (this.#tried !== null && this.#tried !== text) this.#id = mintId();
    this.#tried = text;
    return this.#id;
  }
}
