import 'server-only';
import { codeOfSlug } from '@repo/errors';
import type { Loader } from '../../../api/loader';

/** Loads nothing: the catalogue is part of the app. A slug that no code has is 404. */
export const loader: Loader<'/errors/[slug]'> = (_query, { slug }) =>
  codeOfSlug(slug) === undefined ? undefined : [];
