/** Splits a text into responses, each with its fields and its body. */
export function readResponses(text: string): { status: number; fields: Headers; body: string }[] {
  const [, status, head = ''] = /^HTTP\/1\.1 (\d{3}) .*\r\n((?:.+\r\n)*)\r\n/.exec(text) ?? [];
  if (status === undefined)
    return text === '' ? [] : [{ status: 0, fields: new Headers(), body: text }];
  const lines = head.split('\r\n').filter(Boolean);
  const fields = new Headers(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1)];
    }),
  );
  const start = text.indexOf('\r\n\r\n') + 4;
  const end = start + Number(fields.get('content-length') ?? (status === '204' ? 0 : Infinity));
  return [
    { status: Number(status), fields, body: text.slice(start, end) },
    ...readResponses(text.slice(end)),
  ];
}
