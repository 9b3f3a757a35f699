/** What the benchmark gave this contender. Throws when the file was started by hand without it. */
export function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: contenders are started by bench`);
  return value;
}
