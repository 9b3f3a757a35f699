import { cp, mkdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** The settings and the program with which an image is started. */
export interface Image {
  /** The image's settings (`ENV`). */
  readonly env: Readonly<Record<string, string>>;
  /** Path of the image's program (`CMD`), from the working directory. */
  readonly program: string;
}

/** Reads the instructions of the last stage, which alone determines the image. */
async function lastStage(dockerfile: string): Promise<[instruction: string, rest: string][]> {
  const lines = (await readFile(dockerfile, 'utf8')).replaceAll('\\\n', ' ').split('\n');
  const instructions = lines.filter((line) => /^[A-Z]+ /.test(line));
  return instructions
    .slice(instructions.findLastIndex((line) => line.startsWith('FROM ')))
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1).trim()]);
}

/**
 * Fills a folder with what a Dockerfile's last stage copies into the image, from the outputs of `npm run build`.
 *
 * @param root the repository's root, which is `/app` in the build stage
 * @throws for an instruction that is not supported here
 */
export async function makeImage(root: string, dockerfile: string, folder: string): Promise<Image> {
  const env: Record<string, string> = {};
  let program = '';
  for (const [instruction, rest] of await lastStage(join(root, dockerfile))) {
    if (instruction === 'COPY') await copy(root, rest, folder);
    else if (instruction === 'ENV') Object.assign(env, Object.fromEntries([rest.split('=')]));
    else if (instruction === 'CMD') [, program = ''] = JSON.parse(rest);
    else if (instruction === 'RUN') await makeFolder(rest, folder);
    else if (!['FROM', 'WORKDIR', 'USER', 'EXPOSE'].includes(instruction))
      throw new Error(`${dockerfile}: this test does not know ${instruction} ${rest}`);
  }
  return { env, program };
}

/** Follows `RUN install --directory <options> <folder>`: creates the folder. */
async function makeFolder(rest: string, folder: string): Promise<void> {
  const [, name] = /^install --directory (?:--\S+ )*(\S+)$/.exec(rest) ?? [];
  if (name === undefined) throw new Error(`This test does not know RUN ${rest}`);
  await mkdir(join(folder, name));
}

/** Follows `COPY --from=build /app/<path> <target>`: copies a file, or the content of a folder. */
async function copy(root: string, rest: string, folder: string): Promise<void> {
  const [, path, target] = /^--from=build \/app\/(\S+) (\S+)$/.exec(rest) ?? [];
  if (path === undefined || target === undefined)
    throw new Error(`This test does not know COPY ${rest}`);
  const source = join(root, path);
  const into = target.endsWith('/') && (await stat(source)).isFile() ? basename(source) : '';
  await cp(source, join(folder, target, into), { recursive: true, verbatimSymlinks: true });
}
