// For `node --import`: a server that its starter leaves behind would keep its port from the next start.
import { onOrphaned } from '@repo/dev-database';

onOrphaned(() => process.kill(process.pid, 'SIGTERM'));
