/**
 * CPU time of a process so far (all threads, microseconds), and its resident memory (bytes). This file is loaded into each
 * contender with `--import`, so that each process reports its own usage, on every platform.
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

// The benchmark has ended, so its child processes end too.
process.on('disconnect', () => process.exit());
