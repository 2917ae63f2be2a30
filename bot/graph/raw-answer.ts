import { GraphError } from '@microsoft/microsoft-graph-client';

/** The part of an answer that a RAW request gives: headers such as `Location` are to be seen only so, and it does not throw by itself. */
export type RawAnswer = Pick<Response, 'ok' | 'status' | 'headers' | 'json'>;

/** The error that the client would have thrown, had it read the answer. */
export async function rawError(answer: RawAnswer): Promise<GraphError> {
  const error = new GraphError(answer.status);
  const body = await answer.json().catch(() => null) as { error?: { code?: string; message?: string } } | null;
  error.code = body?.error?.code ?? null;
  error.message = body?.error?.message ?? '';
  error.headers = answer.headers;
  return error;
}
