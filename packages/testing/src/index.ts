export { freePort, ownServer, type OwnServer } from '@repo/dev-database';
export { freshDatabase } from './database.js';
export { lockSessions, type LockedSessions } from './locked-sessions.js';
export { type MailServer, startMailServer } from './mail-server.js';
export { moveClock } from './moved-clock.js';
export { addUser, ageSession } from './users.js';
export { movedClock, startApi, startWeb, type TestServer } from './servers.js';
export { tcpProxy, type TcpProxy } from './tcp-proxy.js';
