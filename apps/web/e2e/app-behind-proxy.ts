import { type TcpProxy, tcpProxy } from '@repo/testing';
import { type App, useApp } from './app';

/** An application of its own for the tests of a file, whose connections to the database a test can cut. */
export function appBehindProxy(): { app: App; database: Pick<TcpProxy, 'cut' | 'restore'> } {
  let proxy: TcpProxy;
  const app = useApp({
    async line(databaseUrl) {
      proxy = await tcpProxy(databaseUrl);
      return proxy.url;
    },
  });
  return { app, database: { cut: () => proxy.cut(), restore: () => proxy.restore() } };
}
