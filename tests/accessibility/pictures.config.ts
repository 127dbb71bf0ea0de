import shared from '../../playwright.config.ts';

/** The same phone and desk as the tests; the pictures alone, which no gate waits for. */
export default {
  ...shared,
  testDir: '.',
  globalSetup: '../journeys/support/demo-made-once.ts',
  testMatch: '*.pictures.ts',
  timeout: 600_000,
  // Apart from the tests' own, which may run at the same time.
  outputDir: '../../test-results-pictures',
  projects: (shared.projects ?? []).map((project) => ({
    ...project,
    testMatch:
      project.name === 'desk'
        ? 'desk.pictures.ts'
        : ['phone', 'trouble', 'long-names', 'readme'].map((name) => `${name}.pictures.ts`),
    testIgnore: [],
  })),
};
