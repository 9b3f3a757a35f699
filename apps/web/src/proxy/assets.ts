import 'server-only';
import { type NextRequest, NextResponse } from 'next/server';
import { isPublicFile } from '../app-files';
import { setSafeHeaders } from '../security-headers';
import type { PageRoute } from './page-route';

/** Paths that Next's development server serves to its own client. */
const DEVELOPMENT = process.env.NODE_ENV === 'development' ? /^\/(?:_next\/|__nextjs)/ : undefined;

/** True for a request that needs no handler, because Next serves a file that is the same for everybody. */
export function isAsset({ method, nextUrl: { pathname } }: NextRequest): boolean {
  if (DEVELOPMENT?.test(pathname) === true) return true;
  return (method === 'GET' || method === 'HEAD') && isPublicFile(pathname);
}

/** Lets Next serve a file, with its own caching. */
export function passAsset(): Response {
  const response = NextResponse.next();
  setSafeHeaders(response.headers);
  return response;
}

/** The route of a public file. Used only for other methods than GET and HEAD, which the response lists in `Allow`. */
export const assetRoute = (pathname: string): PageRoute | undefined =>
  isPublicFile(pathname) ? { GET: async () => passAsset() } : undefined;
