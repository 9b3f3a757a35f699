// @ts-check
/*
 * Makes `.standalone`: the files that the API and its migration step need, laid out as in the repository. It follows the
 * imports of these two programs, as `next build` does for the web app.
 */
import { nodeFileTrace } from '@vercel/nft';
import { cp, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { swaggerUiFiles } from '../dist/openapi/swagger-ui.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const programs = ['apps/api/dist/main.js', 'apps/api/dist/migrate.js'];

const { fileList } = await nodeFileTrace(
  programs.map((file) => join(root, file)),
  {
    base: root,
    ts: false,
    // NestJS loads this package when no platform is given. The API runs on Fastify.
    ignore: ['node_modules/@nestjs/platform-express/**'],
  },
);

const standalone = join(root, 'apps/api/.standalone');
await rm(standalone, { recursive: true, force: true });
const assets = Object.values(swaggerUiFiles).map((path) => relative(root, path));
for (const file of [...fileList, ...assets]) {
  await cp(join(root, file), join(standalone, file), { verbatimSymlinks: true });
}
