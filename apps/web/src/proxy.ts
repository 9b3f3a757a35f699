import { type NextRequest, NextResponse } from 'next/server';
import { admit } from './door/admit';
import { setSafeHeaders } from './door/headers';
import { leave } from './door/leave';
import { isAsset } from './door/routes';
import { openVisit } from './door/visit';

/** The door: every request of the web app comes through here, and every answer leaves through here. */
export async function proxy(request: NextRequest): Promise<Response> {
  if (isAsset(request.nextUrl.pathname)) return asset();
  const visit = await openVisit(request);
  return leave(visit, await admit(visit));
}

function asset(): Response {
  const response = NextResponse.next();
  setSafeHeaders(response.headers);
  return response;
}
