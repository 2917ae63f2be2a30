import { goodMoment, whenAsked } from '../domain/prompting/manners';
import { coreHours } from '../domain/prompting/plan';
import { replyCard } from '../teams/cards/replyCard';
import type { Carriage, CarrierParts } from './carrier';
import { showLiving } from './cards';

/**
 * Tells the core group, in its own place and nowhere else, what the sponsor has answered. One card for each mail, brought
 * up to date when the sponsor says more; it waits for the group's hours, as everything that nobody there has just asked for.
 */
export function sponsorReplyCarriage(parts: CarrierParts): Carriage<'announce-reply'> {
  const { commands, store, clock } = parts;
  const posted = async (tenantId: string, communityId: string, key: string): Promise<boolean> => ((await store.cards.find(tenantId, communityId, key))?.activityId ?? '') !== '';
  return {
    // An update may be repeated; a post may not.
    repeatable: (claim) => posted(claim.tenantId, claim.communityId, claim.key),
    async carry(claim, { mailId }, record) {
      const mail = record.paperMails.find((one) => one.id === mailId);
      const paper = record.papers.find((one) => one.stepId === mail?.stepId && one.number === mail.number);
      const { coreConversation } = record.community;
      if (!mail || !paper || coreConversation === null) return { state: 'suppressed', reason: 'The core group has no place for its cards yet. The answer is on the page of the sponsor.' };
      if (!(await posted(claim.tenantId, claim.communityId, claim.key))) {
        if (mail.reply === null) return { state: 'suppressed', reason: 'The answer was taken back.' };
        const now = clock.now();
        // A pause holds back what comes by itself; this is the answer to what one of them wrote.
        const moment = goodMoment(now, whenAsked(coreHours(record, parts.commands.toolkit)));
        if (moment === null) return { state: 'suppressed', reason: 'There is no hour at which the core group can be written to. The answer is on the page of the sponsor.' };
        if (moment > now) return { state: 'later', reason: 'It waits for a time at which people can be written to.', seconds: Math.max(1, Math.ceil((Date.parse(moment) - Date.parse(now)) / 1_000)) };
      }
      return showLiving(parts, claim, claim.key, coreConversation, replyCard(commands.reading(record), mail, paper));
    },
  };
}
