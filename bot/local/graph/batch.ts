import { jsonBody, Refusal, type Answer, type Ask } from './answers';

/** Requests in one batch (Graph, "Combine multiple requests"). */
const most = 20;

interface Item {
  id?: unknown;
  method?: unknown;
  url?: unknown;
}

const bad = (message: string): Refusal => new Refusal(400, 'BadRequest', message);

/**
 * Several GET requests in one. The batch itself succeeds; each answer has a status of its own, and comes in any order.
 * What is no JSON comes as base64.
 */
export function runBatch(ask: Ask, run: (path: string, query: URLSearchParams) => Answer): Answer {
  const { requests } = jsonBody(ask) as { requests?: unknown };
  if (!Array.isArray(requests) || requests.length === 0) throw bad('The batch holds no requests.');
  if (requests.length > most) throw bad(`Number of batch requests exceeds the limit of ${most}.`);
  const items = requests as Item[];
  if (new Set(items.map((one) => String(one.id).toLowerCase())).size < items.length) throw bad('Batch request ids must be unique.');
  const responses = items.map(({ id, method, url }) => {
    if (typeof id !== 'string' || method !== 'GET' || typeof url !== 'string' || !url.startsWith('/')) throw bad('A request of a batch needs an id, a method and a relative url.');
    const [path = '', search = ''] = url.split(/\?(.*)/s);
    try {
      const { status, headers = {}, json, bytes } = run(path, new URLSearchParams(search));
      return { id, status, headers: { 'Content-Type': 'application/json', ...headers }, body: bytes ? bytes.toString('base64') : json };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { id, status: error.status, headers: { 'Content-Type': 'application/json' }, body: { error: { code: error.code, message: error.message } } };
    }
  });
  return { status: 200, json: { responses: responses.reverse() } };
}
