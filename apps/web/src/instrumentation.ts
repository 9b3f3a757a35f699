/** Runs once, before the server takes a request. Next builds it for its edge runtime too, which reads no settings. */
export async function register() {
  if (process.env['NEXT_RUNTIME'] === 'nodejs') {
    const { checkSettings } = await import('./check-settings');
    checkSettings();
  }
}
