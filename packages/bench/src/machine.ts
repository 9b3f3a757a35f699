import { arch, availableParallelism, cpus, platform } from 'node:os';

/** What the figures were taken on: they say little without it. */
export const machine = () =>
  `Node ${process.versions.node}, ${platform()} ${arch()}, ${availableParallelism()} × ${
    cpus()[0]?.model.trim() ?? 'unknown processor'
  }`;
