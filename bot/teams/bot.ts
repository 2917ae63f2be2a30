import {
  TeamsActivityHandler, type AdaptiveCardInvokeResponse, type AppBasedLinkQuery, type MessagingExtensionAction, type MessagingExtensionActionResponse, type MessagingExtensionQuery,
  type MessagingExtensionResponse, type TaskModuleRequest, type TaskModuleResponse, type TurnContext,
} from 'botbuilder';
import { activityKey } from './activityKey';
import { actOnCard, readAction } from './acts';
import { showText } from './dialogAnswers';
import { openDialog, submitDialog } from './dialogs';
import { openSaving, saveCommand, submitSaving } from './extension/saving';
import { searchShelves } from './extension/searching';
import { unfurl } from './extension/unfurling';
import { answerMessage, communityOf } from './messages';
import { greet, rememberPlace } from './places';
import { isOverheard, visitOf, type BotParts, type Visit } from './visit';

const mostAddresses = 10_000;

/** The bot behind `POST /api/messages`: it only finds out what came in and hands it on. */
export function createBot(parts: BotParts): CopBot {
  return new CopBot(parts);
}

export class CopBot extends TeamsActivityHandler {
  constructor(private readonly parts: BotParts) {
    super();
    this.onMessage(async (context) => {
      const visit = visitOf(context);
      // Read while the message is taken in, and what is left is written while it is ticked off: each would wait for the database alone.
      const found = visit ? communityOf(this.parts, visit) : null;
      found?.catch(() => undefined);
      if (found) await this.once(context, async (known) => [...await answerMessage(this.parts, known, context, await found), ...this.back(known)]);
    });
  }

  override async run(context: TurnContext): Promise<void> {
    if (isOverheard(context.activity)) return;
    await this.keepReachable(context);
    await super.run(context);
  }

  /** Addresses of places as this process has seen them, so that only a new one costs a write. */
  private readonly addresses = new Map<string, string>();

  private async keepReachable(context: TurnContext): Promise<void> {
    const visit = visitOf(context);
    const { serviceUrl } = context.activity;
    if (!visit) return;
    const key = `${visit.actor.tenantId}/${visit.conversationId}`;
    if (this.addresses.get(key) === serviceUrl) return;
    await this.parts.store.places.reach(visit.actor.tenantId, visit.conversationId, serviceUrl);
    this.addresses.set(key, serviceUrl);
    const oldest = this.addresses.keys().next().value;
    if (this.addresses.size > mostAddresses && oldest !== undefined) this.addresses.delete(oldest);
  }

  /** Membership and installation, without the SDK's dispatch: it would ask the connector for each member inside the turn. */
  protected override async onConversationUpdateActivity(context: TurnContext): Promise<void> {
    const { activity } = context;
    const visit = visitOf(context);
    if (!visit) return;
    const added = activity.membersAdded ?? [];
    const removed = activity.membersRemoved ?? [];
    // The SDK's type promises a recipient; the channel does not.
    const me = (activity.recipient as { id: string } | undefined)?.id;
    if (removed.some((one) => one.id === me)) return this.leave(context);
    if (added.some((one) => one.id === me)) {
      await this.once(context, async (known) => {
        await rememberPlace(this.parts, known, context);
        await greet(this.parts, known, context);
      });
      return;
    }
    if (added.length + removed.length > 0) this.parts.readRoster(visit.actor.tenantId, visit.conversationId);
  }

  protected override async onInstallationUpdateRemoveActivity(context: TurnContext): Promise<void> {
    return this.leave(context);
  }

  /** Once, so that a removal told again does not take the app out of a place where it is back. */
  private leave(context: TurnContext): Promise<void> {
    return this.once(context, ({ actor, conversationId }) => this.parts.store.places.remove(actor.tenantId, conversationId, this.parts.clock.now()));
  }

  protected override async onAdaptiveCardInvoke(context: TurnContext): Promise<AdaptiveCardInvokeResponse> {
    const { verb, data } = readAction(context);
    return actOnCard(this.parts, this.visitor(context), verb, data);
  }

  protected override async handleTeamsTaskModuleFetch(context: TurnContext, request: TaskModuleRequest): Promise<TaskModuleResponse> {
    return openDialog(this.parts, this.visitor(context), request?.data);
  }

  protected override async handleTeamsTaskModuleSubmit(context: TurnContext, request: TaskModuleRequest): Promise<TaskModuleResponse> {
    return submitDialog(this.parts, this.visitor(context), request?.data, context.activity.replyToId ?? null);
  }

  protected override async handleTeamsMessagingExtensionFetchTask(context: TurnContext, action: MessagingExtensionAction): Promise<MessagingExtensionActionResponse> {
    return action.commandId === saveCommand ? openSaving(this.parts, this.visitor(context), action.messagePayload) : showText(this.parts.say('chat.not-understood'));
  }

  /** None of our actions shows a message before it is posted: who answers such a preview is told so, in place of the SDK's 501. */
  protected override async handleTeamsMessagingExtensionSubmitActionDispatch(context: TurnContext, action: MessagingExtensionAction): Promise<MessagingExtensionActionResponse> {
    return action.botMessagePreviewAction ? showText(this.parts.say('chat.not-understood')) : this.handleTeamsMessagingExtensionSubmitAction(context, action);
  }

  protected override async handleTeamsMessagingExtensionSubmitAction(context: TurnContext, action: MessagingExtensionAction): Promise<MessagingExtensionActionResponse> {
    return action.commandId === saveCommand ? submitSaving(this.parts, this.visitor(context), action.data) : showText(this.parts.say('chat.not-understood'));
  }

  protected override async handleTeamsMessagingExtensionQuery(context: TurnContext, query: MessagingExtensionQuery): Promise<MessagingExtensionResponse> {
    return searchShelves(this.parts, this.visitor(context), query);
  }

  protected override async handleTeamsAppBasedLinkQuery(context: TurnContext, query: AppBasedLinkQuery): Promise<MessagingExtensionResponse> {
    return unfurl(this.parts, this.visitor(context), query);
  }

  /** Whoever writes to the app alone has it, also after they had blocked it; Teams tells of no unblocking. */
  private back({ kind, actor, conversationId }: Visit): Promise<void>[] {
    return kind === 'personal' ? [this.parts.store.places.isBack(actor.tenantId, conversationId, this.parts.clock.now()).then(() => undefined)] : [];
  }

  /** The shape check at the door has made sure that there is somebody. */
  private visitor(context: TurnContext): Visit {
    const visit = visitOf(context);
    if (!visit) throw new Error('an activity without a person passed the door');
    return visit;
  }

  /** Answers an activity once, also when Teams delivers it again, with the same id or a new one. */
  private async once(context: TurnContext, handle: (visit: Visit) => Promise<Promise<void>[] | void>): Promise<void> {
    const visit = visitOf(context);
    if (!visit) return;
    const { inbound } = this.parts.store;
    const key = activityKey(context.activity);
    if (!(await inbound.begin(visit.actor.tenantId, key, Date.parse(this.parts.clock.now())))) return;
    const left = (await handle(visit)) ?? [];
    await Promise.all([inbound.done(visit.actor.tenantId, key), ...left]);
  }
}
