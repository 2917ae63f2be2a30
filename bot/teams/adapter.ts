import { CloudAdapter, type Activity, type ConversationParameters, type ConversationReference, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { AuthenticateRequestResult } from 'botframework-connector';
import type { Request, Response } from 'restify';
import { AppError, asAppError } from '../errors';
import { answerError, answerJson } from '../http/answer';
import { errorFacts, type Log } from '../log';
import type { Settings } from '../settings';
import { readActivity } from './adapter/activity';
import { DoorAuthentication } from './adapter/authentication';
import { turnFailed } from './adapter/turnFailed';

export type Logic = (context: TurnContext) => Promise<void>;

export interface Door {
  adapter: CloudAdapter;
  /** One posted activity: checks who sent it and its shape, runs the turn, answers the request. Never throws. */
  process(req: Request, res: Response, logic: Logic): Promise<void>;
  /** Runs `logic` in a known conversation. Rejects with what `logic` or the connector threw. */
  proactive(reference: Partial<ConversationReference>, logic: Logic): Promise<void>;
  /** Makes a conversation (a personal chat, a post in a channel) and runs `logic` in it. Rejects as `proactive`. */
  open(serviceUrl: string, parameters: ConversationParameters, logic: Logic): Promise<void>;
  /** Fetches the channel's keys, so that the first requests do not wait. Logs and goes on when it cannot. */
  warm(): Promise<void>;
}

export interface DoorOptions {
  log: Log;
  /** Milliseconds for one request to the connector, the bot's token included. */
  connectorTimeout?: number;
}

/** Opens the turn's inside, so that the door can answer by itself; the stock one logs and sends error texts. */
class DoorAdapter extends CloudAdapter {
  run(admitted: AuthenticateRequestResult, activity: Activity, logic: Logic): Promise<InvokeResponse | undefined> {
    return this.processActivity(admitted, activity, logic);
  }
}

/** The Bot Framework adapter: live with a bot id, else local without authentication. */
export function createAdapter(settings: Settings, options: DoorOptions): Door {
  const { log, connectorTimeout = 10_000 } = options;
  const authentication = new DoorAuthentication(settings, connectorTimeout);
  const adapter = new DoorAdapter(authentication);
  adapter.onTurnError = turnFailed(log);
  const appId = settings.bot?.appId ?? '';
  const audience = settings.channel.ToChannelFromBotOAuthScope;

  return {
    adapter,
    async process(req, res, logic) {
      try {
        const claims = await authentication.verify(req.headers.authorization);
        const activity = readActivity(req.body, settings);
        const answer = await adapter.run(authentication.admit(claims, activity), activity, logic);
        await answerJson(res, answer?.status ?? 200, answer?.body as unknown);
      } catch (error) {
        const refused = error instanceof AppError && error.status < 500;
        log(refused ? 'warn' : 'error', refused ? 'activity-refused' : 'activity-failed', refused ? { reason: error.code } : errorFacts(error));
        answerError(res, asAppError(error));
      }
    },
    proactive: (reference, logic) => outspoken(logic, (kept) => adapter.continueConversationAsync(appId, reference, audience, kept)),
    open: (serviceUrl, parameters, logic) =>
      outspoken(logic, (kept) => adapter.createConversationAsync(appId, 'msteams', serviceUrl, audience, parameters, kept)),
    async warm() {
      try {
        await authentication.warm();
      } catch (error) {
        log('warn', 'channel-keys-not-there', errorFacts(error));
      }
    },
  };
}

/** Hands the error of `logic` to the caller: the adapter's own handler would answer it in the conversation. */
async function outspoken(logic: Logic, run: (kept: Logic) => Promise<void>): Promise<void> {
  const failures: Error[] = [];
  await run(async (context) => {
    try {
      await logic(context);
    } catch (error) {
      failures.push(error instanceof Error ? error : new Error('something other than an error was thrown'));
    }
  });
  if (failures[0]) throw failures[0];
}
