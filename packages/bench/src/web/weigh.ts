import { brotliCompressSync, gzipSync } from 'node:zlib';
import { attribute, tags } from './tags.js';

/** Bytes of all files of one kind that a page names, as they are and compressed. */
export interface Weight {
  files: number;
  raw: number;
  gzip: number;
  brotli: number;
}

const distinct = (values: (string | undefined)[]) => [
  ...new Set(values.filter((value) => value !== undefined)),
];

/** The scripts that a browser of today loads for this page: those named, those preloaded, no `nomodule`. */
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

/** Fetches the files and weighs them. Throws when one does not answer 200. */
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
    raw: sum((body) => body.length),
    gzip: sum((body) => gzipSync(body).length),
    brotli: sum((body) => brotliCompressSync(body).length),
  };
}
