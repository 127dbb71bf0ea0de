import { performance } from 'node:perf_hooks';
import { Histogram, lines, type Metric } from './text-format.ts';

/** From a millisecond to the longest that anybody waits for. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The parts of the address space. A label is one of few words that stand here, never of what was asked. */
const AREAS = ['api', 'db', 'photos', 's', 'r', 'health', 'metrics'] as const;
type Area = (typeof AREAS)[number] | 'app';
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'COPY']);

/** What is asked for each time somebody looks. */
export interface Gauges {
  readonly requests: number;
  readonly feeds: number;
  /** Of the data folder: how large its database and log of writes are, and how much room the disk has. Null where it cannot tell. */
  readonly databaseBytes: number | null;
  readonly logBytes: number | null;
  readonly freeBytes: number | null;
  /** When the newest backup was taken, in seconds since 1970; null when none is known of. */
  readonly backupTakenAt: number | null;
}

/** Counts and durations of this process. Nothing in them names anybody, any home, or any address that was asked for. */
export class Metrics {
  readonly #started = Date.now() / 1000;
  readonly #answers = new Map<string, number>();
  readonly #seconds = new Map<Area, Histogram>();
  readonly #writes = new Histogram(BUCKETS);
  #failedWrites = 0;

  /** `route` is the pattern that a request met, or null. */
  answered(method: string, route: string | null, status: number, seconds: number): void {
    const kind = `method="${METHODS.has(method) ? method : 'other'}",status="${status}"`;
    this.#answers.set(kind, (this.#answers.get(kind) ?? 0) + 1);
    const area = areaOf(route);
    const histogram = this.#seconds.get(area) ?? new Histogram(BUCKETS);
    this.#seconds.set(area, histogram);
    histogram.add(seconds);
  }

  /** A write that is on the disk, from when it was asked for. */
  written(seconds: number): void {
    this.#writes.add(seconds);
  }

  /** A write that the disk did not take. */
  notWritten(): void {
    this.#failedWrites += 1;
  }

  /** In the text format of Prometheus. */
  text(gauges: Gauges): string {
    const { user, system } = process.cpuUsage();
    const metrics: Metric[] = [
      counter('homefile_http_requests_total', 'Answers, by method and status.', [...this.#answers]),
      {
        name: 'homefile_http_request_seconds',
        help: 'How long answers took, open feeds too, by part of the address space.',
        type: 'histogram',
        samples: [...this.#seconds].flatMap(([area, histogram]) => histogram.samples(`area="${area}"`)),
      },
      gauge('homefile_http_requests_in_progress', 'Requests being worked on.', gauges.requests),
      gauge('homefile_feeds_open', 'Feeds that wait for changes.', gauges.feeds),
      {
        name: 'homefile_write_seconds',
        help: 'From asking for a write to having it on the disk.',
        type: 'histogram',
        samples: this.#writes.samples(''),
      },
      counter('homefile_write_failures_total', 'Writes that the disk did not take.', [
        ['', this.#failedWrites],
      ]),
      gauge('homefile_database_bytes', 'Size of the database.', gauges.databaseBytes),
      gauge('homefile_log_bytes', 'Size of the log of writes beside it.', gauges.logBytes),
      gauge('homefile_disk_free_bytes', 'Room on the disk of the data folder.', gauges.freeBytes),
      gauge(
        'homefile_backup_taken_seconds',
        'When the newest backup was taken, in seconds since 1970.',
        gauges.backupTakenAt,
      ),
      counter('homefile_event_loop_busy_seconds_total', 'Time in which the process did something.', [
        ['', performance.eventLoopUtilization().active / 1000],
      ]),
      counter('process_cpu_seconds_total', 'Processor time.', [['', (user + system) / 1e6]]),
      gauge('process_resident_memory_bytes', 'Memory.', process.memoryUsage.rss()),
      gauge('process_start_time_seconds', 'Start, in seconds since 1970.', this.#started),
    ];
    return lines(metrics);
  }
}

function counter(name: string, help: string, samples: readonly (readonly [string, number])[]): Metric {
  return { name, help, type: 'counter', samples: samples.map(([labels, value]) => ({ labels, value })) };
}

function gauge(name: string, help: string, value: number | null): Metric {
  return { name, help, type: 'gauge', samples: value === null ? [] : [{ labels: '', value }] };
}

function areaOf(route: string | null): Area {
  const [, first] = (route ?? '').split('/');
  return AREAS.find((area) => area === first) ?? 'app';
}
