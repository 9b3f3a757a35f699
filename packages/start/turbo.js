// `node turbo.js run <task>`: Turborepo, and what it starts, with nothing told to anybody: neither it nor Next.js sends
// telemetry, or prints that it does. In plain JavaScript, because it runs before anything is built.
import './require-node.js';
import { createRequire } from 'node:module';

process.env.TURBO_TELEMETRY_DISABLED = '1';
process.env.NEXT_TELEMETRY_DISABLED = '1';

// npm that is killed ends nothing.
if (process.env.npm_lifecycle_event !== undefined) await import('./end-with-parent.js');

createRequire(import.meta.url)('turbo/bin/turbo');
