import { createHash } from 'node:crypto';
import { PRODUCT_NAME } from '@repo/settings';
import { DOCS_SCRIPT } from './docs-script.js';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
details { border-top: 1px solid light-dark(#ddd, #333); }
summary { padding: .6rem 0; cursor: pointer; }
summary, table, pre, textarea, input, select { font-family: ui-monospace, monospace; font-size: .875rem; }
summary b { display: inline-block; width: 4.5rem; }
label { display: block; margin: .5rem 0; }
label input, label textarea, label select { display: block; box-sizing: border-box; width: 100%; padding: .4rem; }
th { text-align: start; padding-inline-end: 1rem; vertical-align: top; }
button { padding: .5rem 1rem; }
pre { overflow-x: auto; }
`;

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing runs in the page but its own script, and that reaches nothing but this API. */
export const DOCS_POLICY = [
  "default-src 'none'",
  `script-src ${hash(DOCS_SCRIPT)}`,
  `style-src ${hash(STYLE)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The API to try: a page of its own, for which no other host is asked. */
export const DOCS_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${PRODUCT_NAME} API</title>

<style>${STYLE}</style>
</head>
<body>
<h1>${PRODUCT_NAME} API</h1>
<p>Described in <a href="/openapi.json">openapi.json</a>. What you send here goes to this API, with this credential:</p>
<label>Scheme
<select id="scheme"><option value="">none</option><option>Bearer</option><option>Basic</option><option>ApiKey</option></select>
</label>
<label>Credential: an access token, e-mail:password, or an API key
<input id="credential" type="password" autocomplete="off">
</label>
<main><noscript><p>This page needs JavaScript; openapi.json does not.</p></noscript></main>
<script type="module">${DOCS_SCRIPT}</script>
</body>
</html>
`;
