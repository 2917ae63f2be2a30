import { namedIn } from '../domain/helping/naming';
import { notesOf } from '../domain/kinds/noting';
import { updateStep } from '../domain/prompting/updates';
import { mayDo } from '../domain/permissions';
import type { CommunityRecord } from '../domain/record';
import { currentRound } from '../domain/rounds';
import type { Toolkit } from '../toolkit/schema';
import type { TypedWords } from '../toolkit/typed';
import { fewNames, open, type Card, type CardAction } from './cards/card';
import { waysCard } from './cards/journeyCard';
import { restOfLine } from './typedLines';
import type { BotParts, Visit } from './visit';

/** What somebody said who thanks: for whom, and what for; either may be missing. */
export interface Thanks {
  whom: string;
  what: string;
}

/** Reads "thank Tom for the workshop", in the words of a language; null for a line that does not begin with thanks. */
export function readThanks(typed: TypedWords, line: string): Thanks | null {
  const found = restOfLine(typed, 'thanks', line);
  if (found === null) return null;
  const rest = found.replace(/[\s.!,]+$/u, '');
  const between = typed.thanksFor.find((one) => ` ${rest.toLowerCase()} `.includes(` ${one.toLowerCase()} `));
  if (between === undefined) return { whom: rest, what: '' };
  const at = ` ${rest.toLowerCase()} `.indexOf(` ${between.toLowerCase()} `);
  return { whom: rest.slice(0, at).trim(), what: rest.slice(at + between.length).trim() };
}

/** Keeps thanks for the next update to members, where they are read again before a person publishes them. Null for any other line. */
export async function answerThanks({ commands, store, toolkit, say }: BotParts, visit: Visit, record: CommunityRecord, line: string, lineId: string): Promise<Card | null> {
  const thanks = readThanks(toolkit.typed, line);
  const place = thanks && placeForThanks(toolkit);
  if (!place) return null;
  const core = mayDo(record, visit.actor.personId, 'writeNote');
  if (!core && !mayDo(record, visit.actor.personId, 'sayThanks')) return null;
  const { ahead } = versionFor(record, place.stepId);
  // The page would show the one that is out.
  const ways = core && !ahead ? [open(say('chat.thanks-open'), 'step', { community: record.community.id, step: place.stepId })] : [];
  const answer = (text: string, more: CardAction[] = []): Card => waysCard(say('chat.thanks'), text, [...more, ...ways]);
  if (thanks.whom === '') return answer(say(core ? 'chat.thanks-how' : 'chat.thanks-whom'));
  const named = namedIn(await store.memberNames(visit.actor.tenantId, record.community.id), thanks.whom);
  const [one] = named;
  if (!one) return answer(say('chat.thanks-nobody', { name: thanks.whom }));
  if (named.length > 1) return answer(say('chat.thanks-several', { names: fewNames(named.map((each) => each.name), say) }));
  const said = say(thanks.what === '' ? 'chat.thanks-line' : 'chat.thanks-line-for', { name: one.name, what: thanks.what });
  // Where others read along the card holds no more than they have read.
  const send = one.id === visit.actor.personId ? [] : [open(say('chat.thanks-send', { name: one.name }), 'thank', { community: record.community.id, revision: record.community.revision, about: one.id, text: said })];
  if (!core) return answer(say('chat.thanks-to', { name: one.name }), send);
  const kept = await keep(commands, visit, record, place, said, lineId);
  return answer(kept ?? say(ahead ? 'chat.thanks-ahead' : 'chat.thanks-kept', { text: said }), send);
}

interface Place {
  stepId: string;
  fieldId: string;
}

/** The part of a text for members in which the group writes its thanks. */
function placeForThanks(toolkit: Toolkit): Place | null {
  const step = updateStep(toolkit);
  return step && { stepId: step.id, fieldId: 'thanks' };
}

/** The version of a text that somebody's thanks go into: the one that is written, or the next where that is out already, which stays as it is until somebody begins. */
function versionFor(record: CommunityRecord, stepId: string): { version: number; ahead: boolean } {
  const round = currentRound(record, stepId);
  return { version: (round?.version ?? 1) + (round?.doneAt ? 1 : 0), ahead: Boolean(round?.doneAt) };
}

/** Adds the line below what is written there; the reason in words when it cannot. */
async function keep(commands: BotParts['commands'], visit: Visit, record: CommunityRecord, { stepId, fieldId }: Place, said: string, lineId: string): Promise<string | null> {
  let read = record;
  // Somebody may be writing there at the same moment: what they wrote is read again, and stays above the new line.
  for (let attempt = 0; ; attempt += 1) {
    const { version, ahead } = versionFor(read, stepId);
    const before = notesOf(read, { stepId, version }).find((note) => note.fieldId === fieldId);
    const text = [before?.text.trimEnd() ?? '', said].filter((part) => part !== '').join('\n');
    const written = await commands.run(visit.actor, record.community.id, lineId, { type: 'writeNote', stepId, fieldId, text, base: before?.revision ?? 0, ...(ahead ? { ahead } : {}) });
    if (written.ok) return null;
    const again = attempt < 3 ? await commands.read(visit.actor, record.community.id) : null;
    if (!again || written.code !== 'changed-meanwhile') return written.because;
    read = again;
  }
}
