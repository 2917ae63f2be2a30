import type { CommunityView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { useRead } from '../../app/useRead';
import { serverNow, todayIn } from '../../clock';
import { addDays, instantAt, isPast, readerZone, sayBothTimes, sayDayOf } from '../../time';
import { words } from '../../words';

/** Actions, charter and check-ins in a line each. */
export function Summaries() {
  const { view } = useCommunity();
  return (
    <div className="summaries">
      <section aria-labelledby="sum-actions" className="summary">
        <h2 id="sum-actions" className="heading">{words.home.actions}</h2>
        <p>{sayActions(view.actions)}</p>
        <a href={hashOf({ page: 'actions' })}>{words.home.toActions}</a>
      </section>
      <section aria-labelledby="sum-charter" className="summary">
        <h2 id="sum-charter" className="heading">{words.home.charter}</h2>
        <p>{sayCharter(view)}</p>
        <a href={hashOf({ page: 'charter' })}>{words.home.toCharter}</a>
      </section>
      <CheckIns view={view} />
      <ComingUp />
    </div>
  );
}

/** The action plan in one line: what is open, past its date and free to claim. */
export function sayActions(actions: CommunityView['actions']): string {
  const open = actions.filter((one) => one.state === 'to-do' || one.state === 'doing');
  if (actions.length === 0) return words.home.actionsNone;
  return words.home.actionsDue(open.length, open.filter((one) => one.overdue).length, open.filter((one) => one.ownerId === null).length);
}

function sayCharter(view: CommunityView): string {
  const latest = view.charter.published[0];
  if (latest) return words.home.charterPublished(latest.version, sayDayOf(latest.publishedAt, view.zone, serverNow()));
  if (view.me.part !== 'core') return words.home.charterMember;
  const { sections } = view.charter.draft;
  return words.home.charterDraft(sections.filter((one) => one.lines.length > 0).length, sections.length);
}

/** Days that the home page looks ahead. */
const ahead = 35;

function ComingUp() {
  const { view } = useCommunity();
  const today = todayIn(view.zone);
  const { data } = useRead(['events', 'next', today], (api, id) => api.events(id, instantAt(today, '00:00', view.zone), instantAt(addDays(today, ahead), '00:00', view.zone)));
  const now = serverNow();
  const surveys = useRead(['surveys'], (api, id) => api.surveys(id)).data;
  // What somebody has answered asks nothing more of them, and the sponsor is not asked.
  const open = may(view, 'answerSurvey') ? (surveys?.surveys.filter((one) => one.state === 'open' && !one.answered) ?? []) : [];
  const next = data?.events.filter((one) => one.state === 'planned' && !isPast(one.startsAt, now)).slice(0, 3) ?? [];
  return (
    <section aria-labelledby="sum-events" className="summary summary-wide">
      <h2 id="sum-events" className="heading">{words.home.comingUp}</h2>
      {data && next.length === 0 && open.length === 0 && <p>{words.home.nothingComing}</p>}
      <ul className="plain things">
        {open.map((one) => <li key={one.id}><a href={hashOf({ page: 'survey', surveyId: one.id })} dir="auto">{one.title}</a><span className="quiet small">{words.home.survey(sayBothTimes(one.closesAt, view.zone, readerZone(), now))}</span></li>)}
        {next.map((one) => <li key={one.id}><a href={hashOf({ page: 'event', eventId: one.id })} dir="auto">{one.title}</a><span className="quiet small">{sayBothTimes(one.startsAt, view.zone, readerZone(), now)}{one.mine.signedUp && ` · ${words.home.youCome}`}</span></li>)}
      </ul>
      <a href={hashOf({ page: 'calendar' })}>{words.home.toCalendar}</a>
    </section>
  );
}

function CheckIns({ view }: { view: CommunityView }) {
  const next = view.checkIns?.next[0];
  const now = serverNow();
  const step = view.steps.find((one) => one.id === view.checkIns?.stepId) ?? view.steps.find((one) => one.kind === 'event');
  return (
    <section aria-labelledby="sum-check-ins" className="summary">
      <h2 id="sum-check-ins" className="heading">{words.home.checkIns}</h2>
      <p>{next ? words.home.checkInsNext(sayBothTimes(next, view.zone, readerZone(), now)) : words.home.checkInsNone}</p>
      {step && <a href={hashOf({ page: 'step', stepId: step.id })}>{step.heading}</a>}
    </section>
  );
}
