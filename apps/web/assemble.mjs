// `next build` leaves the static files out of the standalone server's folder; this puts them there,
// so that the folder is the whole app: here, in the tests and in the image.
import { cp } from 'node:fs/promises';

const standalone = new URL('.next/standalone/apps/web/', import.meta.url);
await cp(new URL('.next/static', import.meta.url), new URL('.next/static', standalone), {
  recursive: true,
});
