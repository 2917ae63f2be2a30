import type { Actor } from '../journeys/people';
import type { World } from '../journeys/world';

export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; an empty object for anything else. */
  body: Record<string, unknown>;
}

/** Asks the API as somebody (null: without a token) and takes whatever comes back. */
export async function ask(world: Pick<World, 'origin'>, who: Actor | null, path: string, init: { body?: unknown; raw?: string; signal?: AbortSignal; headers?: { authorization?: string } } = {}): Promise<Answered> {
  const content = init.raw ?? (init.body === undefined ? undefined : JSON.stringify(init.body));
  const answer = await fetch(`${world.origin}/api/${path}`, {
    method: content === undefined ? 'GET' : 'POST',
    headers: { ...(who ? { authorization: `Bearer ${await who.token()}` } : {}), ...(content === undefined ? {} : { 'content-type': 'application/json' }), ...init.headers },
    ...(content === undefined ? {} : { body: content }),
    ...(init.signal ? { signal: init.signal } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: /json/.test(answer.headers.get('content-type') ?? '') && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : {} };
}

/** Every refusal has a stable code and a sentence for people. */
export const refusal = (code: string): unknown => expect.objectContaining({ code, message: expect.stringMatching(/^\S[^{}]*[.!?]$/) });
