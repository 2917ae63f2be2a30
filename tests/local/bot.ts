import type { Server } from 'node:http';
import {
  CardFactory, CloudAdapter, ConfigurationBotFrameworkAuthentication, MessageFactory, TeamsActivityHandler, TeamsInfo, TurnContext,
  type Activity, type AdaptiveCardInvokeResponse, type AdaptiveCardInvokeValue, type ConversationReference, type InvokeResponse, type TaskModuleRequest, type TaskModuleResponse,
} from 'botbuilder';
import { createServer, plugins, type Next, type Request, type Response } from 'restify';

type Card = Record<string, unknown>;

/** A card with a counter, a dialog and an answer for its presser alone. */
export const counterCard = (count: number): Card => ({
  type: 'AdaptiveCard', version: '1.5',
  body: [{ type: 'TextBlock', text: `**Count** ${count}`, wrap: true }],
  actions: [
    { type: 'Action.Execute', title: 'Add one', verb: 'add', data: { count } },
    { type: 'Action.Execute', title: 'Only me', verb: 'mine', data: {} },
    { type: 'Action.Execute', title: 'Tell me', verb: 'tell', data: {} },
    { type: 'Action.Submit', title: 'Open form', data: { msteams: { type: 'task/fetch' }, form: 'name' } },
    { type: 'Action.Submit', title: 'Submit', data: { plain: 'yes' } },
  ],
});

const formCard: Card = {
  type: 'AdaptiveCard', version: '1.5',
  body: [{ type: 'Input.Text', id: 'answer', label: 'Your answer', isMultiline: true, isRequired: true, errorMessage: 'Write an answer first.' }],
  actions: [{ type: 'Action.Submit', title: 'Give my answer', data: { form: 'name' } }],
};

class CountingBot extends TeamsActivityHandler {
  /** What an invoke of a name is answered with. */
  readonly answers = new Map<string, unknown>();

  constructor(private readonly heard: Activity[]) {
    super();
    this.onMessage(async (context, next) => {
      const { activity } = context;
      if (activity.text === 'card') await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(counterCard(0))));
      else if (activity.value) await context.sendActivity(`submitted ${JSON.stringify(activity.value)}`);
      else if (activity.text === 'who') await context.sendActivity((await TeamsInfo.getMember(context, activity.from.id)).email ?? '');
      else if (activity.text === 'type') await context.sendActivities([{ type: 'typing' }, { type: 'message', text: 'done' }]);
      else await context.sendActivity(`echo ${TurnContext.removeRecipientMention(activity)?.trim() ?? activity.text}`);
      await next();
    });
    this.onInstallationUpdateAdd(async (context, next) => {
      await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(counterCard(0))));
      await next();
    });
  }

  override async run(context: TurnContext): Promise<void> {
    // As it came: removing a mention changes the activity itself.
    this.heard.push({ ...context.activity });
    await super.run(context);
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const name = context.activity.name ?? '';
    return this.answers.has(name) ? { status: 200, body: this.answers.get(name) } : super.onInvokeActivity(context);
  }

  protected override async onAdaptiveCardInvoke(context: TurnContext, value: AdaptiveCardInvokeValue): Promise<AdaptiveCardInvokeResponse> {
    const card = 'application/vnd.microsoft.card.adaptive';
    if (value.action.verb === 'tell') return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Noted.' as never };
    if (value.action.verb === 'mine') return { statusCode: 200, type: card, value: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: `Only for ${context.activity.from.name}` }] } };
    const count = Number((value.action.data as { count?: number }).count) + 1;
    const update = MessageFactory.attachment(CardFactory.adaptiveCard(counterCard(count)));
    await context.updateActivity({ ...update, id: context.activity.replyToId });
    return { statusCode: 200, type: card, value: counterCard(count) };
  }

  protected override async handleTeamsTaskModuleFetch(): Promise<TaskModuleResponse> {
    return { task: { type: 'continue', value: { title: 'A question', width: 'medium', height: 'small', card: CardFactory.adaptiveCard(formCard) } } };
  }

  protected override async handleTeamsTaskModuleSubmit(context: TurnContext, request: TaskModuleRequest): Promise<TaskModuleResponse> {
    return { task: { type: 'message', value: `Thank you, ${context.activity.from.name}: ${String((request.data as { answer?: string }).answer)}` } };
  }
}

export interface TestBot {
  url: string;
  heard: Activity[];
  adapter: CloudAdapter;
  /** Answers the next requests with this status instead of running a turn; null lets them through. */
  refuse: (status: number | null) => void;
  /** Answers the invokes of a name with this from now on. */
  answer: (name: string, body: unknown) => void;
  /** Speaks in a conversation that was heard of before. */
  speak: (to: Partial<ConversationReference>, act: (context: TurnContext) => Promise<void>) => Promise<void>;
  close: () => Promise<void>;
}

/** A real bot of the Bot Framework SDK on a port of its own. */
export async function startBot(port = 0): Promise<TestBot> {
  const heard: Activity[] = [];
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  adapter.onTurnError = async (_context, error) => {
    throw error;
  };
  const bot = new CountingBot(heard);
  const server = createServer();
  let refusal: number | null = null;
  server.use(plugins.bodyParser({ maxBodySize: 1_000_000 }));
  server.post('/api/messages', (req: Request, res: Response, next: Next) => {
    if (refusal !== null) {
      res.send(refusal, {});
      return next();
    }
    void adapter.process(req, res, (context) => bot.run(context)).then(() => next());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address()).port}/api/messages`,
    heard, adapter,
    answer: (name, body) => void bot.answers.set(name, body),
    refuse: (status) => (refusal = status),
    speak: (to, act) => adapter.continueConversationAsync('', to, act),
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      (server.server as Server).closeAllConnections();
    }),
  };
}
