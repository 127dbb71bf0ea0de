import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, devices } from '@playwright/test';
import { startDemoServer } from '../../journeys/support/server.ts';
import { addressSearch } from './address-search.ts';
import { HOMES, VISITS, type Bench, type PhoneLine } from './bench.ts';
import { planBusyDay } from './busy-day.ts';
import { screensAndKeys } from './capture.ts';
import { coldStart } from './cold-start.ts';
import { firstFill } from './first-fill.ts';
import { FRAMES } from './frames.ts';
import { serveLargeRegister } from './large-register.ts';
import { photoPipeline } from './photo-pipeline.ts';
import { PROBE } from './probes.ts';
import { simulatedDay } from './simulated-day.ts';

export type PhonePart = 'start' | 'search' | 'capture' | 'day';

/** Measures a phone with a full day on it, in a real Chromium with its main thread slowed: its first fill, and these parts. */
export async function measurePhone(
  executablePath: string | undefined,
  parts: readonly PhonePart[],
): Promise<readonly PhoneLine[]> {
  const server = await startDemoServer();
  const front = await serveLargeRegister(server.address, HOMES);
  const day = await planBusyDay(front.address, 'asha', VISITS);
  const profile = mkdtempSync(join(tmpdir(), 'homefile-bench-phone-'));
  const lines: PhoneLine[] = [];
  const open = async (): Promise<Bench> => {
    const context = await chromium.launchPersistentContext(profile, {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
      ...devices['Pixel 7'],
      locale: 'en-GB',
      timezoneId: 'Europe/London',
    });
    context.setDefaultTimeout(60_000);
    await context.addInitScript(PROBE);
    await context.addInitScript(FRAMES);
    const page = context.pages()[0] ?? (await context.newPage());
    const session = await context.newCDPSession(page);
    return {
      ...{ context, page, session, lines, address: front.address, documents: day.documents },
      packAskedAt: front.packAskedAt,
      reopen: async () => {
        await context.close();
        return open();
      },
    };
  };
  let bench = await open();
  try {
    await firstFill(bench);
    if (parts.includes('start')) bench = await coldStart(bench);
    else await bench.context.setOffline(true);
    if (parts.includes('search')) await addressSearch(bench);
    if (parts.includes('capture')) {
      await screensAndKeys(bench);
      await photoPipeline(bench);
    }
    if (parts.includes('day')) await simulatedDay(bench);
  } finally {
    await bench.context.close();
    await front.close();
    await server.remove();
    rmSync(profile, { recursive: true, force: true });
  }
  return lines;
}
