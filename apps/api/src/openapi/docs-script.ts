/**
 * What runs in the page, in the browser's own JavaScript. Every value goes in as text, never as markup. Each call omits the
 * credentials that the browser keeps: with them, a Basic challenge would open its own password window (Fetch §4.9).
 */
export const DOCS_SCRIPT = `
const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};
const main = document.querySelector('main');
const scheme = document.querySelector('#scheme');
const credential = document.querySelector('#credential');

const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const credentialFields = () => {
  if (scheme.value === 'Bearer') return { Authorization: 'Bearer ' + credential.value.trim() };
  if (scheme.value === 'Basic') return { Authorization: 'Basic ' + base64(credential.value) };
  if (scheme.value === 'ApiKey') return { 'X-API-Key': credential.value.trim() };
  return {};
};

const codesOf = ({ content }) => {
  const schema = content?.['application/problem+json']?.schema;
  return (schema?.oneOf ?? (schema ? [schema] : [])).map(({ $ref }) => $ref.split('/').at(-1));
};
const responsesOf = ({ responses }) =>
  make('table', {}, ...Object.entries(responses).map(([status, response]) =>
    make('tr', {},
      make('th', { scope: 'row', textContent: status }),
      make('td', { textContent: codesOf(response).join(', ') || response.description }))));

const exampleOf = ({ type, enum: values, default: value, properties, items }) => {
  if (value !== undefined) return value;
  if (values) return values[0];
  if (properties) {
    return Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, exampleOf(each)]));
  }
  if (items) return [exampleOf(items)];
  return type === 'integer' ? 0 : '';
};

const call = async (method, path, inputs, body, output) => {
  let target = path;
  const query = new URLSearchParams();
  for (const { name, place, input } of inputs) {
    if (place === 'path') target = target.replace('{' + name + '}', encodeURIComponent(input.value));
    else if (input.value !== '') query.set(name, input.value);
  }
  if (query.size > 0) target += '?' + query;
  const json = body && body.value !== '' ? { 'Content-Type': 'application/json' } : {};
  output.textContent = '…';
  try {
    const answer = await fetch(target, {
      method,
      credentials: 'omit',
      headers: { ...credentialFields(), ...json },
      ...(body && body.value !== '' && { body: body.value }),
    });
    const fields = [...answer.headers].map(([name, value]) => name + ': ' + value).join('\\n');
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    const shown = isJson ? JSON.stringify(JSON.parse(text), null, 2) : text;
    output.textContent = answer.status + ' ' + answer.statusText + '\\n' + fields + '\\n\\n' + shown;
  } catch {
    output.textContent = 'No answer: the API could not be reached.';
  }
};

const operationOf = (path, method, operation) => {
  const inputs = operation.parameters.map((parameter) => ({
    name: parameter.name,
    place: parameter.in,
    input: make('input', { required: parameter.in === 'path' }),
  }));
  const schema = operation.requestBody?.content['application/json'].schema;
  const body = schema && make('textarea', {
    rows: 6,
    spellcheck: false,
    value: JSON.stringify(exampleOf(schema), null, 2),
  });
  const output = make('pre', { tabIndex: 0 });
  output.setAttribute('aria-live', 'polite');
  const form = make('form', {},
    ...inputs.map(({ name, input }) => make('label', {}, name, input)),
    ...(body ? [make('label', {}, 'Body', body)] : []),
    make('button', { textContent: 'Send' }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    call(method.toUpperCase(), path, inputs, body, output);
  });
  const schemes = operation.security.map((each) => Object.keys(each)[0] ?? 'in the body');
  return make('details', { id: operation.operationId },
    make('summary', {}, make('b', { textContent: method.toUpperCase() }), ' ' + path),
    make('p', { textContent: schemes.length === 0 ? 'For anybody.' : 'Takes: ' + schemes.join(', ') + '.' }),
    responsesOf(operation), form, output);
};

const response = await fetch('/openapi.json', { credentials: 'omit' });
const { paths } = await response.json();
main.replaceChildren(...Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => operationOf(path, method, operation))));
`;
