import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { StreamableFile } from '@nestjs/common';
import { PRODUCT_NAME } from '@repo/settings';

/*
 * Swagger UI's files, as @fastify/swagger-ui carries them. Its plugin is not registered: its routes would bypass the
 * guards, and it serves a document that @fastify/swagger makes.
 */
const require = createRequire(import.meta.url);
/** Their paths. They are read and not imported, so scripts/standalone.js adds them to the image by this list. */
export const swaggerUiFiles = {
  script: require.resolve('@fastify/swagger-ui/static/swagger-ui-bundle.js'),
  style: require.resolve('@fastify/swagger-ui/static/swagger-ui.css'),
};

/** One of Swagger UI's files. In pieces, so that a slow client is seen to make progress (packages/http-edge). */
export function swaggerUiFile(name: keyof typeof swaggerUiFiles): StreamableFile {
  return new StreamableFile(createReadStream(swaggerUiFiles[name]));
}

/**
 * What the page may do (CSP 3): run this API's scripts, use its style sheet, whose icons are `data:` URLs, and call this
 * API.
 */
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
<noscript><p>This page needs JavaScript. The same is in <a href="/openapi.json">openapi.json</a>.</p></noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

/**
 * Starts Swagger UI. Calls go to the API that served the page. They omit the browser's own credentials: with them, a Basic
 * challenge would open the browser's password window (Fetch §4.9).
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
