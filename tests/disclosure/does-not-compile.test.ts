import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const DOMAIN = fileURLToPath(new URL('../../src/domain/', import.meta.url));

/** Compiles one file of the domain after a change to its text, and returns the messages about that file. */
function errorsAfter(file: string, change: (source: string) => string): string[] {
  const path = DOMAIN + file;
  const changed = change(readFileSync(path, 'utf8'));
  const configPath = `${DOMAIN}tsconfig.json`;
  const config = ts.parseJsonConfigFileContent(
    ts.readConfigFile(configPath, ts.sys.readFile).config,
    ts.sys,
    DOMAIN,
  );
  const host = ts.createCompilerHost(config.options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === path ? ts.createSourceFile(name, changed, ts.ScriptTarget.ES2023) : read(name, ...rest);
  const program = ts.createProgram([path], config.options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(path))
    .map((one) => ts.flattenDiagnosticMessageText(one.messageText, ' '));
}

describe('what must not compile', () => {
  it('compiles as it stands', () => {
    expect(errorsAfter('disclosure/audiences.ts', (source) => source)).toEqual([]);
    expect(errorsAfter('records/reading.ts', (source) => source)).toEqual([]);
  });

  it('a category without a row of verdicts', () => {
    const errors = errorsAfter('disclosure/audiences.ts', (source) =>
      source.replace(/^ {2}defect: \[.*\],\n/m, ''),
    );
    expect(errors.join()).toContain("Property 'defect' is missing");
  });

  it('a category without a verdict for one audience', () => {
    const errors = errorsAfter('disclosure/audiences.ts', (source) =>
      source.replace('defect: [S, S, S, S, S, S, S, S, D, S]', 'defect: [S, S, S, S, S, S, S, S, D]'),
    );
    expect(errors.length).toBeGreaterThan(0);
  });

  it('a field without a category, and one with a category that does not exist', () => {
    const without = errorsAfter('records/reading.ts', (source) =>
      source.replace("choice('measurement', 'What is measured',", "choice('What is measured',"),
    );
    expect(without.length).toBeGreaterThan(0);
    const unknown = errorsAfter('records/reading.ts', (source) =>
      source.replaceAll("'measurement'", "'measure'"),
    );
    expect(unknown.length).toBeGreaterThan(0);
  });

  it('typed words that choose a category shared with outside audiences', () => {
    const errors = errorsAfter('records/conduct-note.ts', (source) =>
      source.replace("restrictedText('conduct'", "restrictedText('defect'"),
    );
    expect(errors.length).toBeGreaterThan(0);
  });

  it('a projection that anyone but disclose() makes', () => {
    const errors = errorsAfter('packs/pack-document.ts', (source) => {
      const forged = "const forged: Disclosed<'contractor'> = { id: 'a', kind: 'b', home: 'c', body: {} };";
      return `${source}\n${forged}\npackDocument(forged, 'contractor', null);\n`;
    });
    expect(errors.join()).toContain('made');
  });

  it('a category without an answer to "may a standing rule release it", and row 14 with a yes', () => {
    const without = errorsAfter('sharing/rule-answers.ts', (source) =>
      source.replace("  money: 'never',\n", ''),
    );
    expect(without.join()).toContain("Property 'money' is missing");
    const safeguarding = errorsAfter('sharing/rule-answers.ts', (source) =>
      source.replace("safeguarding: 'never'", "safeguarding: ['office']"),
    );
    expect(safeguarding.length).toBeGreaterThan(0);
  });

  it('an audience without a purpose', () => {
    const none = errorsAfter('sharing/purposes.ts', (source) =>
      source.replace("  neighbour: ['property-facts'],\n", '  neighbour: [],\n'),
    );
    expect(none.length).toBeGreaterThan(0);
    const left = errorsAfter('sharing/purposes.ts', (source) =>
      source.replace("  neighbour: ['property-facts'],\n", ''),
    );
    expect(left.join()).toContain("Property 'neighbour' is missing");
  });

  it('an approval that anyone but approvalFor() makes', () => {
    const errors = errorsAfter('disclosure/verdicts.ts', (source) => {
      const facts = `route: 'approval', record: id, pointer: '', categories: [], audience: 'office', purpose: 'case-work',
        recipient: id, until: day, askedBy: id, approvedBy: id`;
      return `${source}\nexport const forge = (id: OpaqueId, day: LocalDate): Release => ({ ${facts} });\n`;
    });
    expect(errors.join()).toContain('[approved]');
  });
});
