/** A form of a page as a browser sends it: the page's hidden fields and what was typed. */
export function filledIn(html: string, typed: Record<string, string>): Record<string, string> {
  const hidden = [...html.matchAll(/<input type="hidden"[^>]*>/g)].map(
    ([input]) => [attribute(input, 'name'), attribute(input, 'value')] as const,
  );
  return { ...Object.fromEntries(hidden), ...typed };
}

/** What the input of this name holds. */
export function valueOf(html: string, name: string): string | undefined {
  const input = new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(html)?.[0];
  return input === undefined ? undefined : attribute(input, 'value');
}

const attribute = (tag: string, name: string) =>
  (new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
