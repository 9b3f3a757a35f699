/** A form of a Server Action as a browser without scripts sends it: the page's hidden fields and what was typed. */
export function filledIn(html: string, typed: Record<string, string>): FormData {
  const form = new FormData();
  for (const [input] of html.matchAll(/<input type="hidden"[^>]*>/g)) {
    const name = attribute(input, 'name');
    form.set(name, attribute(input, 'value'));
  }
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  return form;
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
