// The page's own rules: one door to Tauri, features apart from each other, words in one place, nothing kept in the browser.
import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const JAPANESE = '/[\\u3040-\\u30ff\\u3400-\\u9fff]/'
const FEATURES = ['unlock', 'import', 'people', 'decisions', 'batches', 'returns']

const words = {
  'no-restricted-syntax': [
    'error',
    { selector: `Literal[value=${JAPANESE}]`, message: 'Japanese words belong in src/words/ja.ts.' },
    { selector: `JSXText[value=${JAPANESE}]`, message: 'Japanese words belong in src/words/ja.ts.' },
    { selector: "CallExpression[callee.property.name='mutate'] Property[key.name='onSuccess']", message: 'A callback given to mutate goes with its screen; give it to useWrite.' },
    { selector: `TemplateElement[value.raw=${JAPANESE}]`, message: 'Japanese words belong in src/words/ja.ts.' },
  ],
}
const noTauri = { group: ['@tauri-apps/*'], message: 'Only src/bridge/tauri.ts talks to Tauri.' }

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.*', 'src/api/generated.ts'] },
  js.configs.recommended,
  tseslint.configs.strict,
  reactHooks.configs.flat['recommended-latest'],
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-restricted-globals': ['error', 'localStorage', 'sessionStorage', 'indexedDB', 'fetch', 'XMLHttpRequest', 'WebSocket'],
      'no-console': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // A full-width blank parts a number from a name on screen.
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true }],
    },
  },
  // The journey through the real window runs under Node, and speaks to the terminal. `document` is that of the page it drives.
  {
    files: ['tests/e2e/**'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', document: 'readonly' } },
    rules: { 'no-console': 'off' },
  },
  { files: ['src/**'], ignores: ['src/words/**'], rules: words },
  { files: ['src/**'], ignores: ['src/bridge/**', 'src/features/**'], rules: { 'no-restricted-imports': ['error', { patterns: [noTauri] }] } },
  ...FEATURES.map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            noTauri,
            { group: FEATURES.filter((f) => f !== feature).map((f) => `**/${f}/*`), message: 'A feature never imports another.' },
            { group: ['**/app/*'], message: 'A feature does not know the frame around it.' },
          ],
        },
      ],
    },
  })),
)
