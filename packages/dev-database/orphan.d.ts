/** Calls back once the parent process is gone: if it is killed, it cannot end its children. */
export declare function onOrphaned(callback: () => void): void;

/**
 * Calls back once npm is gone, if npm started this process: if it is killed, it cannot end its children. A process that was
 * started without npm may outlive its shell.
 */
export declare function onNpmGone(callback: () => void): void;
