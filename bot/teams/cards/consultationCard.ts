import { linesOf } from '../../domain/actionPlan';
import type { Reading } from '../../domain/decision';
import { nameOf } from '../../domain/people';
import { agreedTexts } from '../../domain/presentConsultation';
import type { Agreeing } from '../../domain/presentText';
import type { Consultation, Proposal } from '../../domain/record';
import { timeWords } from '../../domain/times';
import { wordsFor } from '../../domain/words';
import { card, heading, open, plain, quiet, shorten, type Card, type Element } from './card';

/** Lines and characters on the card; the whole text is behind its button. */
const mostLines = 15;
const longestLine = 400;

/** Tells the members what the core group has agreed, until when they can speak, and that silence counts as agreement. `ends` is ISO 8601 UTC. */
export function consultationCard(reading: Reading, step: Agreeing, proposal: Proposal, { openedBy }: Consultation, ends: string): Card {
  const { record, toolkit, say } = reading;
  const { community } = record;
  let left = mostLines;
  const body = agreedTexts(reading, step, proposal).flatMap(({ heading: part, text, form }): Element[] => {
    const lines = linesOf(text).slice(0, left);
    left -= lines.length;
    return lines.length === 0 ? [] : [
      plain(part, { weight: 'bolder', spacing: 'medium' }),
      ...lines.map((line) => plain(form === 'list' ? `• ${shorten(line, longestLine)}` : shorten(line, longestLine), { spacing: 'small' })),
    ];
  });
  return card(
    [
      heading(say('consult.title', { heading: wordsFor(toolkit, step.id).heading })),
      plain(say('consult.lead', { name: community.name })),
      ...body,
      plain(say('consult.silence', { date: timeWords(ends, community.zone) }), { spacing: 'medium' }),
      quiet(say('consult.by', { name: nameOf(record, openedBy) ?? say('person.left') })),
    ],
    [open(say('consult.open'), 'consult', { community: community.id, step: step.id })],
  );
}
