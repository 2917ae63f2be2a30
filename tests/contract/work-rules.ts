import type { Exchange } from '../../bot/graph/exchange';
import type { Operation } from './rules';

type Json = Record<string, unknown>;
type Op = (method: string, path: string, status: readonly number[], more?: Partial<Operation>) => Operation;

const plan = ['@odata.etag', 'id', 'title'];
const bucket = ['@odata.etag', 'id', 'name', 'planId'];
const task = ['@odata.etag', 'id', 'planId', 'title', 'assignments', 'percentComplete'];
const message = ['id', 'messageType', 'createdDateTime', 'deletedDateTime', 'from', 'body'];
const details = ['@odata.etag', 'id'];

/** Planner, mail, channels and archiving: paths of the contract with their documented success codes. */
export const workOperations = (op: Op, one: string, me: string): Operation[] => [
  op('GET', `/groups/${one}/planner/plans`, [200], { answer: plan }),
  op('GET', '/me/planner/plans', [200], { answer: plan }),
  op('GET', `${me}/planner/tasks`, [200], { answer: task }),
  op('POST', '/planner/plans', [201], { body: ['title', 'container'], answer: plan }),
  op('POST', '/planner/buckets', [201], { body: ['name', 'planId'], answer: bucket }),
  op('POST', '/planner/tasks', [201], { body: ['planId', 'title'], answer: task }),
  op('GET', `/planner/plans/${one}/buckets`, [200], { answer: bucket }),
  op('GET', `/planner/(?:plans|buckets)/${one}/tasks`, [200], { answer: task }),
  op('GET', `/planner/plans/${one}`, [200], { answer: plan }),
  op('GET', `/planner/buckets/${one}`, [200], { answer: bucket }),
  op('GET', `/planner/tasks/${one}`, [200], { answer: task }),
  op('GET', `/planner/(?:plans|tasks)/${one}/details`, [200], { answer: details }),
  op('PATCH', `/planner/(?:plans|buckets|tasks)/${one}`, [200, 204], { body: [] }),
  op('PATCH', `/planner/(?:plans|tasks)/${one}/details`, [200, 204], { body: [] }),
  op('DELETE', `/planner/(?:plans|buckets|tasks)/${one}`, [204]),
  op('POST', `${me}/sendMail`, [202], { body: ['message|Message'] }),
  op('POST', `${me}/messages`, [201], { body: ['subject'], answer: ['id', 'subject', 'isDraft', 'internetMessageId'] }),
  op('POST', `${me}/messages/${one}/send`, [202]),
  op('POST', `/teams/${one}/channels`, [201], { body: ['displayName'], answer: ['id', 'displayName', 'membershipType'] }),
  op('GET', `/teams/${one}/channels/${one}`, [200], { answer: ['id', 'displayName', 'membershipType'] }),
  op('GET', `/teams/${one}/channels/${one}/messages(?:/delta|/${one}/replies)?`, [200], { answer: message }),
  op('GET', `/teams/${one}/channels/${one}/messages/${one}`, [200], { answer: message }),
  op('POST', `/teams/${one}/(?:un)?archive`, [202]),
  op('GET', `/teams(?:/${one}|\\('[^']+'\\))/operations(?:/${one}|\\('[^']+'\\))`, [200], { answer: ['id', 'operationType', 'status', 'targetResourceId'] }),
];

/** What these parts of Graph want and the official description does not say. */
export function workFindings(path: string, request: Exchange['request'], response: Exchange['response']): string[] {
  const body = isObject(request.body) ? request.body : {};
  const found: string[] = [];
  if (/^\/planner\//.test(path)) {
    if (['PATCH', 'DELETE'].includes(request.method)) found.push(...etagFindings(request.headers['if-match']));
    found.push(...openTypeFindings(body), ...hintFindings(body, ''));
    if (isObject(body['details'])) found.push(...openTypeFindings(body['details']), ...hintFindings(body['details'], 'details/'));
    const { startDateTime, dueDateTime } = body;
    if (typeof startDateTime === 'string' && typeof dueDateTime === 'string' && startDateTime > dueDateTime) found.push('the task is due before it starts');
  }
  if (/\/sendMail$/i.test(path)) found.push(...mailFindings(body));
  if (/^\/teams\/[^/]+\/channels$/.test(path) && request.method === 'POST' && !isFolderName(String(body['displayName']))) found.push('the name of the channel breaks its folder');
  if (/^\/teams\/[^/]+\/channels\/[^/]+\/messages/.test(path) && response.status < 400) found.push(...queryFindings(new URL(request.url).searchParams, /\/delta$/.test(path)));
  if (/archive$/.test(path) && response.status === 202 && !response.headers['location']) found.push('202 needs the Location of the operation');
  return found;
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const isFolderName = (name: string): boolean => name.length <= 50 && !/[~#%&*{}+/\\:<>?|'"]/.test(name) && !/^[_.]|\.$/.test(name);

function etagFindings(given: string | undefined): string[] {
  if (given === undefined) return ['a change in Planner needs If-Match'];
  return /^W\/"[^"\\]*"$/.test(given) ? [] : ['If-Match is not a weak etag'];
}

const declared: Record<string, RegExp> = {
  assignments: /^#?microsoft\.graph\.plannerAssignment$/, checklist: /^#?microsoft\.graph\.plannerChecklistItem$/, references: /^#?microsoft\.graph\.plannerExternalReference$/,
};

function openTypeFindings(body: Json): string[] {
  return Object.entries(declared).flatMap(([name, type]) => Object.entries(isObject(body[name]) ? body[name] : {}).flatMap(([key, value]) => {
    const found: string[] = [];
    if (name === 'references' && (/[.:@#]/.test(key) || /%(?!25|2E|3A|40|23)/.test(key))) found.push(`the key of references/${key} is not encoded`);
    if (value !== null && !(isObject(value) && type.test(String(value['@odata.type'])))) found.push(`${name}/${key} does not declare its type`);
    if (name === 'assignments' && isObject(value) && value['orderHint'] === undefined) found.push(`${name}/${key} has no orderHint`);
    return found;
  }));
}

/** `<before> <after>!`, and never what the service returned. */
function hintFindings(body: Json, at: string): string[] {
  return Object.entries(body).flatMap(([name, value]): string[] => {
    if (name === 'orderHint') return /^\S* \S*!$/.test(String(value)) ? [] : [`${at}orderHint is not made of what is before and behind`];
    return isObject(value) && name !== 'details' ? hintFindings(value, `${at}${name}/`) : [];
  });
}

function mailFindings(body: Json): string[] {
  const message = body['message'] ?? body['Message'];
  if (!isObject(message)) return [];
  const lists = ['toRecipients', 'ccRecipients', 'bccRecipients'].flatMap((name) => (Array.isArray(message[name]) ? message[name] as unknown[] : []));
  return lists.length > 0 ? [] : ['the mail goes to nobody'];
}

/** Of the options that the description lists for messages of a channel the service takes few. */
function queryFindings(query: URLSearchParams, changes: boolean): string[] {
  const taken = changes ? /^\$(top|expand|filter|skiptoken|deltatoken)$/i : /^\$(top|expand|skiptoken)$/i;
  const found = [...query.keys()].filter((name) => !taken.test(name)).map((name) => `messages of a channel do not take ${name}`);
  return Number(query.get('$top') ?? 1) > 50 ? [...found, 'a page of messages holds 50 at most'] : found;
}
