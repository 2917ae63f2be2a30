import { pages } from '@microsoft/teams-js';
import { readNamed, searchOf, type TabPage } from '../app/named';
import { words } from '../words';

/** What a tab of a channel or chat shows. */
export interface TabChoice {
  communityId: string;
  page: TabPage;
  /** What Teams suggests to call the tab. */
  name: string;
}

/** The dialog in which Teams adds a tab or changes it: Teams holds the button that saves. */
export interface SetUp {
  /** What the tab shows now; null for a new one, or one that cannot be read. */
  now: () => Promise<Pick<TabChoice, 'communityId' | 'page'> | null>;
  /** What is saved when the person presses Teams' button, which is off for null. */
  offer: (choice: TabChoice | null) => void;
}

/** Takes part in Teams' dialog for the settings of a tab; only in the frame context `settings`. */
export function openSetUp(): SetUp {
  let chosen: TabChoice | null = null;
  pages.config.registerOnSaveHandler((saving) => {
    if (!chosen) return saving.notifyFailure(words.problems.nothingChosen);
    pages.config.setConfig(configOf(chosen, window.location)).then(
      () => saving.notifySuccess(),
      (cause: unknown) => saving.notifyFailure(cause instanceof Error ? cause.message : words.problems.notSaved),
    );
  });
  return {
    now: async () => {
      const { contentUrl } = await pages.getConfig();
      const found = URL.canParse(contentUrl) ? readNamed(new URL(contentUrl).search) : null;
      return found && { communityId: found.named.communityId, page: found.page ?? 'home' };
    },
    offer(choice) {
      chosen = choice;
      pages.config.setValidityState(choice !== null);
    },
  };
}

/** The settings as Teams keeps them. The address alone says what is shown, so that everybody sees the same. */
export function configOf({ communityId, page, name }: TabChoice, { origin, pathname }: Pick<Location, 'origin' | 'pathname'>): Required<Pick<pages.InstanceConfig, 'entityId' | 'contentUrl' | 'websiteUrl' | 'suggestedDisplayName'>> {
  const contentUrl = `${origin}${pathname}${searchOf(communityId, page)}`;
  return { entityId: `${page}.${communityId}`, contentUrl, websiteUrl: contentUrl, suggestedDisplayName: name };
}
