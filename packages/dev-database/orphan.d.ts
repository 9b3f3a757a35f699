/**
 * Calls back once the parent process is gone. A parent that is killed cannot end its children, so they have to notice.
 *
 * @param command pid of the command that this process belongs to, if the end of the command counts too. That is noticed
 *   even if the parent was gone before this call.
 */
export declare function onOrphaned(callback: () => void, command?: number): void;

/**
 * Calls back once npm is gone. An npm that is killed cannot end its children, so they have to notice. Does nothing in a
 * process that was started without npm, which may outlive its shell.
 */
export declare function onNpmGone(callback: () => void): void;
