import type { StepView } from '../../../bot/api/contract';
import { useCommunity, usePageTitle } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { serverNow } from '../../clock';
import { sayDayOf } from '../../time';
import { words } from '../../words';
import { mailWords } from '../step/mailWords';
import { Ahead } from './Ahead';
import { communicationsWords } from './communicationsWords';

type Paper = NonNullable<StepView['paper']>;
interface Sent {
  step: StepView;
  paper: Paper;
  one: Paper['published'][number];
}

/** What is written for members and the sponsor, and what went out, the newest first. */
export function CommunicationsPage() {
  const { view } = useCommunity();
  usePageTitle(words.nav.communications);
  const papers = view.steps.flatMap((step) => (step.paper ? [{ step, paper: step.paper }] : []));
  // What opens with the decision to close would only be in the way before.
  const open = papers.filter(({ step }) => step.gated === null);
  const sent = papers.flatMap(({ step, paper }) => paper.published.map((one): Sent => ({ step, paper, one }))).sort((a, b) => b.one.at.localeCompare(a.one.at));
  return (
    <div className="parts">
      <h1 className="title">{communicationsWords.heading}</h1>
      <p className="lead">{communicationsWords.lead}</p>
      {papers.length === 0 && <p>{communicationsWords.noSteps}</p>}
      {view.me.part === 'core' && papers.length > 0 && (
        <section>
          <h2 className="heading">{communicationsWords.prepared}</h2>
          <ul className="lines">
            {open.map(({ step, paper }) => <li key={step.id}><a href={hashOf({ page: 'step', stepId: step.id })}>{step.heading}</a> <span className="quiet">{[communicationsWords.audience[paper.audience], communicationsWords.state(step.status, paper.published.length)].join(' · ')}</span></li>)}
          </ul>
          {open.length < papers.length && <p className="quiet small">{communicationsWords.later(papers.length - open.length)}</p>}
        </section>
      )}
      <Ahead />
      <section>
        <h2 className="heading">{communicationsWords.out}</h2>
        {sent.length === 0 ? <p>{communicationsWords.none}</p> : <Table sent={sent} />}
      </section>
    </div>
  );
}

function Table({ sent }: { sent: Sent[] }) {
  const { view } = useCommunity();
  const [, published, by, whom, place] = communicationsWords.columns;
  return (
    <table className="table">
      <caption className="hidden">{communicationsWords.out}</caption>
      <thead><tr>{communicationsWords.columns.map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
      <tbody>
        {sent.map(({ step, paper, one }) => (
          <tr key={`${step.id} ${one.number}`}>
            <th scope="row"><a href={hashOf({ page: 'step', stepId: step.id })}>{step.heading}</a></th>
            <td data-label={published}>{sayDayOf(one.at, view.zone, serverNow())}</td>
            <td data-label={by}>{one.by}</td>
            <td data-label={whom}>{communicationsWords.readers[paper.audience]}{one.told && `, ${communicationsWords.told}`}{sayMails(paper, one.number)}</td>
            <td data-label={place}>{one.webUrl === null ? (one.problem ?? communicationsWords.notFiled) : <a href={one.webUrl} target="_blank" rel="noopener noreferrer">{communicationsWords.file}<span className="hidden">: {one.fileName}, {words.newTab}</span></a>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How the mails of a paper stand, the latest first. */
function sayMails(paper: Paper, number: number): string {
  const mails = paper.mails.filter((mail) => mail.number === number);
  const [latest] = mails;
  return latest ? `, ${mailWords.byMail(mailWords.short[latest.state], mails.length)}` : '';
}
