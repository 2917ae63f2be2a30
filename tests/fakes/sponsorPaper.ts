import type { Actor } from '../journeys/people';
import type { PaperView } from '../../bot/api/contract';
import type { Group } from './group';

export const noteStep = 'sponsor-note';

/** Publishes the next note to the sponsor, which says `help`, and gives its number. */
export async function publishNote({ amara, communityId }: Group, help = 'A room for forty in May'): Promise<number> {
  const paper = async (): Promise<PaperView> => {
    const found = (await amara.view(communityId)).steps.find((one) => one.id === noteStep)?.paper;
    if (!found) throw new Error('the toolkit has no note to the sponsor');
    return found;
  };
  if ((await paper()).published.length > 0) await amara.do(communityId, { type: 'reopenStep', stepId: noteStep });
  const base = (await paper()).sections.find((one) => one.id === 'help')?.own?.revision ?? 0;
  await amara.do(communityId, { type: 'writeNote', stepId: noteStep, fieldId: 'help', text: help, base });
  const { number, fingerprint } = await paper();
  await amara.do(communityId, { type: 'publishPaper', stepId: noteStep, fingerprint, tell: false });
  return number;
}

/** The mails of the note, as somebody sees them. */
export const mailsSeen = async (who: Actor, communityId: string): Promise<PaperView['mails']> =>
  (await who.view(communityId)).steps.find((one) => one.id === noteStep)?.paper?.mails ?? [];

/** The addresses in a mail, by the words that are linked. */
export const linksIn = (html: string): Record<string, string> =>
  Object.fromEntries([...html.matchAll(/<a href="([^"]+)">([^<]+)<\/a>/g)].map(([, href = '', label = '']) => [label, href]));
