/**
 * Loaded into each contender with `--import`, so that a process answers for itself, on every platform:
 * the CPU time it has used so far (all its threads, microseconds) and its resident memory (bytes).
 */
export interface Usage {
  cpu: number;
  memory: number;
}

process.on('message', (message) => {
  if (message !== 'usage') return;
  const { user, system } = process.cpuUsage();
  const usage: Usage = { cpu: user + system, memory: process.memoryUsage.rss() };
  process.send?.(usage);
});

// The benchmark has gone: nothing that it started outlives it.
process.on('disconnect', () => process.exit());
