import { ActivityTypes, StatusCodes, type TurnContext } from 'botbuilder';
import { asAppError, errorAnswer, type AppError } from '../../errors';
import { errorFacts, type Log } from '../../log';

/**
 * What happens when a turn throws: it is logged by its place, and the person who is waiting gets a
 * sentence where they wait (a message, a dialog, a card). Events that nobody waits for stay silent.
 */
export function turnFailed(log: Log): (context: TurnContext, error: unknown) => Promise<void> {
  return async (context, error) => {
    const { name } = context.activity;
    const type: string = context.activity.type;
    const invoked = type === String(ActivityTypes.Invoke);
    log('error', 'turn-failed', { type, name: invoked ? (name ?? null) : null, ...errorFacts(error) });
    const known = asAppError(error);
    try {
      if (invoked) await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: invokeAnswer(name ?? '', known) });
      if (type === String(ActivityTypes.Message)) await context.sendActivity(known.sentence);
    } catch (second) {
      log('error', 'turn-failed-silently', errorFacts(second));
    }
  };
}

/** A dialog shows a message; a card wants Microsoft's error body inside a 200 ("Universal Actions for Adaptive Cards"). */
function invokeAnswer(name: string, error: AppError): { status: number; body: unknown } {
  if (name.startsWith('task/')) return { status: StatusCodes.OK, body: { task: { type: 'message', value: error.sentence } } };
  if (name === 'adaptiveCard/action') {
    return { status: StatusCodes.OK, body: { statusCode: error.status, type: 'application/vnd.microsoft.error', value: { code: error.code, message: error.sentence } } };
  }
  return { status: error.status, body: errorAnswer(error) };
}
