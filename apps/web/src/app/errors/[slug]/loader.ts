import 'server-only';
import { codeOfSlug } from '@repo/errors';
import type { Loader } from '../../../api/loader';

/** Loads nothing: the catalogue is part of the app. A slug that matches no code is a 404. */
export const loader: Loader<'/errors/[slug]'> = (_query, { slug }) =>
  codeOfSlug(slug) === undefined ? undefined : [];
