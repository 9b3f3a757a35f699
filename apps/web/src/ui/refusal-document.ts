import { type ProblemKind, type Problem, kindOf } from '@repo/errors';
import { PRODUCT_NAME } from '@repo/settings';
import { requestIdOf } from '../api/problems';
import { kindWords } from '../problems/kind-words';
import { refusalWords } from '../problems/refusal-words';
import { kindIcons } from './kind-icons';

/** The style sheets of the page's classes (rolldown.config.js). */
declare const REFUSAL_STYLES: string;

interface StaticPage {
  readonly problem: Problem;
  /** Allows the page's styles. */
  readonly nonce: string;
  /** The address to try again. Without it, the page links to the start page. */
  readonly address?: string | undefined;
}

/** Makes an error page without Next. It looks like the app's own pages and loads only the icon. */
export function refusalDocument({ problem, nonce, address }: StaticPage): string {
  const kind = kindOf(problem);
  const { title, heading, why } = refusalWords(problem);
  const reference = `Request ID <code>${requestIdOf(problem)}</code> (include it when you report this)`;
  const paragraphs = [...why.map(escaped), reference].map((words) => `<p>${words}</p>`).join('');
  const [href, label] =
    address === undefined ? ['/', 'Go to the start page'] : [address, 'Try again'];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · ${PRODUCT_NAME}</title>
<link rel="icon" href="/icon.svg">
<style nonce="${nonce}">${REFUSAL_STYLES}</style>
<header class="header"><a href="/" class="name">${icon('credentials', 22)} ${PRODUCT_NAME}</a></header>
<main class="main">
<p class="label" data-kind="${kind}">${icon(kind, 28)} <span><span class="status">${problem.status}</span> ${kindWords[kind].word}</span></p>
<h1>${escaped(heading)}</h1>
<div class="why">${paragraphs}</div>
<div class="action"><a href="${escaped(href)}" class="button">${label}</a></div>
</main>
</html>
`;
}

function icon(kind: ProblemKind, size: number): string {
  const { body, figure } = kindIcons[kind];
  return `<svg data-kind="${kind}" width="${size}" height="${size}" viewBox="0 0 24 24" aria-hidden="true"><path d="${body}" fill="var(--kind-icon)"/><path d="${figure}" fill="var(--kind-figure)"/></svg>`;
}

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
