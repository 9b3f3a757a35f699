// @ts-check
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @param {string} path from this folder */
const pathOf = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The style sheets of src/ui/refusal-document.ts. Their class names stay as written, although most are CSS modules. */
const styles = [
  'design-tokens.css',
  'base.css',
  'site.module.css',
  'refusal-layout.module.css',
  'kind-label.module.css',
  'button.module.css',
].map((name) =>
  readFileSync(pathOf(`src/ui/${name}`), 'utf8').replaceAll(/\/\*.*?\*\/|\s+/gs, ' '),
);

/**
 * Bundles the server and its imports into one file that needs only Next.
 *
 * @param {'development' | 'production'} mode
 * @param {string} input
 * @param {string} file
 * @returns {import('rolldown').BuildOptions}
 */
export const serverBundle = (mode, input, file) => ({
  input: pathOf(input),
  output: { file: pathOf(file), codeSplitting: false },
  platform: 'node',
  external: ['next'],
  // As Next does for server code. Without this condition the package server-only throws.
  resolve: { conditionNames: ['react-server'] },
  transform: {
    define: {
      'process.env.NODE_ENV': JSON.stringify(mode),
      REFUSAL_STYLES: JSON.stringify(styles.join('')),
    },
  },
  logLevel: 'warn',
});
