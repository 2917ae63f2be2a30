import { ConnectorFactory, type ConnectorClient } from 'botframework-connector';
import { notAllowed } from '../../errors';
import { isConnector } from './activity';

interface PipelineRequest { abortSignal?: AbortSignal }
type Next = (request: PipelineRequest) => Promise<unknown>;
interface Pipeline {
  addPolicy(policy: { name: string; sendRequest(request: PipelineRequest, next: Next): Promise<unknown> }, order: { beforePolicies?: string[]; afterPolicies?: string[] }): void;
  removePolicy(policy: { name: string }): unknown[];
}

/** The SDK's policy that fetches the bot's token, outside which the time-out must stand. */
const signing = 'ServiceClientContext_Credentials_SignRequest';
const most = 50;
/** Requests that got their token and went on to the wire. */
const left = new WeakSet<PipelineRequest>();

/**
 * Keeps one connector client for each service URL and audience; the SDK makes one for each turn,
 * which is a quarter of a turn's time. Refuses a service URL outside `hosts`, because whoever gets a
 * request gets the bot's token with it.
 */
export class Connectors extends ConnectorFactory {
  private readonly clients = new Map<string, Promise<ConnectorClient>>();

  constructor(private readonly inner: ConnectorFactory, private readonly hosts: readonly string[], private readonly timeout: number) {
    super();
  }

  async create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    if (!isConnector(serviceUrl, this.hosts)) throw notAllowed('This conversation is not at an address of Microsoft Teams, so that nothing is sent to it. Add the app to the team again.');
    const key = `${serviceUrl} ${audience ?? ''}`;
    const kept = this.clients.get(key);
    if (kept) return kept;
    const made = this.inner.create(serviceUrl, audience).then((client) => bounded(client, this.timeout));
    this.clients.set(key, made);
    made.catch(() => this.clients.delete(key));
    const oldest = this.clients.keys().next().value;
    if (this.clients.size > most && oldest !== undefined) this.clients.delete(oldest);
    return made;
  }
}

/**
 * Takes the stock retries and redirects out of a client and puts a time-out in. Sending is not
 * idempotent, so that a repeated request is a doubled message; a redirect would carry the token away.
 */
function bounded(client: ConnectorClient, timeout: number): ConnectorClient {
  const { pipeline } = (client as unknown as { client: { pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.removePolicy({ name: 'redirectPolicy' });
  pipeline.addPolicy({ name: 'timeOut', sendRequest: (request, next) => within(timeout, request, next) }, { beforePolicies: [signing] });
  pipeline.addPolicy({
    name: 'left',
    sendRequest(request, next) {
      left.add(request);
      return next(request);
    },
  }, { afterPolicies: [signing] });
  return client;
}

/** The signal ends a request on the wire; the race also ends waiting for a token, which takes no signal. */
async function within(timeout: number, request: PipelineRequest, next: Next): Promise<unknown> {
  const ours = new AbortController();
  request.abortSignal = request.abortSignal ? AbortSignal.any([request.abortSignal, ours.signal]) : ours.signal;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new ConnectorTimeout());
      ours.abort();
    }, timeout);
  });
  try {
    return await Promise.race([next(request), late]);
  } catch (error) {
    throw left.has(request) ? error : new NotSent();
  } finally {
    clearTimeout(timer);
  }
}

/** The bot could not get its own token, so that the request never left: it may be made again. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
  readonly code = 'ENOTSENT';

  constructor() {
    super('the request could not be signed and was not sent');
  }
}

/** No answer in time: the message may or may not have been posted. */
export class ConnectorTimeout extends Error {
  override readonly name = 'ConnectorTimeout';
  readonly code = 'ETIMEDOUT';

  constructor() {
    super('the connector gave no answer in time');
  }
}
