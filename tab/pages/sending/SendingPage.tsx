import { Button, Field, Input } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PromptsAnswer } from '../../../bot/api/contract';
import { Problem } from '../../api/problem';
import { useCommunity, usePageTitle } from '../../app/communityContext';
import { NothingHere } from '../../app/NothingHere';
import { hashOf } from '../../app/routes';
import { useNotices } from '../../app/notices';
import { useAct } from '../../app/useAct';
import { useRead } from '../../app/useRead';
import { serverNow } from '../../clock';
import { Folded } from '../../parts/Folded';
import { Loaded } from '../../parts/Loaded';
import { ActProblem, Notice } from '../../parts/Notice';
import { sayDate, sayTime } from '../../time';
import { words } from '../../words';
import { Kinds } from './Kinds';
import { sendingWords } from './sendingWords';

/** What goes out by itself: what comes, what went, and how to stop it. */
export function SendingPage() {
  const { view } = useCommunity();
  usePageTitle(words.nav.sending);
  const query = useRead(['prompts'], (api, id) => api.prompts(id));
  if (view.me.part !== 'core') return <NothingHere heading={words.nav.sending} text={words.coreOnly} />;
  return (
    <>
      <h1 className="title">{words.nav.sending}</h1>
      <p className="lead">{sendingWords.lead}</p>
      <Loaded query={query}>{(answer) => (
        <>
          {answer.rest && <p>{sendingWords.rest({ ...answer.rest, from: sayDate(answer.rest.from, serverNow()), until: sayDate(answer.rest.until, serverNow()) })} <a href={hashOf({ page: 'settings' })}>{sendingWords.terms}</a></p>}
          <Planned planned={answer.planned} silent={answer.silent} asks={answer.asks} />
          <Pause pausedUntil={answer.pausedUntil} />
          <Kinds hushed={answer.hushed} />
          <Sent sent={answer.sent} />
        </>
      )}</Loaded>
      <Folded summary={sendingWords.rules}><ul className="lines">{sendingWords.ruleList.map((one) => <li key={one}>{one}</li>)}</ul></Folded>
    </>
  );
}

function Planned({ planned, silent, asks }: Pick<PromptsAnswer, 'planned' | 'silent' | 'asks'>) {
  const { api, view } = useCommunity();
  const { say } = useNotices();
  const queries = useQueryClient();
  const acting = useMutation({
    mutationFn: ({ id, act }: { id: string; act: 'skip' | 'now' }) => api.actPrompt(view.id, id, act),
    onSuccess: ({ said }) => say(said),
    onSettled: () => queries.invalidateQueries({ queryKey: ['community', view.id, 'prompts'] }),
  });
  const now = serverNow();
  return (
    <section>
      <h2 className="heading">{sendingWords.planned}</h2>
      {silent && <p>{sendingWords.silent}</p>}
      {asks > 0 && <p className="quiet">{sendingWords.asks(asks)}</p>}
      {planned.length === 0 && !silent && <div className="empty"><p>{sendingWords.none}</p><p className="quiet">{sendingWords.noneHow}</p></div>}
      <ul className="plain">
        {planned.map((one) => (
          <li key={one.id} className="entry">
            <h3 dir="auto">{one.what}</h3>
            <p className="quiet small"><time dateTime={one.dueAt}>{sayTime(one.dueAt, view.zone, now)}</time> · {one.whom}</p>
            {one.reason !== null && <p className="quiet small">{one.reason}</p>}
            <div className="row">
              {one.acts.map((act) => <Button key={act} size="small" disabledFocusable={acting.isPending} aria-label={sendingWords.about(one.what, sendingWords[act])} onClick={() => acting.mutate({ id: one.id, act })}>{sendingWords[act]}</Button>)}
            </div>
          </li>
        ))}
      </ul>
      {acting.error && <Notice tone="problem">{acting.error instanceof Problem ? acting.error.message : words.problems.offline}</Notice>}
    </section>
  );
}

function Pause({ pausedUntil }: { pausedUntil: string | null }) {
  const acting = useAct();
  const [until, setUntil] = useState('');
  return (
    <section className="block">
      <h2 className="heading">{sendingWords.pause}</h2>
      <p className="quiet">{sendingWords.pauseLead}</p>
      {pausedUntil !== null && (
        <div className="row">
          <p>{sendingWords.pausedUntil(sayDate(pausedUntil, serverNow()))}</p>
          <Button disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'pausePrompts', untilOn: null })}>{sendingWords.goOn}</Button>
        </div>
      )}
      <form noValidate className="inline-form" onSubmit={(event) => {
        event.preventDefault();
        if (until !== '' && !acting.busy) void acting.act({ type: 'pausePrompts', untilOn: until }).then((done) => done && setUntil(''));
      }}>
        <Field label={sendingWords.until}><Input type="date" value={until} onChange={(_event, { value }) => setUntil(value)} /></Field>
        <Button type="submit" disabledFocusable={until === '' || acting.busy}>{sendingWords.pauseIt}</Button>
      </form>
      <ActProblem acting={acting} />
    </section>
  );
}

/** Rows that are shown before somebody asks for the rest. */
const atFirst = 8;

function Sent({ sent }: { sent: PromptsAnswer['sent'] }) {
  const rest = sent.slice(atFirst);
  return (
    <section>
      <h2 className="heading">{sendingWords.sent}</h2>
      {sent.length === 0 ? <p>{sendingWords.noneSent}</p> : <SentTable caption={sendingWords.sent} sent={sent.slice(0, atFirst)} />}
      {rest.length > 0 && <Folded summary={sendingWords.earlier(rest.length)}><SentTable caption={sendingWords.earlier(rest.length)} sent={rest} /></Folded>}
    </section>
  );
}

function SentTable({ caption, sent }: { caption: string; sent: PromptsAnswer['sent'] }) {
  const { view } = useCommunity();
  const now = serverNow();
  const [, whom, when, state] = sendingWords.columns;
  return (
    <table className="table">
      <caption className="hidden">{caption}</caption>
      <thead><tr>{sendingWords.columns.map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
      <tbody>
        {sent.map((one) => (
          <tr key={`${one.what} ${one.state} ${one.reason ?? ''} ${one.at}`}>
            <th scope="row" dir="auto">{one.what}</th>
            <td data-label={whom}>{one.whom}</td>
            <td data-label={when}>{sayTime(one.at, view.zone, now)}</td>
            <td data-label={state}>{sendingWords.states[one.state]}{one.reason !== null && `: ${one.reason}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
