import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');
const { resolve } = createRequire(import.meta.url);

/** Matches a `ts` block of a README and the file name on the line above it. */
const BLOCK = /`([\w-]+\.ts)`:\n\n```ts\n(.*?)^```$/gms;

/** Strict, without the types of Node.js, and without `skipLibCheck`, so that the packages' types are checked too. */
const OPTIONS = { strict: true, target: 'es2023', lib: ['es2023', 'dom'], types: [], rootDir: '.' };

/** The environment without the settings that npm passes on to the programs that it runs. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_')),
);

function npm(folder: string, ...args: string[]): void {
  execFileSync('npm', args, {
    cwd: folder,
    env,
    stdio: 'pipe',
    shell: process.platform === 'win32',
  });
}

/** An empty project outside of this repository, for the packages and for the code of their READMEs. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), 'project-'));

  /** Packs our packages and zod, and installs them without a registry. */
  install(): void {
    this.write('package.json', '{ "private": true, "type": "module" }');
    const pack = ['pack', '--pack-destination', this.folder];
    npm(root, ...pack, '--workspace=@repo/errors', '--workspace=@repo/api-client');
    npm(root, ...pack, dirname(resolve('zod/package.json')));
    const packed = readdirSync(this.folder).filter((name) => name.endsWith('.tgz'));
    npm(
      this.folder,
      'install',
      '--offline',
      '--no-audit',
      '--no-fund',
      ...packed.map((name) => `./${name}`),
    );
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  /**
   * Writes the TypeScript of a package's README into a folder of the package's name.
   *
   * @param apiUrl replaces the address of the API
   */
  writeReadme(name: string, apiUrl: string): void {
    const readme = readFileSync(join(root, 'packages', name, 'README.md'), 'utf8');
    for (const [, file = '', code = ''] of readme.matchAll(BLOCK)) {
      this.write(join(name, file), code.replaceAll('http://localhost:3001', apiUrl));
    }
  }

  /** Compiles the project into `out`. @returns the errors, empty if there are none */
  compile(options: object): string {
    const compilerOptions = { ...OPTIONS, outDir: 'out', ...options };
    this.write('tsconfig.json', JSON.stringify({ compilerOptions, exclude: ['out'] }));
    const args = [resolve('typescript/bin/tsc'), '--project', this.folder];
    return spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
