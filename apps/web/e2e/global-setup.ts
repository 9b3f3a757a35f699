import { startApp } from './app';
import { shareApp } from './shared-app';

/** Starts the application that the tests share. @returns a function that stops it */
export default async function setUp(): Promise<() => Promise<void>> {
  const app = await startApp();
  shareApp(app);
  return () => app.stop();
}
