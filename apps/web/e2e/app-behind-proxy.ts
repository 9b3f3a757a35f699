import { type TcpProxy, tcpProxy } from '@repo/testing';
import { type App, useApp } from './app';

/** Starts an application for the tests of one file. `database` cuts and restores its connections to the database. */
export function appBehindProxy(): { app: App; database: Pick<TcpProxy, 'cut' | 'restore'> } {
  let proxy: TcpProxy;
  const app = useApp({
    async proxyDatabase(databaseUrl) {
      proxy = await tcpProxy(databaseUrl);
      return proxy.url;
    },
  });
  return { app, database: { cut: () => proxy.cut(), restore: () => proxy.restore() } };
}
