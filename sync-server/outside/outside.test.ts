import { expect, it } from 'vitest';
import { newSealKey, seal, unseal } from './seal.ts';
import { escapeHtml } from './escape-html.ts';

it('opens what was sealed, under its own key and for its own disclosure alone, and not with a bit changed', () => {
  const bytes = Buffer.from('What was told.');
  const key = newSealKey();
  const sealed = seal(bytes, key, 'one');
  expect(unseal(sealed, key, 'one')).toEqual(bytes);
  expect(sealed.includes(bytes)).toBe(false);
  expect(() => unseal(sealed, key, 'another')).toThrow();
  expect(() => unseal(sealed, newSealKey(), 'one')).toThrow();
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => unseal(changed, key, 'one')).toThrow();
  }
});

it('writes no words as markup', () => {
  expect(escapeHtml(`<img src=x onerror="a('b')">&`)).toBe(
    '&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;&amp;',
  );
});
