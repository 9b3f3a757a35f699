/** Makes the fields of a form as a browser sends them: the page's hidden fields and what was typed. */
export function filledIn(html: string, typed: Record<string, string>): Record<string, string> {
  const hidden = [...html.matchAll(/<input type="hidden"[^>]*>/g)].map(
    ([input]) => [attribute(input, 'name'), attribute(input, 'value')] as const,
  );
  return { ...Object.fromEntries(hidden), ...typed };
}

/** Finds the first form of this name in a page. */
export const formNamed = (html: string, name: string): string =>
  html.match(/<form.*?<\/form>/gs)?.find((form) => form.includes(`name="form" value="${name}"`)) ??
  '';

/** Finds the tag of the input of this name. */
export const inputOf = (html: string, name: string): string | undefined =>
  new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(html)?.[0];

/** Reads the value of the input of this name. */
export function valueOf(html: string, name: string): string | undefined {
  const input = inputOf(html, name);
  return input === undefined ? undefined : attribute(input, 'value');
}

/** Reads the text of the text area of this name. */
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
