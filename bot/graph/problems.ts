import { GraphError } from '@microsoft/microsoft-graph-client';
import { workWords, type WorkMatter } from './work-words';

/** What can come between a request and Microsoft 365, told apart by what has to happen next. */
export type GraphCode =
  | 'sign-in-needed'
  | 'consent-needed'
  | 'not-there-yet'
  | 'not-found'
  | 'taken'
  | 'changed-meanwhile'
  | 'locked'
  | 'labelled'
  | 'full'
  | 'busy'
  | 'unavailable'
  | 'no-answer'
  | 'refused';

/** What the request was for: chooses the words. */
export type GraphMatter = 'document' | 'series' | 'other' | WorkMatter;

/** Who has to move before a new try makes sense: nobody (time will do), a person, or no try at all. */
export type GraphWait = 'time' | 'person' | 'never';

const waits: Record<GraphCode, GraphWait> = {
  'sign-in-needed': 'person', 'consent-needed': 'person', 'not-there-yet': 'time', 'not-found': 'person',
  taken: 'person', 'changed-meanwhile': 'time', locked: 'time', labelled: 'person', full: 'person',
  busy: 'time', unavailable: 'time', 'no-answer': 'time', refused: 'never',
};

type Words = Record<Exclude<GraphMatter, WorkMatter>, string>;
const same = (words: string): Words => ({ document: words, series: words, other: words });

const sentences: Record<GraphCode, Words> = {
  'sign-in-needed': {
    document: 'The document waits for whoever published it. It is filed once they open the CoP Guide tab.',
    series: 'Outlook waits for whoever organises this. It goes on once they open the CoP Guide tab.',
    other: 'Microsoft 365 needs you signed in. Open the CoP Guide tab once.',
  },
  'consent-needed': {
    document: 'CoP Guide may not write to the team’s files. Allow it under Connections, or save the document there by hand.',
    series: 'CoP Guide may not write to your calendar. Allow it under Connections, or add the calendar file by hand.',
    other: 'CoP Guide may not do this in Microsoft 365. Allow it under Connections, or do it by hand.',
  },
  'not-there-yet': {
    document: 'The channel has no Files folder yet, so the document waits. Open Files in the channel once; it is saved there within minutes.',
    series: 'The calendar is not ready yet, so the meetings wait. They are booked when it is.',
    other: 'Microsoft 365 has not made this yet. It is tried again in a few minutes.',
  },
  'not-found': {
    document: 'The place for the document is gone from the team’s files. Check that the channel still exists, then publish again.',
    series: 'The meetings are no longer in the calendar. Schedule them again.',
    other: 'This is no longer in Microsoft 365. Check that it still exists, then try again.',
  },
  taken: {
    document: 'Something else in the team’s files has this name. Rename it, then publish again.',
    series: 'The calendar already holds something else under this booking. Look in the calendar, then schedule again.',
    other: 'Something else in Microsoft 365 has this name. Rename it, then try again.',
  },
  'changed-meanwhile': same('Somebody changed this in Microsoft 365 at the same moment. It is tried again with what stands there now.'),
  locked: {
    document: 'The file is open in Word, so the new version waits. It is saved when the file is closed.',
    series: 'The meeting is being changed by somebody else, so this waits. It is tried again in a few minutes.',
    other: 'Somebody else has this open, so the change waits. It is tried again in a few minutes.',
  },
  labelled: same('The file has a sensitivity label that keeps other programs out. Take the label off in Office, then try again.'),
  full: same('The storage in Microsoft 365 is full. Make room or ask your IT team, then try again.'),
  busy: same('Microsoft 365 asks for a pause. It is tried again by itself.'),
  unavailable: same('Microsoft 365 does not answer properly at the moment. It is tried again by itself.'),
  'no-answer': same('Microsoft 365 did not answer in time. It is tried again by itself.'),
  refused: {
    document: 'Microsoft 365 refused the document. Download it and add it to the team’s files by hand.',
    series: 'Microsoft 365 refused the meetings. Download the calendar file and add it by hand.',
    other: 'Microsoft 365 refused this. Do it by hand in Microsoft 365.',
  },
};

function sentenceFor(code: GraphCode, matter: GraphMatter, uncertain: boolean): string {
  if (!(matter in workWords)) return sentences[code][matter as keyof Words];
  const words = workWords[matter as WorkMatter];
  return (uncertain ? words.uncertain : undefined) ?? words[code] ?? sentences[code].other;
}

/** The one error that leaves this folder. Its message is for people: the fact, then the next action. */
export class GraphProblem extends Error {
  /** HTTP status, or null when no answer came (or none was asked for). */
  readonly status: number | null;
  /** Seconds to wait before the next try as the service said, or null. */
  readonly retryAfterSeconds: number | null;
  /** True if a request that is not safe to repeat may have been carried out. */
  readonly uncertain: boolean;
  readonly waitsFor: GraphWait;
  /** Microsoft's own code of the error, for logs; never shown. */
  readonly serviceCode: string | null;

  constructor(
    readonly code: GraphCode,
    matter: GraphMatter,
    facts: { status?: number; retryAfterSeconds?: number | null; uncertain?: boolean; serviceCode?: string | null } = {},
  ) {
    super(sentenceFor(code, matter, facts.uncertain ?? false));
    // The Graph client keeps only name and message of an error thrown inside its chain.
    this.name = `${nameStart}${code}`;
    this.status = facts.status ?? null;
    this.retryAfterSeconds = facts.retryAfterSeconds ?? null;
    this.uncertain = facts.uncertain ?? false;
    this.waitsFor = waits[code];
    this.serviceCode = facts.serviceCode ?? null;
  }

  get sentence(): string {
    return this.message;
  }
}

const personSentences = new Set((['sign-in-needed', 'consent-needed'] as const).flatMap((code) => [...Object.values(sentences[code]), ...Object.values(workWords).flatMap((one) => one[code] ?? [])]));

/** Whether a sentence says that somebody has to sign in or to allow something before a new try makes sense. */
export const waitsForPerson = (sentence: string): boolean => personSentences.has(sentence);

const nameStart = 'GraphProblem:';

/** Names of the errors that a transport throws: the request was never sent, or its answer is missing. */
export const neverSent = 'NeverSent';
export const noAnswer = 'NoAnswer';

/**
 * The typed problem behind any error of a Graph call.
 * `repeatable` says that the request may be sent twice without harm (GET, PUT, DELETE, or a POST with
 * a `transactionId`); for all others a missing or broken answer leaves the outcome uncertain.
 */
export function asProblem(error: unknown, matter: GraphMatter, repeatable: boolean): GraphProblem {
  if (error instanceof GraphProblem) return error;
  if (!(error instanceof GraphError)) throw error;
  const inner = error.code?.startsWith(nameStart) ? error.code.slice(nameStart.length) : null;
  if (inner && Object.hasOwn(waits, inner)) return new GraphProblem(inner as GraphCode, matter);
  if (error.statusCode <= 0) return new GraphProblem('no-answer', matter, { uncertain: !repeatable && error.code !== neverSent });
  const status = error.statusCode;
  return new GraphProblem(codeOf(status, error), matter, {
    status,
    retryAfterSeconds: retryAfterSeconds(error.headers?.get('retry-after') ?? null, Date.now()),
    uncertain: !repeatable && status >= 500 && status !== 501 && status !== 507,
    serviceCode: error.code,
  });
}

/** The more exact code inside an error, which the workbook part of Graph documents; null when there is none. */
export function innerCode(error: unknown): string | null {
  if (!(error instanceof GraphError) || typeof error.body !== 'string') return null;
  try {
    const inside = (JSON.parse(error.body) as { innerError?: { code?: unknown } | null } | null)?.innerError?.code;
    return typeof inside === 'string' ? inside : null;
  } catch {
    return null;
  }
}

function codeOf(status: number, error: GraphError): GraphCode {
  // Another program holds the workbook for itself, or took it over from a session (Graph, error codes of workbooks; no status is named).
  if (/^(?:invalidSession)?accessConflict$/i.test(innerCode(error) ?? '')) return 'locked';
  if (status === 401) return 'sign-in-needed';
  // A workbook with a sensitivity label (Graph, docs #19404): no permission would help.
  if (status === 403 && [error.code, innerCode(error)].some((one) => one?.toLowerCase() === 'openworkbookaccessdenied')) return 'labelled';
  // Planner says with 403 and a code of its own that a limit is reached.
  if (status === 403) return error.code?.startsWith('Maximum') ? 'full' : 'consent-needed';
  if (status === 404 || status === 410) return 'not-found';
  // Teams says so with 400.
  if (status === 400 && /name already exist/i.test(error.message)) return 'taken';
  if (status === 409) return error.code === 'resourceModified' ? 'changed-meanwhile' : 'taken';
  if (status === 412) return 'changed-meanwhile';
  if (status === 423) return 'locked';
  if (status === 429) return 'busy';
  if (status === 507) return 'full';
  return status >= 500 ? 'unavailable' : 'refused';
}

/** Seconds in a `Retry-After` header, which holds seconds or an HTTP date (RFC 9110, 10.2.3). */
export function retryAfterSeconds(header: string | null, now: number): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000));
}
