import { brotliCompressSync, gzipSync } from 'node:zlib';

/** The number of files, and their total size in bytes with each compression. */
interface Weight {
  files: number;
  gzip: number;
  brotli: number;
}

/** Finds the opening tags of an element in a page. Good enough for the HTML of our servers. */
const tags = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'gi'))].map(([tag]) => tag);

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`, 'i')
    .exec(tag)?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

const distinct = (values: (string | undefined)[]) => [
  ...new Set(values.filter((value) => value !== undefined)),
];

/** Finds the scripts that a current browser loads for a page: every `src` and preload, but no `nomodule` script. */
export const scriptsOf = (html: string): string[] =>
  distinct([
    ...tags(html, 'script')
      .filter((tag) => !/\snomodule\b/i.test(tag))
      .map((tag) => attribute(tag, 'src')),
    ...tags(html, 'link')
      .filter(
        (tag) => attribute(tag, 'as') === 'script' || attribute(tag, 'rel') === 'modulepreload',
      )
      .map((tag) => attribute(tag, 'href')),
  ]);

export const stylesOf = (html: string): string[] =>
  distinct(
    tags(html, 'link')
      .filter((tag) => attribute(tag, 'rel') === 'stylesheet')
      .map((tag) => attribute(tag, 'href')),
  );

/** Fetches the files and measures their sizes. Throws if the response to one is not a 200. */
export async function weigh(page: string, files: string[]): Promise<Weight> {
  const bodies = await Promise.all(
    files.map(async (file) => {
      const response = await fetch(new URL(file, page));
      if (response.status !== 200) throw new Error(`${file}: ${response.status}`);
      return Buffer.from(await response.arrayBuffer());
    }),
  );
  const sum = (size: (body: Buffer) => number) =>
    bodies.reduce((total, body) => total + size(body), 0);
  return {
    files: bodies.length,
    gzip: sum((body) => gzipSync(body).length),
    brotli: sum((body) => brotliCompressSync(body).length),
  };
}
