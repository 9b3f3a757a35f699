export { runCommand } from './command.js';
export { freshDatabase } from './databases.js';
export { developmentEnvironment } from './environment.js';
export { freePort } from './free-port.js';
export { type Database, openDatabase } from './open.js';
export { ownServer, type OwnServer } from './own-server.js';
