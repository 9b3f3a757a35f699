import { DEMO_ACCOUNTS, DEMO_PASSWORD as password } from '@repo/db';
import { startApi, startWeb } from '@repo/testing';
import { machine } from '../machine.js';
import { table } from '../table.js';
import { startMinimalApp } from './minimal-app.js';
import { signIn } from './sign-in.js';
import { scriptsOf, stylesOf, weigh } from './weigh.js';

/**
 * Maximum sizes of `/login` and `/account` (gzip, KiB). The scripts are a little above the minimum of the framework; the
 * styles are those of the whole app, because Next.js puts them into one file.
 */
const budget = { scripts: 140, styles: 8 };

const kibibytes = (bytes: number) => bytes / 1024;
const one = (bytes: number) => kibibytes(bytes).toFixed(1);

async function weighPage(url: string, cookie = '') {
  const response = await fetch(url, { headers: { Accept: 'text/html', Cookie: cookie } });
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
  const html = await response.text();
  return {
    scripts: await weigh(url, scriptsOf(html)),
    styles: await weigh(url, stylesOf(html)),
  };
}

const minimal = await startMinimalApp();
const api = await startApi({ env: {} });
const web = await startWeb({ env: {}, apiUrl: api.url });
try {
  const [{ email }] = DEMO_ACCOUNTS;
  const cookie = await signIn(web.url, { email, password });
  const pages = [
    { name: 'minimal app, an empty page', ...(await weighPage(minimal.url)) },
    { name: '/login', ...(await weighPage(`${web.url}/login`)) },
    { name: '/account, signed in', ...(await weighPage(`${web.url}/account`, cookie)) },
  ];
  const header = ['KiB', 'scripts, gzip', 'scripts, brotli', 'files', 'styles, gzip'];
  const lines = pages.map(({ name, scripts, styles }) => [
    name,
    one(scripts.gzip),
    one(scripts.brotli),
    String(scripts.files),
    one(styles.gzip),
  ]);
  process.stdout.write(`${machine()}\n\n${table(header, lines)}\n`);

  for (const { name, scripts, styles } of pages.slice(1)) {
    const heavy =
      kibibytes(scripts.gzip) > budget.scripts || kibibytes(styles.gzip) > budget.styles;
    if (!heavy) continue;
    process.stderr.write(
      `${name}: over ${budget.scripts} KiB of scripts or ${budget.styles} of styles\n`,
    );
    process.exitCode = 1;
  }
} finally {
  await Promise.all([minimal.stop(), web.stop(), api.stop()]);
}
