import type { Reading } from '../../domain/decision';
import { checkInParts } from '../../domain/kinds/checkingIn';
import { personalPrompts, type ChosenManners, type PersonalKind } from '../../domain/prompting/manners';
import type { CheckIn } from '../../domain/record';
import type { CoreKind } from '../../domain/prompting/promptShapes';
import { dateWords, timeWords } from '../../domain/times';
import type { Say } from '../../toolkit/phrases';
import { card, plain, shorten, submit, type Card } from './card';
import { kept, problemLine, type Filled } from './forms';

/** Where one stands before a meeting: four lines, filled with what was said before. */
export function checkInForm({ say }: Reading, data: Record<string, unknown>, before: CheckIn | undefined, filled: Filled, problem: string | null): Card {
  return card([
    problemLine(problem),
    plain(say('dialog.check-in-lead')),
    ...checkInParts.map((part) => ({ type: 'Input.Text', id: part, label: say(`check-in.${part}`), maxLength: 300, value: kept(filled, part, before?.[part] ?? '') })),
  ], [submit(say('dialog.check-in-send'), { ...data, dialog: 'check-in' })]);
}

export const checkInTitle = ({ say }: Reading, startsAt: string, zone: string): string => say('dialog.check-in', { when: timeWords(startsAt, zone) });

/** Less of one kind of what comes to the core group's conversation; `hushed` is how it stands. */
export function hushForm(say: Say, what: CoreKind, data: Record<string, unknown>, hushed: { untilOn: string | null } | null, filled: Filled, problem: string | null): Card {
  const now = hushed === null ? 'until' : hushed.untilOn === null ? 'always' : 'until';
  return card([
    problemLine(problem),
    plain(say('hush.lead', { what: say(`hush.${what}`) })),
    hushed === null ? null : plain(hushed.untilOn === null ? say('hush.off') : say('said.hushed-until', { date: dateWords(hushed.untilOn) }), { spacing: 'small' }),
    {
      type: 'Input.ChoiceSet', id: 'how', label: say('hush.how'), style: 'expanded', wrap: true, value: kept(filled, 'how', now),
      choices: (['until', 'always', 'on'] as const).map((value) => ({ title: say(`hush.${value}`), value })),
    },
    { type: 'Input.Date', id: 'untilOn', label: say('hush.date'), value: kept(filled, 'untilOn', hushed?.untilOn ?? '') },
  ], [submit(say('manners.send'), { ...data, about: what, dialog: 'hush' })]);
}

/** How often somebody hears from the app, and from which communities; `about` is the kind of the card that it was opened from. What needs more room than a form is on their page in the tab. */
export function mannersForm(say: Say, own: ChosenManners, communities: readonly { id: string; name: string }[], about: PersonalKind | null, filled: Filled, problem: string | null): Card {
  return card([
    problemLine(problem),
    plain(say('manners.lead')),
    about === null ? null : { type: 'Input.Date', id: 'laterOn', label: say('manners.later', { what: say(`manners.${about}`) }), value: kept(filled, 'laterOn', own.later.find((one) => one.what === about)?.untilOn ?? '') },
    {
      type: 'Input.ChoiceSet', id: 'digest', label: say('manners.digest'), style: 'expanded', wrap: true, value: kept(filled, 'digest', own.digest),
      choices: (['daily', 'weekly', 'never'] as const).map((value) => ({ title: say(`manners.${value}`), value })),
    },
    {
      type: 'Input.ChoiceSet', id: 'also', label: say('manners.off'), style: 'expanded', wrap: true, isMultiSelect: true, value: kept(filled, 'also', personalPrompts.filter((one) => !own.off.includes(one)).join(',')),
      choices: personalPrompts.map((value) => ({ title: say(`manners.${value}`), value })),
    },
    communities.length < 2 ? null : {
      type: 'Input.ChoiceSet', id: 'heard', label: say('manners.heard'), style: 'expanded', wrap: true, isMultiSelect: true, value: kept(filled, 'heard', communities.filter((one) => !own.muted.includes(one.id)).map((one) => one.id).join(',')),
      choices: communities.map(({ id, name }) => ({ title: shorten(name, 60), value: id })),
    },
    { type: 'Input.Date', id: 'pausedUntil', label: say('manners.pause'), value: kept(filled, 'pausedUntil', own.pausedUntil ?? '') },
  ], [submit(say('manners.send'), { dialog: 'manners', revision: own.revision, ...(about === null ? {} : { about }) })]);
}
