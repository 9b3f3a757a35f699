import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Packages that serve this repository, not the product. A product made from it does not have all of them. */
const ABOUT_US = new Set(['bench', 'checkout', 'conformance', 'generate', 'guides', 'init']);

/**
 * Lists the files in the test folders of the apps and packages.
 *
 * @param root folder of the repository
 * @param form pattern of the paths to list
 * @returns sorted paths from the root, with slashes
 */
export function testFiles(root: string, form: RegExp): string[] {
  const folders = ['apps', 'packages'].flatMap((top) =>
    readdirSync(join(root, top))
      .filter((name) => top === 'apps' || !ABOUT_US.has(name))
      .flatMap((name) =>
        readdirSync(join(root, top, name))
          .filter((folder) => folder === 'test' || folder === 'e2e')
          .map((folder) => `${top}/${name}/${folder}`),
      ),
  );
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (file) => `${folder}/${file.replaceAll('\\', '/')}`,
      ),
    )
    .filter((file) => form.test(file))
    .toSorted();
}
