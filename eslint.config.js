import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const ours = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/ban-ts-comment': 'error',
  'no-restricted-exports': ['error', { restrictDefaultExports: { direct: false } }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
  'no-empty': ['error', { allowEmptyCatch: false }],
};

/*
 * Rules that need types. In .ts files oxlint looks at them (.oxlintrc.json), in seconds. It cannot in components, and
 * here it takes minutes: so components are looked at in the long run (`npm run check:lint:screens`).
 */
const typed = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
};
const typedScreens = {
  files: ['src/**/*.svelte'],
  languageOptions: {
    parserOptions: { project: ['src/tsconfig.json'], extraFileExtensions: ['.svelte'] },
  },
  rules: typed,
};

// The domain has no clock and no chance of its own: both come in as arguments.
const pure = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Pass the instant in.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass the instant in.' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Pass chance in.',
  },
];

export default ts.config(
  { ignores: ['node_modules', 'dist', 'data', 'test-results', 'playwright-report', '.svelte-kit'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ['src/**/*.ts', 'src/**/*.svelte', 'sync-server/**/*.ts', 'tests/**/*.ts'],
    rules: ours,
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser }, globals: { ...globals.browser } },
    rules: { 'svelte/no-at-html-tags': 'error' },
  },
  {
    files: ['src/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...pure] },
  },
  ...(process.env['TYPED_SCREENS'] === '1' ? [typedScreens] : []),
  { files: ['**/*.mjs', '*.js', '*.cjs'], languageOptions: { globals: { ...globals.node } } },
);
