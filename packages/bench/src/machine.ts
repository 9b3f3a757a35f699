import { arch, availableParallelism, cpus, platform } from 'node:os';

/** Describes this machine, for the report. */
export const machine = () =>
  `Node ${process.versions.node}, ${platform()} ${arch()}, ${availableParallelism()} × ${
    cpus()[0]?.model.trim() ?? 'unknown processor'
  }`;
