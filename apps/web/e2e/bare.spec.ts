import { expect } from '@playwright/test';
import { expectAccessible } from './axe';
import { app } from './shared-app';
import { test } from './test';

const ADDRESS = 'somebody-with-a-very-long-address@example.com';

/** Bare elements, as in a page that does not use our components. */
const bare = `
<h1>A page without classes</h1>
<p>With <a href="/">a link</a>, <code>code</code> and <kbd>Ctrl</kbd>.</p>
<h2>Text</h2>
<ul><li>One<ul><li>Nested</li></ul></li><li>Two</li></ul>
<ol><li>One</li><li>Two</li></ol>
<dl><dt>Role</dt><dd>user</dd><dt>Member since</dt><dd>2026</dd></dl>
<blockquote><p>A quotation</p></blockquote>
<pre tabindex="0">${'a long line of code '.repeat(9)}</pre>
<hr>
<h3>Table</h3>
<table tabindex="0">
<tr><th scope="col">Name</th><th scope="col">Owner</th><th scope="col">Created</th></tr>
<tr><td>Apollo</td><td>${ADDRESS}</td><td>yesterday</td></tr>
</table>
<h4>Form</h4>
<form method="post">
<input type="hidden" name="x">
<label>Title <input name="title" placeholder="A title"></label>
<label for="colour">Colour</label><select id="colour"><option>Red</option></select>
<label>Text <textarea rows="3"></textarea></label>
<fieldset><legend>Kind</legend>
<label><input type="checkbox" checked> One</label><label><input type="radio"> Two</label>
</fieldset>
<label>File <input type="file"></label>
<button>Save</button>
</form>
<details open><summary>Details</summary><p>More</p></details>`;

test('a page that is written without classes is accessible, and fits a small phone', async ({
  page,
}) => {
  await page.goto(app.origin);
  await page.locator('main').evaluate((main, html) => (main.innerHTML = html), bare);
  await expectAccessible(page);
});

test('a form without classes has fields and a button as large as ours', async ({ page }) => {
  await page.goto(app.origin);
  await page.locator('main').evaluate((main, html) => (main.innerHTML = html), bare);
  for (const name of ['Title', 'Colour', 'Text']) {
    const box = await page.getByLabel(name, { exact: true }).boundingBox();
    expect(box?.width).toBe(384);
    expect(box?.height).toBeGreaterThanOrEqual(44);
  }
  const box = await page.getByRole('button', { name: 'Save' }).boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
});
