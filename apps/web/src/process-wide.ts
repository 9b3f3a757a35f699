/**
 * Returns a value of which the process has only one. Next bundles proxy.ts separately from the pages, so a module that both
 * import exists twice.
 *
 * @param name of the value, unique in the application
 * @param make makes the value on first use
 */
export function processWide<T>(name: string, make: () => T): T {
  const key = Symbol.for(`web/${name}`);
  const values: Record<symbol, unknown> = Object(globalThis);
  values[key] ??= make();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `make` of the same name wrote it
  return values[key] as T;
}
