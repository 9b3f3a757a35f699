import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { inbound } from '../../server/inbound';
import { setAppFiles } from '../../src/app-files';

const none = { publicFile: () => undefined, sourceOf: () => undefined, has: () => false };

afterEach(() => setAppFiles(none));

test.each(['/sitemap/..', String.raw`/sitemap/\..\admin`, '/sitemap/0.rsc'])(
  'a path that Next would not take literally is escaped, even if a metadata file with parameters matches it: %s',
  (path) => {
    setAppFiles({ ...none, publicFile: (address) => ({ address }) });
    const request = Object.assign(new IncomingMessage(new Socket()), { url: `${path}?x=1` });
    inbound(request);
    expect(request.url).toBe(
      path.endsWith('.rsc') ? '/sitemap/0%2Ersc?x=1' : `/${encodeURIComponent(path.slice(1))}?x=1`,
    );
  },
);
