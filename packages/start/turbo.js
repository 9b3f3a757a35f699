// `node turbo.js run <task>`: runs Turborepo without telemetry of Turborepo or Next.js, and without notices about telemetry.
// Plain JavaScript, because it runs before anything is built.
import './prerequisites.js';
import { createRequire } from 'node:module';
import { onNpmGone } from '../dev-database/orphan.js';

process.env.TURBO_TELEMETRY_DISABLED = '1';
process.env.NEXT_TELEMETRY_DISABLED = '1';

onNpmGone(() => process.kill(process.pid, 'SIGTERM'));

createRequire(import.meta.url)('turbo/bin/turbo');
