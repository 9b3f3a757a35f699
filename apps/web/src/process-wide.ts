/**
 * One value for the whole process. Next bundles proxy.ts apart from the pages, so a module that both import exists
 * twice; what the process remembers must not.
 *
 * @param name what names the value, in the whole application
 * @param make makes it for whoever asks first
 */
export function processWide<T>(name: string, make: () => T): T {
  const key = Symbol.for(`web/${name}`);
  const values: Record<symbol, unknown> = Object(globalThis);
  values[key] ??= make();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `make` of the same name wrote it
  return values[key] as T;
}
