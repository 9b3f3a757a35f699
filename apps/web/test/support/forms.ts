/** A form of a page as a browser sends it: the page's hidden fields and what was typed. */
export function filledIn(html: string, typed: Record<string, string>): Record<string, string> {
  const hidden = [...html.matchAll(/<input type="hidden"[^>]*>/g)].map(
    ([input]) => [attribute(input, 'name'), attribute(input, 'value')] as const,
  );
  return { ...Object.fromEntries(hidden), ...typed };
}

/** The page's form of this name, the first where there are several. */
export const formNamed = (html: string, name: string): string =>
  html.match(/<form.*?<\/form>/gs)?.find((form) => form.includes(`name="form" value="${name}"`)) ??
  '';

/** The tag of the input of this name. */
export const inputOf = (html: string, name: string): string | undefined =>
  new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(html)?.[0];

/** What the input of this name holds. */
export function valueOf(html: string, name: string): string | undefined {
  const input = inputOf(html, name);
  return input === undefined ? undefined : attribute(input, 'value');
}

/** What the text area of this name holds. */
export function textOf(html: string, name: string): string | undefined {
  const text = new RegExp(`<textarea[^>]* name="${name}"[^>]*>([^<]*)<`).exec(html)?.[1];
  return text === undefined ? undefined : unescape(text);
}

const attribute = (tag: string, name: string) =>
  unescape(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

const unescape = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
