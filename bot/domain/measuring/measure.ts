import { ourCutOffs, type CutOffs } from '../communitySettings';
import { fewest } from './formulas';
import { reportingDay, type Facts } from './facts';
import type { Finding } from './finding';
import { lightIds, measureIds, type LightId, type MeasureId } from './ids';
import * as people from './people';
import * as running from './running';

export type Findings = Record<MeasureId, Finding>;

export type Colour = 'green' | 'amber' | 'red' | 'too-few';

/** What the core group alone reads. */
export const coreOnly: readonly MeasureId[] = ['sponsor', 'follow-through', 'absence'];

/** Lights that rest on those. */
export const coreLights: readonly LightId[] = ['sustainability', 'alignment'];

/** All measures at the last reporting day; the lights by the community's own cut-offs, or ours. */
export function findings(facts: Facts, now: string, zone: string, cutOffs: CutOffs = ourCutOffs): { on: string; findings: Findings; lights: Record<LightId, Colour> } {
  const { date, at } = reportingDay(now, zone);
  const all: Findings = {
    members: people.members(facts, at), participation: people.participation(facts, at), levels: people.levels(facts, at), areas: people.areas(facts, at),
    newcomers: people.newcomers(facts, at), retention: people.retention(facts, at), answered: people.answered(facts, at), 'reply-time': people.replyTime(facts, at, zone),
    voices: people.voices(facts, at), coverage: people.coverage(facts, at), quiet: people.goneQuiet(facts, at),
    'show-up': running.showUp(facts, at), reach: running.reach(facts, at), absence: running.absence(facts, at), 'follow-through': running.followThrough(facts, at),
    rhythm: running.rhythm(facts, at), sponsor: running.sponsor(facts, at), charter: running.charterProgress(facts), library: running.library(facts, at), web: running.web(facts),
  };
  return { on: date, findings: all, lights: lightsOf(all, facts, at, cutOffs) };
}

function lightsOf(all: Findings, facts: Facts, at: number, cutOffs: CutOffs): Record<LightId, Colour> {
  const of = (id: MeasureId) => all[id].value;
  const shareOf = (id: MeasureId): number | null => {
    const value = of(id);
    return value.kind === 'share' && value.of >= fewest ? value.value / value.of : null;
  };
  const rate = shareOf('participation');
  const rhythm = of('rhythm');
  const energy = (): Colour => {
    if (rate === null || rhythm.kind !== 'rhythm') return 'too-few';
    if (rate < cutOffs.participation.red || rhythm.weeks > cutOffs.gapWeeks.red) return 'red';
    return rate >= cutOffs.participation.green && rhythm.weeks <= cutOffs.gapWeeks.green ? 'green' : 'amber';
  };
  const inclusion = (): Colour => {
    const first = of('newcomers');
    const spoke = shareOf('coverage');
    if (first.kind !== 'within' || spoke === null) return 'too-few';
    const good = [first.within30 >= cutOffs.within30, spoke >= cutOffs.coverage].filter(Boolean).length;
    return good === 2 ? 'green' : good === 1 ? 'amber' : 'red';
  };
  const value = (): Colour => {
    if (facts.shelf.length < fewest) return 'too-few';
    const stories = running.storiesIn(facts, at);
    return stories >= cutOffs.stories.green ? 'green' : stories > cutOffs.stories.red ? 'amber' : 'red';
  };
  const sustainability = (): Colour => {
    const carried = of('absence');
    if (carried.kind !== 'carried') return 'too-few';
    return carried.people >= cutOffs.carriedBy.green ? 'green' : carried.people <= cutOffs.carriedBy.red ? 'red' : 'amber';
  };
  const alignment = (): Colour => {
    const contact = of('sponsor');
    if (contact.kind !== 'contact') return 'too-few';
    if (contact.weeks === null || contact.weeks > cutOffs.sponsorWeeks.red) return 'red';
    return contact.weeks <= cutOffs.sponsorWeeks.green ? 'green' : 'amber';
  };
  return { energy: energy(), inclusion: inclusion(), value: value(), sustainability: sustainability(), alignment: alignment() };
}

export { lightIds, measureIds };
