/** One line: labels as `a="b",c="d"`, or none. `suffix` is added to the metric's name. */
export interface Sample {
  readonly suffix?: string;
  readonly labels: string;
  readonly value: number;
}

export interface Metric {
  readonly name: string;
  /** One sentence without a backslash or a line's end. */
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly samples: readonly Sample[];
}

export const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** The text format of Prometheus, version 0.0.4. */
export function lines(metrics: readonly Metric[]): string {
  return metrics
    .flatMap(({ name, help, type, samples }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${type}`,
      ...samples.map(
        ({ suffix = '', labels, value }) =>
          `${name}${suffix}${labels === '' ? '' : `{${labels}}`} ${String(value)}`,
      ),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

/** Counts values by how large they are. */
export class Histogram {
  readonly #bounds: readonly number[];
  readonly #counts: number[];
  #sum = 0;
  #count = 0;

  /** `bounds` in rising order; what is beyond the last is counted too. */
  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
    this.#counts = bounds.map(() => 0);
  }

  add(value: number): void {
    const bucket = this.#bounds.findIndex((bound) => value <= bound);
    if (bucket >= 0) this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#sum += value;
    this.#count += 1;
  }

  samples(labels: string): readonly Sample[] {
    const before = labels === '' ? '' : `${labels},`;
    let upTo = 0;
    const buckets = this.#bounds.map((bound, index) => {
      upTo += this.#counts[index] ?? 0;
      return { suffix: '_bucket', labels: `${before}le="${bound}"`, value: upTo };
    });
    return [
      ...buckets,
      { suffix: '_bucket', labels: `${before}le="+Inf"`, value: this.#count },
      { suffix: '_sum', labels, value: this.#sum },
      { suffix: '_count', labels, value: this.#count },
    ];
  }
}
