/** One recorded scenario: requests, in order. */
export interface Scenario {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly tags: readonly string[];
}
/** What a server answered, in a form that two servers can be compared by. */
export type Transcript = unknown;
export function runScenario(
  scenario: Scenario,
  options: { base: string; admin: string; runId: string; index: number; wait: number },
): Promise<Transcript>;
/** One sentence for each difference. */
export function diffScenario(scenario: Scenario, recorded: unknown, actual: Transcript): readonly string[];
export function newRunId(): string;
export function pool<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]>;
