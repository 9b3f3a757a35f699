import { startProgram } from './program.js';

/**
 * Starts an nginx.
 *
 * @param http the content of its `http` block
 * @param files certificates and other files that the block names, by name
 * @param port the last port that it listens on
 * @returns a function that ends it
 * @throws if nginx is not installed; the message has the command that installs it
 */
export function startNginx(
  http: string,
  files: Readonly<Record<string, string>>,
  port: number,
): Promise<() => Promise<void>> {
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${name};`)
    .join('\n');
  const conf = `daemon off; pid nginx.pid; error_log stderr warn;
events {}
http {
access_log off;
${folders}
${http}
}
`;
  return startProgram({
    name: 'nginx',
    args: ['-e', 'stderr', '-p', '.', '-c', 'nginx.conf'],
    files: { ...files, 'nginx.conf': conf },
    port,
  });
}
