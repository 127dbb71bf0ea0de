import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/*
 * The server answers and never asks: it has no webhook, no mail, no look-up of a name, nothing that tells another computer that
 * something was recorded (docs/decisions/0161).
 */

const HERE = fileURLToPath(new URL('./', import.meta.url));

/** What can reach another computer, by the words in which a program takes it. */
const REACHES =
  /(?<![\w.#])fetch\s*\(|globalThis\.fetch|\bXMLHttpRequest\b|\bnew (?:WebSocket|EventSource)\b|\bfrom '(?:node:)?(?:https|http2|tls|dgram|dns|dns\/promises|undici|got|axios|node-fetch|nodemailer|web-push)'|\bimport\('(?:node:)?(?:http|https|http2|net|tls|dgram|dns|undici)'|\bhttp\.(?:get|request)\b|\bnet\.(?:connect|createConnection)\b/;

/** Ours of `node:http` and `node:net` are types, and whether a text is an address. */
const FROM_NET = /import (?!type )\{([^}]*)\} from '(?:node:)?(?:http|net)'/;

function reaching(source: string): readonly string[] {
  const asked = REACHES.exec(source)?.[0];
  const taken = (FROM_NET.exec(source)?.[1] ?? '').split(',').map((name) => name.trim());
  return [...(asked === undefined ? [] : [asked]), ...taken.filter((name) => name !== '' && name !== 'isIP')];
}

/** Started by a person in a shell, before the server is: it looks for a free port of this machine. */
const BEFORE_THE_SERVER: ReadonlySet<string> = new Set(['cli/start.mjs', 'cli/prepare.mjs']);

it('asks no other computer for anything', () => {
  const sources = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(?:ts|mjs)$/.test(path) && !/\.(?:test|fixture|setup)\.ts$/.test(path))
    .filter((path) => !BEFORE_THE_SERVER.has(path));
  expect(sources.length).toBeGreaterThan(200);
  const found = sources.flatMap((path) => {
    const words = reaching(readFileSync(HERE + path, 'utf8'));
    return words.length === 0 ? [] : [`${path}: ${words.join(', ')}`];
  });
  expect(found).toEqual([]);
});

it.each([
  "await fetch('https://a.example')",
  "import { request } from 'node:https';",
  "import { createConnection } from 'node:net';",
  "import http, { get } from 'node:http'; http.get('x')",
  "const { request } = await import('node:http');",
  "import nodemailer from 'nodemailer'",
])('finds what would: %s', (source) => {
  expect(reaching(source)).not.toEqual([]);
});
