import { describe, expect, it, vi } from 'vitest';
import { run } from './main.ts';

describe('npx homefile', () => {
  it.each([
    ['screen', 'Use: homefile screen FILE.jsonl'],
    ['rebuild', 'not built yet'],
    ['backup', 'Use: homefile backup'],
    ['restore', 'Use: homefile restore'],
    ['nonsense', 'Use: homefile <command>.'],
    ['', 'Use: homefile <command>.'],
    ['deadlines', 'Use: homefile deadlines FILE.json'],
  ])('answers the command "%s" with status 2 and one sentence', async (name, sentence) => {
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const status = await run([name], '/nowhere');
    const lines = written.mock.calls.map(([text]) => String(text));
    written.mockRestore();
    expect(status).toBe(2);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(sentence);
  });
});
