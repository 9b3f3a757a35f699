import { moveClock } from './moved-clock.js';

// Loaded into a server before its own code, by `movedClock` in servers.ts.
moveClock(Number(process.env['CLOCK_AHEAD']));
