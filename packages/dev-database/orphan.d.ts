/** Calls back once when the process that started this one is gone, killed with no time to end its children. */
export declare function onOrphaned(callback: () => void): void;

/**
 * Calls back when npm, which started this process, is gone: killed, it could not end what it had started. A process
 * that was started without npm may outlive its shell.
 */
export declare function onNpmGone(callback: () => void): void;
