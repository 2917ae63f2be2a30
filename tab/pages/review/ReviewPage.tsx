import type { MeasuresAnswer, StepView } from '../../../bot/api/contract';
import { useCommunity, usePageTitle } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { useRead } from '../../app/useRead';
import { serverNow } from '../../clock';
import { Folded } from '../../parts/Folded';
import { Loaded } from '../../parts/Loaded';
import { PlainText } from '../../parts/PlainText';
import { StateMark } from '../../parts/StateMark';
import { stepState } from '../../parts/stepState';
import { sayDate } from '../../time';
import { words } from '../../words';
import { DatesPart } from '../dates/DatesPart';
import { datesWords } from '../dates/datesWords';
import { Lights } from '../measures/Lights';
import { reviewWords } from './reviewWords';

/** Sections of the charter that say what was wanted: its first two. */
const wanted = 2;

/** The evidence beside the charter's aims, the toolkit's questions, and the decision. */
export function ReviewPage() {
  const { view } = useCommunity();
  usePageTitle(words.nav.review);
  const query = useRead(['measures'], (api, id) => api.measures(id));
  const stage = view.stages.find((one) => one.steps.some((step) => step.kind === 'decide'));
  const steps = view.steps.filter((one) => stage?.steps.some((step) => step.id === one.id));
  return (
    <>
      <h1 className="title">{reviewWords.heading}</h1>
      <p className="lead">{reviewWords.lead}</p>
      <p>{view.nextReview ? reviewWords.next(sayDate(view.nextReview.onDate, serverNow())) : reviewWords.none}</p>
      {view.me.part === 'core' && <DatesPart of={['light', 'full']} heading={datesWords.reviews} />}
      <div className="beside">
        <Aims />
        <section>
          <h2 className="heading">{reviewWords.known}</h2>
          <Loaded query={query}>{(answer) => <Known answer={answer} />}</Loaded>
        </section>
      </div>
      <h2 className="heading">{reviewWords.questions}</h2>
      <ul className="plain">{steps.filter((one) => one.kind !== 'decide').map((one) => <Step key={one.id} step={one} />)}</ul>
      {steps.filter((one) => one.kind === 'decide').map((one) => <Decision key={one.id} step={one} />)}
    </>
  );
}

function Aims() {
  const { view: { actions, charter } } = useCommunity();
  const sayServed = (priority: string) => {
    const serving = actions.filter((one) => one.serves === priority && one.state !== 'dropped');
    if (serving.length === 0) return null;
    return <span className="quiet small"> · <a href={hashOf({ page: 'actions' })}>{reviewWords.served(serving.filter((one) => one.state === 'done').length, serving.length)}</a></span>;
  };
  const content = charter.latest ?? charter.draft;
  const sections = content.sections.slice(0, wanted).filter((one) => one.lines.length > 0);
  return (
    <section>
      <h2 className="heading">{reviewWords.aims}</h2>
      {sections.length === 0 && content.purpose === null && <p>{reviewWords.noAims}</p>}
      {content.purpose !== null && <PlainText text={content.purpose} />}
      {sections.map((one) => (
        <div key={one.id}>
          <h3>{one.heading}</h3>
          <ul className="lines">{one.lines.map((line) => <li key={line.text}><span dir="auto">{line.text}</span>{sayServed(line.text)}</li>)}</ul>
        </div>
      ))}
      <p className="quiet small">{reviewWords.from(charter.latest ? content.version : null)}</p>
    </section>
  );
}

function Known({ answer }: { answer: MeasuresAnswer }) {
  const [, value, change] = reviewWords.columns;
  return (
    <>
      <Lights lights={answer.lights} />
      <Folded summary={reviewWords.figures}>
        <table className="table">
          <caption className="hidden">{reviewWords.caption}</caption>
          <thead><tr>{reviewWords.columns.map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
          <tbody>{answer.measures.filter((one) => one.shown).map((one) => <tr key={one.id}><th scope="row">{one.heading}</th><td data-label={value}>{one.value}</td><td data-label={change}>{one.change}</td></tr>)}</tbody>
        </table>
      </Folded>
      <p><a href={hashOf({ page: 'measures' })}>{reviewWords.toMeasures}</a></p>
    </>
  );
}

/** A step of the review, with what it asks. */
function Step({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const state = stepState(step, view.core.length);
  return (
    <li className="block">
      <h3 className="review-step"><StateMark mark={state.mark} /><span><a href={hashOf({ page: 'step', stepId: step.id })}>{step.heading}</a> <span className="quiet small">{state.text}</span></span></h3>
      {step.kind === 'ask' && <ul className="lines">{step.questions.map((one) => <li key={one.id}>{one.heading}</li>)}</ul>}
    </li>
  );
}

function Decision({ step }: { step: StepView }) {
  const chosen = step.status === 'done' ? step.options.find((one) => one.chosen) : undefined;
  return (
    <section className="block">
      <h2 className="heading">{reviewWords.decide}</h2>
      <p>{chosen ? reviewWords.decided(chosen.heading) : reviewWords.undecided}</p>
      <ul className="lines">{step.options.map((one) => <li key={one.id}>{one.heading}</li>)}</ul>
      <p><a href={hashOf({ page: 'step', stepId: step.id })}>{step.heading}</a></p>
    </section>
  );
}
