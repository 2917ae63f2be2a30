import { Button } from '@fluentui/react-components';
import type { MineAnswer } from '../../../bot/api/contract';
import { useCommunity, usePageTitle } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { useRead } from '../../app/useRead';
import { serverNow } from '../../clock';
import { saveAs } from '../../parts/Download';
import { Folded } from '../../parts/Folded';
import { Loaded } from '../../parts/Loaded';
import { PlainText } from '../../parts/PlainText';
import { sayDayOf } from '../../time';
import { words } from '../../words';
import { sendingWords } from '../sending/sendingWords';
import { MyAbsence } from './MyAbsence';
import { MyChoices } from './MyChoices';
import { MyManners } from './MyManners';
import { datesWords } from '../dates/datesWords';
import { mineWords } from './mineWords';

/** Everything that is kept about the reader, as a page and as a file, and what they choose about it. */
export function MinePage() {
  usePageTitle(words.nav.mine);
  const { view } = useCommunity();
  const query = useRead(['mine'], (api, id) => api.mine(id));
  return (
    <>
      <h1 className="title">{mineWords.heading}</h1>
      <p className="lead">{mineWords.lead}</p>
      <Loaded query={query}>
        {(mine) => (
          <>
            {view.me.part !== 'sponsor' && <MyChoices key={`${mine.area} ${mine.counted} ${mine.photo} ${mine.knows.join()}`} mine={mine} />}
            {view.me.part !== 'sponsor' && <MyManners />}
            {view.me.part === 'core' && <MyAbsence />}
            <Kept own={mine.own} counted={mine.counted} />
            {view.me.part !== 'sponsor' && <Leaving />}
            <Button onClick={() => saveAs(new Blob([JSON.stringify({ community: view.name, me: view.me.name, ...mine, areas: undefined }, null, 2)], { type: 'application/json' }), 'my-data.json')}>{mineWords.download}</Button>
          </>
        )}
      </Loaded>
    </>
  );
}

/** How one leaves, and two questions for whoever wants to answer them. */
function Leaving() {
  return (
    <section className="block">
      <h2 className="heading">{mineWords.leaving}</h2>
      <p>{mineWords.leavingHow}</p>
      <p>{mineWords.leavingAsks} <a href={hashOf({ page: 'survey', surveyId: 'leaving' })}>{mineWords.leavingGo}</a></p>
    </section>
  );
}

/** Milliseconds after which a draft is marked: a month before it is cleared away. */
const longUntouched = 90 * 86_400_000;

interface KeptPart {
  heading: string;
  rows: { key: string; text: React.ReactNode }[];
}

function Kept({ own, counted }: Pick<MineAnswer, 'own' | 'counted'>) {
  const { view } = useCommunity();
  const now = serverNow();
  const day = (at: string): string => sayDayOf(at, view.zone, now);
  const step = (stepId: string): string => view.steps.find((one) => one.id === stepId)?.heading ?? stepId;
  const role = (roleId: string): string => view.steps.flatMap((one) => one.roles).find((one) => one.id === roleId)?.heading ?? roleId;
  const parts: KeptPart[] = [
    { heading: mineWords.answers, rows: own.answers.map((one) => ({ key: `${one.stepId} ${one.at}`, text: <><a href={hashOf({ page: 'step', stepId: one.stepId })}>{step(one.stepId)}</a>, {day(one.at)}<PlainText text={one.text || mineWords.empty} />{one.draft && now.getTime() - Date.parse(one.at) > longUntouched && <span className="quiet small">{mineWords.oldDraft}</span>}</> })) },
    { heading: mineWords.events, rows: own.events.map((one) => ({ key: `${one.title} ${one.at}`, text: `${one.title}, ${day(one.at)}: ${mineWords.cameStates[one.came === null ? 'open' : one.came ? 'yes' : 'no']}` })) },
    { heading: mineWords.meetings, rows: own.meetings.map((one) => ({ key: `${one.stepId} ${one.at}`, text: `${step(one.stepId)}, ${day(one.at)}: ${mineWords.thereStates[one.led ? 'led' : one.came ? 'yes' : 'no']}` })) },
    { heading: mineWords.invited, rows: own.invited.map((one) => ({ key: `${one.kind} ${one.at}`, text: `${datesWords.kinds[one.kind]}, ${day(one.at)}` })) },
    { heading: mineWords.shelf, rows: own.shelf.map((one) => ({ key: `${one.title} ${one.at}`, text: `${one.title}, ${day(one.at)}` })) },
    { heading: mineWords.actions, rows: own.actions.map((one, n) => ({ key: `${n} ${one.title}`, text: one.title })) },
    { heading: mineWords.roles, rows: own.roles.map((one) => ({ key: one.roleId, text: `${role(one.roleId)}, ${day(one.from)}` })) },
    { heading: mineWords.surveys, rows: own.surveys.map((one) => ({ key: one.id, text: <a href={hashOf({ page: 'survey', surveyId: one.id })}>{mineWords.answeredSurvey(day(one.openedAt))}</a> })) },
    { heading: mineWords.coffee, rows: own.coffee.map((one) => ({ key: one.drawnOn, text: mineWords.coffeeRound(day(`${one.drawnOn}T12:00:00Z`), one.met) })) },
    { heading: mineWords.help, rows: own.help.map((one) => ({ key: one.at, text: <>{day(one.at)}<PlainText text={one.text} />{one.answer !== '' && <PlainText text={one.answer} />}</> })) },
    { heading: mineWords.ideas, rows: own.ideas.map((one) => ({ key: one.at, text: <>{day(one.at)}<PlainText text={one.text} />{one.answer !== '' && <PlainText text={one.answer} />}</> })) },
    { heading: mineWords.welcomes, rows: own.welcomes.map((one, n) => ({ key: `${n} ${one.at}`, text: one.gave ? mineWords.gaveWelcome(day(one.at)) : mineWords.gotWelcome(day(one.at)) })) },
    { heading: mineWords.thanks, rows: own.thanks.map((one) => ({ key: `${one.at} ${String(one.gave)}`, text: <>{one.gave ? mineWords.gaveThanks(day(one.at)) : mineWords.gotThanks(day(one.at))}<PlainText text={one.text} /></> })) },
  ];
  const empty = parts.filter((one) => one.rows.length === 0);
  return (
    <section className="block">
      <h2 className="heading">{mineWords.kept}</h2>
      {parts.filter((one) => one.rows.length > 0).map((one) => <Part key={one.heading} {...one} />)}
      {empty.length > 0 && <p>{mineWords.nothingOf(empty.map((one) => one.heading))}</p>}
      <p><strong>{mineWords.messages}:</strong> {mineWords.messageCount(own.messages)} {view.counting === null && mineWords.notCounting}</p>
      {view.counting !== null && <p className="quiet">{counted ? [mineWords.counting(view.counting.by, day(view.counting.since)), mineWords.countingWhat, mineWords.countingOut].join(' ') : mineWords.outOfCount}</p>}
      <p><strong>{mineWords.prompts}:</strong> {mineWords.promptCount(own.prompts)}</p>
      <p><strong>{mineWords.digest}:</strong> {own.digest === null ? mineWords.noDigest : mineWords.digestState(day(own.digest.at), sendingWords.states[own.digest.state], own.digest.reason)}</p>
      <p className="quiet">{mineWords.changeIt}</p>
      <Folded summary={mineWords.howLong}><ul className="lines">{mineWords.keptFor.map((one) => <li key={one}>{one}</li>)}</ul></Folded>
    </section>
  );
}

function Part({ heading, rows }: KeptPart) {
  return <Folded summary={`${heading} (${rows.length})`}><ul className="lines">{rows.map((one) => <li key={one.key} dir="auto">{one.text}</li>)}</ul></Folded>;
}
