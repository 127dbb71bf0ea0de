import { SLOWER, type Bench } from './bench.ts';
import { keystrokeToDurable, throttle, type KeysTaken } from './probes.ts';

/**
 * The least that the same browser needs for a key: a field with nothing around it that puts what it holds, durably. The
 * page of the app is not slowed meanwhile: slowing keeps a core busy even for a page that does nothing.
 */
export async function bareKeystroke({ page, session }: Bench, keys: string): Promise<KeysTaken> {
  await throttle(session, 1);
  const field = await page.context().newPage();
  try {
    // The same server under another name: no worker of the app answers there.
    const address = new URL('/bench-field', page.url().replace('localhost', '127.0.0.1')).href;
    await field.route(address, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<textarea rows="6"></textarea>' }),
    );
    await field.goto(address);
    await throttle(await field.context().newCDPSession(field), SLOWER);
    await field.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('bench-field', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('field');
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(new Error('The bare database did not open.'));
        };
      });
      document.addEventListener('input', ({ target }) => {
        const tx = database.transaction('field', 'readwrite', { durability: 'strict' });
        if (target instanceof HTMLTextAreaElement) tx.objectStore('field').put(target.value, 'words');
        tx.commit();
      });
    });
    await field.locator('textarea').click();
    return await keystrokeToDurable(field, 'field', keys);
  } finally {
    await field.close();
    await throttle(session, SLOWER);
  }
}
