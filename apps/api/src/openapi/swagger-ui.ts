import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { StreamableFile } from '@nestjs/common';
import { PRODUCT_NAME } from '@repo/settings';

/*
 * The files of Swagger UI, from @fastify/swagger-ui. The plugin in that package is not used: its routes would bypass the
 * guards, and it serves only a document that @fastify/swagger generates.
 */
const require = createRequire(import.meta.url);
/** The paths of these files. No module imports them, so scripts/standalone.js adds them to the image from this list. */
export const swaggerUiFiles = {
  script: require.resolve('@fastify/swagger-ui/static/swagger-ui-bundle.js'),
  style: require.resolve('@fastify/swagger-ui/static/swagger-ui.css'),
};

/**
 * Streams a file of Swagger UI in small writes. packages/http-edge closes connections that stall, and a slow client makes
 * progress only when it has read a whole write.
 */
export function swaggerUiFile(name: keyof typeof swaggerUiFiles): StreamableFile {
  return new StreamableFile(createReadStream(swaggerUiFiles[name]));
}

/** The policy of the page (CSP 3). It allows scripts and styles of this API, their `data:` icons, and calls to this API. */
export const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const DOCS_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${PRODUCT_NAME} API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<noscript><p>This page needs JavaScript. The document is <a href="/openapi.json">openapi.json</a>.</p></noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

/**
 * Starts Swagger UI. Calls go to the API that served the page. They omit the browser's credentials; otherwise a Basic
 * challenge would open the browser's password dialog (Fetch §4.9).
 */
export const DOCS_START = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  displayRequestDuration: true,
  validatorUrl: null,
  requestInterceptor: (request) => Object.assign(request, { credentials: 'omit' }),
});
`;
