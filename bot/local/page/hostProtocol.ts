import type { Theme } from '../teams/contract';

/** A message of teams-js 2.x to its host, as it arrives by `postMessage`. */
export interface HostRequest {
  id: number;
  uuidAsString?: string;
  func: string;
  args?: unknown[];
}

/** The answer that teams-js finds by `uuidAsString` (older ones by `id`). */
export interface HostReply {
  id: number;
  uuidAsString?: string;
  args: unknown[];
}

export interface DialogInfo {
  title?: string;
  url?: string;
  card?: unknown;
  width?: unknown;
  height?: unknown;
  completionBotId?: string;
}

export type FrameContext = 'content' | 'task' | 'settings' | 'sidePanel' | 'meetingStage' | 'authentication';

/** The settings of a tab, in the names of teams-js (`pages.InstanceConfig`). */
export interface TabSettings {
  entityId?: string;
  contentUrl?: string;
  websiteUrl?: string;
  suggestedDisplayName?: string;
}

/** What the dialog around the settings of a tab hears from the page in it. */
export interface SettingsActions {
  /** False where the settings are none that a tab could be made of. */
  set(settings: TabSettings): boolean;
  /** Whether they may be saved now. */
  valid(ready: boolean): void;
  /** The page has done its part of the saving, or says why not. */
  saved(problem: string | null): void;
}

/** Whom somebody chose, in the names of teams-js (`people.PeoplePickerResult`). */
export interface PickedPerson {
  objectId: string;
  displayName: string;
  email: string;
}

/** What one framed page may ask of the page around it. */
export interface HostActions {
  frameContext: FrameContext;
  context(): Record<string, unknown>;
  token(): Promise<string>;
  /** The app wants to hear of `themeChange`, `backButton`, `beforeUnload`, `load` ... */
  register(event: string): void;
  progress(stage: 'appLoaded' | 'success' | 'failure', message: string | null): void;
  /** False when there is no way to go there. */
  openLink(url: string): boolean;
  navigate(target: { pageId?: string; subPageId?: string; channelId?: string; chatId?: string }): boolean;
  back(): boolean;
  startDialog(info: DialogInfo): Promise<{ error: string | null; result: unknown }>;
  endDialog(result: unknown): void;
  resizeDialog(size: { width?: unknown; height?: unknown }): void;
  relay(to: 'parent' | 'child', message: unknown): void;
  share(subPageId: string, label: string): void;
  readyToUnload(): void;
  /** The settings of the tab that the page belongs to; empty for a new one. */
  readSettings?(): TabSettings;
  /** Only around the settings of a tab. */
  settings?: SettingsActions;
  /** Opens a window of the app's own domain and resolves when it says how it went. */
  authenticate?(url: string, width: unknown, height: unknown): Promise<[boolean, string]>;
  /** Only in such a window. */
  authenticated?(succeeded: boolean, result: string): void;
  /** Only around a tab: one person, of the organisation or of the place alone; null where none was chosen. */
  pickPerson?(title: string, wide: boolean): Promise<PickedPerson | null>;
  /** Only at a meeting: puts a page on its stage; gives why not, or null. */
  toStage?(url: string): string | null | Promise<string | null>;
}

/** Error codes of teams-js: for what a host does not offer (ErrorCode.NOT_SUPPORTED_ON_PLATFORM), and for what a person broke off (USER_ABORT). */
const notSupported = 100;
const brokenOff = 8000;

/** What this host offers, in the form of teams-js' runtime API version 4. */
export const runtimeConfig = {
  apiVersion: 4,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  isLegacyTeams: false,
  supports: {
    app: { notifySuccessResponse: {} },
    dialog: { card: {}, url: { parentCommunication: {} }, update: {} },
    pages: { backStack: {}, config: {}, currentApp: {} },
    people: {},
    teamsCore: {},
  },
} as const;

/** Calls that answer `[succeeded, reason]`; all the other ones answer an SdkError when refused. */
const answersWithStatus = /^(executeDeepLink|navigate|pages\.navigateToApp|authentication\.|settings\.|setSettings|getTab|stageView\.|calendar\.|call\.|mail\.|chat\.|appInstallDialog\.)/;

/** Answers one request of teams-js; null where it waits for no answer. Never leaves a caller without one. */
export async function answerHost(request: HostRequest, host: HostActions): Promise<HostReply | null> {
  const args = await argsFor(request.func, request.args ?? [], host);
  return args && { id: request.id, ...(request.uuidAsString === undefined ? {} : { uuidAsString: request.uuidAsString }), args };
}

async function argsFor(func: string, args: unknown[], host: HostActions): Promise<unknown[] | null> {
  const [first, second] = args;
  switch (func) {
    case 'initialize': return [host.frameContext, 'web', JSON.stringify(runtimeConfig), '2.58.0'];
    case 'getContext': return [host.context()];
    case 'authentication.getAuthToken': return host.token().then((token) => [true, token], (error: Error) => [false, error.message]);
    case 'authentication.authenticate': return host.authenticate ? host.authenticate(words(first), second, args[2]) : status(false);
    case 'authentication.authenticate.success': return quiet(() => host.authenticated?.(true, words(first)));
    case 'authentication.authenticate.failure': return quiet(() => host.authenticated?.(false, words(first)));
    case 'registerHandler': return quiet(() => host.register(words(first)));
    case 'appInitialization.appLoaded': return quiet(() => host.progress('appLoaded', null));
    case 'appInitialization.success':
      host.progress('success', null);
      return [true];
    case 'appInitialization.failure': return quiet(() => host.progress('failure', words(second) || null));
    // An expected failure (no right, nothing there): the app shows its own page for it.
    case 'appInitialization.expectedFailure': return quiet(() => host.progress('success', null));
    case 'executeDeepLink': return status(host.openLink(words(first)));
    case 'pages.navigateToApp': return status(host.navigate(record(first)));
    // These two answer with an error or with nothing.
    case 'pages.currentApp.navigateTo': return host.navigate(record(first)) ? [null] : refusal(func);
    case 'pages.currentApp.navigateToDefaultPage': return host.navigate({}) ? [null] : refusal(func);
    case 'navigateBack': return status(host.back());
    case 'tasks.startTask': {
      const { error, result } = await host.startDialog(record(first));
      return [error, result];
    }
    case 'tasks.submitTask':
    case 'tasks.completeTask': return quiet(() => host.endDialog(first));
    case 'tasks.updateTask': return quiet(() => host.resizeDialog(record(first)));
    case 'messageForParent': return quiet(() => host.relay('parent', first));
    case 'messageForChild': return quiet(() => host.relay('child', first));
    case 'shareDeepLink': return quiet(() => host.share(words(first), words(second)));
    case 'settings.getSettings': return [host.readSettings?.() ?? {}];
    case 'settings.setSettings': return status(host.settings?.set(record(first)) ?? false);
    case 'settings.setValidityState': return quiet(() => host.settings?.valid(first === true));
    case 'settings.save.success': return quiet(() => host.settings?.saved(null));
    case 'settings.save.failure': return quiet(() => host.settings?.saved(words(first) || 'The tab was not saved.'));
    case 'meeting.shareAppContentToStage': {
      if (!host.toStage) return [refusal(func)[0], null];
      const problem = await host.toStage(words(first));
      // 500 is ErrorCode.INTERNAL_ERROR of teams-js.
      return problem === null ? [null, true] : [{ errorCode: 500, message: problem }, null];
    }
    case 'people.selectPeople': {
      if (!host.pickPerson) return refusal(func);
      const asked = record(first);
      const person = await host.pickPerson(words(asked['title']), asked['openOrgWideSearchInChatOrChannel'] === true);
      return person ? [null, [person]] : [{ errorCode: brokenOff, message: 'Nobody was chosen.' }];
    }
    case 'readyToUnload': return quiet(() => host.readyToUnload());
    // Which page is open, and where the focus goes, concern hosts that reopen tabs and have a frame of their own.
    case 'setFrameContext':
    case 'returnFocus': return null;
    default: return answersWithStatus.test(func) ? status(false) : refusal(func);
  }
}

function quiet(act: () => void): null {
  act();
  return null;
}

const status = (succeeded: boolean): unknown[] => (succeeded ? [true] : [false, 'Local Teams does not offer this.']);
const refusal = (func: string): unknown[] => [{ errorCode: notSupported, message: `Local Teams does not offer ${func}.` }];
const words = (value: unknown): string => (typeof value === 'string' ? value : '');
const record = (value: unknown): Record<string, never> => (typeof value === 'object' && value !== null ? (value as Record<string, never>) : {});

/** An event that the host sends by itself, such as `themeChange` with the theme. */
export function hostEvent(func: string, ...args: unknown[]): { func: string; args: unknown[] } {
  return { func, args };
}

/** The themes have the same names in teams-js. */
export const themeEvent = (theme: Theme): ReturnType<typeof hostEvent> => hostEvent('themeChange', theme);
