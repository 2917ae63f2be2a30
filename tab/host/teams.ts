import { app, authentication, dialog, FrameContexts, meeting, pages, people } from '@microsoft/teams-js';
import type { ConsentFor } from '../../bot/graph/consent';
import { words } from '../words';
import type { Place } from './place';
import { openSetUp, type SetUp } from './setUp';

export type ThemeName = 'default' | 'dark' | 'contrast';

/** What the tab asks of Teams, whichever client it runs in. */
export interface Host {
  place: Place;
  theme: ThemeName;
  onTheme: (changed: (theme: ThemeName) => void) => void;
  /** A token for our own API; `fresh` after one was refused. Rejects when nobody is signed in. */
  token: (fresh: boolean) => Promise<string>;
  /** The first view stands: Teams takes its waiting picture away. */
  drawn: () => void;
  /** It could not open. Teams puts its own page in front after a failed sign-in; else ours stays, with its sentence. */
  failed: (kind: 'sign-in' | 'other', message: string) => void;
  /** Closes the dialog that this page runs in and hands `result` to the bot; false if it is in none. */
  submitDialog: (result: object) => boolean;
  /** Lets the person send a link to a page of the tab (`c/ID/step/energy`) to whomever they choose; null where the client cannot. */
  share: ((subPage: string, label: string) => void) | null;
  /** Teams' own picker for one person of the organisation: resolves with null where none was chosen, rejects where it did not open. Null where the client has none. */
  pickPerson: ((title: string) => Promise<{ id: string; name: string } | null>) | null;
  /** True on the stage of a meeting, where everybody looks at one screen. */
  onStage: boolean;
  /** Puts a page of the tab (query and `#`) on the stage of the meeting beside which it is open; null elsewhere. Rejects with a sentence where Teams refuses. */
  toStage: ((address: string) => Promise<void>) | null;
  /** The settings of a tab that is being added or changed; null elsewhere. */
  setUp: SetUp | null;
  /** Opens Microsoft's question whether the person allows something, in a window of its own. Rejects when they do not, or close it. */
  allow: (what: ConsentFor) => Promise<void>;
  /** `goBack` answers true if the tab had a page to go back to. */
  onBack: (goBack: () => boolean) => void;
}

/**
 * True when something that may be Teams holds this page: a frame around it, the window that
 * opened it, or the bridge of the mobile clients. Without it teams-js waits for 60 seconds.
 */
export function hasHost(): boolean {
  return window.parent !== window || window.opener !== null || 'nativeInterface' in window;
}

const readTheme = (name: string): ThemeName => (name === 'dark' || name === 'contrast' ? name : 'default');

/** Says hello to Teams and asks where we are. Rejects if the host does not answer. */
export async function connect(): Promise<Host> {
  await app.initialize();
  const ask = (): Promise<string> => {
    const asked = authentication.getAuthToken();
    // One that failed is not kept: whoever asks next asks Teams again.
    asked.catch(() => {
      if (known === asked) known = null;
    });
    return asked;
  };
  // The first calls of the API need it, and it takes longer than the context.
  let known: Promise<string> | null = ask();
  const context = await app.getContext();

  return {
    place: {
      chatId: context.chat?.id ?? null,
      channelId: context.channel?.id ?? null,
      teamId: context.team?.internalId ?? null,
      groupId: context.team?.groupId ?? null,
      subPage: context.page.subPageId ?? null,
    },
    theme: readTheme(context.app.theme),
    onTheme: (changed) => app.registerOnThemeChangeHandler((name) => changed(readTheme(name))),
    token(fresh) {
      if (fresh || known === null) known = ask();
      return known;
    },
    drawn() {
      app.notifyAppLoaded();
      app.notifySuccess().catch(() => undefined);
    },
    failed(kind, message) {
      app.notifyAppLoaded();
      if (kind === 'sign-in') app.notifyFailure({ reason: app.FailedReason.AuthFailed, message });
      else app.notifyExpectedFailure({ reason: app.ExpectedFailureReason.Other, message });
    },
    submitDialog(result) {
      if (context.page.frameContext !== FrameContexts.task || !dialog.url.isSupported()) return false;
      dialog.url.submit(result);
      return true;
    },
    share: pages.isSupported() && context.page.frameContext === FrameContexts.content ? (subPage, label) => pages.shareDeepLink({ subPageId: subPage, subPageLabel: label }) : null,
    pickPerson: people.isSupported() && context.page.frameContext === FrameContexts.content ? pickPerson : null,
    onStage: context.page.frameContext === FrameContexts.meetingStage,
    toStage: context.page.frameContext === FrameContexts.sidePanel ? showOnStage : null,
    setUp: context.page.frameContext === FrameContexts.settings ? openSetUp() : null,
    async allow(what) {
      const hint = context.user?.loginHint ?? '';
      const who = hint.includes('@') ? `&who=${encodeURIComponent(hint)}` : '';
      // teams-js takes https addresses alone; local Teams knows its own by the host.
      await authentication.authenticate({ url: `https://${window.location.host}/consent?for=${what}${who}`, width: 600, height: 680 });
    },
    onBack(goBack) {
      if (pages.backStack.isSupported()) pages.backStack.registerBackButtonHandler(goBack);
    },
  };
}

/** What teams-js rejects with when the person closes the picker (ErrorCode.USER_ABORT). */
const brokenOff = 8000;

async function pickPerson(title: string): Promise<{ id: string; name: string } | null> {
  // In a chat it would offer the people of that chat alone.
  const chosen = await people.selectPeople({ title, singleSelect: true, openOrgWideSearchInChatOrChannel: true }).catch((cause: unknown) => {
    if ((cause as { errorCode?: unknown } | null)?.errorCode === brokenOff) return [];
    throw cause;
  });
  const [one] = chosen;
  return one ? { id: one.objectId, name: one.displayName ?? '' } : null;
}

const showOnStage = (address: string): Promise<void> => new Promise((done, failed) => {
  const { origin, pathname } = window.location;
  meeting.shareAppContentToStage((error) => (error ? failed(new Error(words.problems.stage)) : done()), `${origin}${pathname}${address}`);
});
