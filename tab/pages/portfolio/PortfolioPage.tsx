import { Button, Field, Input } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PortfolioAnswer, PortfolioRow } from '../../../bot/api/contract';
import type { Api } from '../../api/client';
import { hashOf } from '../../app/routes';
import { serverNow } from '../../clock';
import { Choice } from '../../parts/Choice';
import { Loaded } from '../../parts/Loaded';
import { sayDate } from '../../time';
import { words } from '../../words';
import { portfolioWords } from './portfolioWords';

interface Props {
  api: Api;
  /** Communities that the reader is in, which can be opened. */
  mine: string[];
  open: (id: string) => void;
}

/** Every community in figures, for somebody who looks after many of them. */
export function PortfolioPage({ api, mine, open }: Props) {
  const query = useQuery({ queryKey: ['portfolio'], queryFn: () => api.portfolio() });
  useEffect(() => {
    document.title = `${portfolioWords.heading} - ${words.app}`;
  }, []);
  return (
    <main className="page" id="page" tabIndex={-1}>
      <p><a href={hashOf({ page: 'communities' })}>{portfolioWords.back}</a></p>
      <h1 className="title">{portfolioWords.heading}</h1>
      <p className="lead">{portfolioWords.lead}</p>
      <Loaded query={query}>{(answer) => (answer.communities.length === 0 ? <p>{portfolioWords.none}</p> : <Found answer={answer} mine={mine} open={open} />)}</Loaded>
    </main>
  );
}

type Show = 'every' | 'asking';
const shows: [Show, string][] = [['every', portfolioWords.every], ['asking', portfolioWords.asking]];
const atOnce = 50;

function Found({ answer, mine, open }: { answer: PortfolioAnswer; mine: string[]; open: (id: string) => void }) {
  const [find, setFind] = useState('');
  const [show, setShow] = useState<Show>('every');
  const [most, setMost] = useState(atOnce);
  const wanted = find.trim().toLocaleLowerCase();
  const fitting = answer.communities.filter((one) => (show === 'every' || one.asksFor.length > 0) && `${one.name} ${one.topic}`.toLocaleLowerCase().includes(wanted));
  return (
    <>
      <div className="shelf-find">
        <Field label={portfolioWords.find}><Input type="search" value={find} maxLength={100} onChange={(_event, data) => setFind(data.value)} /></Field>
        <Choice legend={portfolioWords.show} value={show} options={shows} choose={setShow} />
      </div>
      <p role="status" className="quiet small">{fitting.length === 0 ? portfolioWords.noneFit : portfolioWords.count(fitting.length, answer.communities.length)}</p>
      {fitting.length > 0 && <Rows rows={fitting.slice(0, most)} mine={mine} open={open} />}
      {fitting.length > most && <Button onClick={() => setMost(most + atOnce)}>{portfolioWords.more(Math.min(atOnce, fitting.length - most))}</Button>}
      <Pairs answer={answer} />
    </>
  );
}

function Rows({ rows, mine, open }: { rows: PortfolioRow[]; mine: string[]; open: (id: string) => void }) {
  const [, members, takesPart, events, charter, review, asks] = portfolioWords.columns;
  const now = serverNow();
  return (
    <table className="table">
      <caption className="hidden">{portfolioWords.heading}</caption>
      <thead><tr>{portfolioWords.columns.map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.id}>
            <th scope="row" dir="auto">{mine.includes(one.id) ? <button type="button" className="link" onClick={() => open(one.id)}>{one.name}</button> : one.name}<span className="quiet small portfolio-topic">{one.topic}</span></th>
            <td data-label={members}>{one.members ?? portfolioWords.hidden}</td>
            <td data-label={takesPart}>{one.takesPart === null ? portfolioWords.hidden : portfolioWords[one.takesPart]}</td>
            <td data-label={events}>{portfolioWords.events12(one.events, one.lastEventOn && sayDate(one.lastEventOn, now))}</td>
            <td data-label={charter}>{portfolioWords.version(one.charter)}</td>
            <td data-label={review}>{one.nextReviewOn && sayDate(one.nextReviewOn, now)}</td>
            <td data-label={asks}>{one.asksFor.map((ask) => portfolioWords.asks[ask]).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Pairs({ answer }: { answer: PortfolioAnswer }) {
  const names = new Map(answer.communities.map((one) => [one.id, one.name]));
  if (answer.pairs.length === 0) return null;
  return (
    <section>
      <h2 className="heading">{portfolioWords.pairs}</h2>
      <p>{portfolioWords.pairsLead}</p>
      <ul className="lines">
        {answer.pairs.map((one) => (
          <li key={`${one.one} ${one.other}`}>{words.listOf([names.get(one.one) ?? '', names.get(one.other) ?? ''])}. <span className="quiet">{portfolioWords.shared(one.shared)}</span>{one.mayMerge && <> {portfolioWords.merge}</>}</li>
        ))}
      </ul>
    </section>
  );
}
