import type { Access } from './access';
import { Refusal, type Answer, type Ask } from './answers';

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Segments with `{name}` for a parameter. */
  path: string;
  access: Access;
  run(ask: Ask): Answer;
}

export interface Found {
  route: Route;
  params: Record<string, string>;
}

/** The operation for a raw (still encoded) path after `/v1.0`. Throws 400 for a path and 405 for a method that is not served. */
export function findRoute(routes: readonly Route[], method: string, rawPath: string): Found {
  let otherMethod = false;
  for (const route of routes) {
    const params = matched(route.path, rawPath);
    if (!params) continue;
    if (route.method === method) return { route, params };
    otherMethod = true;
  }
  if (otherMethod) throw new Refusal(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
  throw new Refusal(400, 'BadRequest', `Resource not found for the segment '${rawPath.split('/').at(-1) ?? ''}'.`);
}

/** A key may stand in brackets, as in the address of an operation (OData v4 URL conventions, 4.3.1). */
function matched(pattern: string, rawPath: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = rawPath.replace(/\/$/, '').replace(/\/(teams|operations)\((?:'|%27)([^'()=]+)(?:'|%27)\)/gi, '/$1/$2').split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? '';
    if (!part.startsWith('{')) {
      if (part.toLowerCase() !== value.toLowerCase()) return null;
    } else {
      params[part.slice(1, -1)] = decoded(value);
    }
  }
  return params;
}

/** One decoded segment; refuses what would be more than one. */
export function decoded(raw: string): string {
  let value: string;
  try {
    value = decodeURIComponent(raw);
  } catch {
    throw new Refusal(400, 'BadRequest', 'The path is not encoded rightly.');
  }
  if (value.includes('/') || value.includes('\0')) throw new Refusal(400, 'BadRequest', 'A segment of the path holds a slash.');
  return value;
}
