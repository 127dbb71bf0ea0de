import type { Page } from '@playwright/test';

/** A small real JPEG of a wall with spots on it, drawn by the browser. */
export async function smallPicture(page: Page, seed: number): Promise<Buffer> {
  const base64 = await page.evaluate((turn) => {
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 480;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = `hsl(${String(30 + turn * 8)} 18% 78%)`;
    context.fillRect(0, 0, 640, 480);
    for (let spot = 0; spot < 160; spot += 1) {
      context.fillStyle = `rgb(40 48 36 / ${String(0.15 + (spot % 7) / 14)})`;
      context.fillRect((spot * 37 * turn) % 420, (spot * 53) % 300, 6 + (spot % 9), 6 + (spot % 5));
    }
    return canvas.toDataURL('image/jpeg', 0.85).split(',')[1] ?? '';
  }, seed);
  return Buffer.from(base64, 'base64');
}
