import 'server-only';
import { readSettings } from '@repo/settings';

/** The base of every problem's `type`: where the catalogue's pages are. */
export const docsUrl = () => readSettings({}, process.env).ERROR_DOCS_URL;
