import 'server-only';
import type { Loader } from '../../../api/loader';
import { experimentAt } from '../list/experiments';

/** Loads nothing: the form of the page sends the requests. A slug that no experiment has is 404. */
export const loader: Loader<'/lab/[experiment]'> = (_query, { experiment }) =>
  experimentAt(experiment) === undefined ? undefined : [];
