/**
 * Calls back once the parent process is gone: if it is killed, it cannot end its children.
 *
 * @param command pid of the command that this process belongs to, if its end counts too. It is noticed even if the parent was
 *   gone before this call.
 */
export declare function onOrphaned(callback: () => void, command?: number): void;

/**
 * Calls back once npm is gone, if npm started this process: if it is killed, it cannot end its children. A process that was
 * started without npm may outlive its shell.
 */
export declare function onNpmGone(callback: () => void): void;
