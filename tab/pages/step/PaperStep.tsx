import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { PaperView, StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useNotices } from '../../app/notices';
import { useAct, type Acting } from '../../app/useAct';
import { serverNow } from '../../clock';
import { Ask } from '../../parts/Ask';
import { Download } from '../../parts/Download';
import { ActProblem, Notice } from '../../parts/Notice';
import { sayDayOf } from '../../time';
import { words } from '../../words';
import { MailPart } from './MailPart';
import { NoteField } from './NoteField';
import { paperWords } from './paperWords';

type Content = NonNullable<PaperView['draft']>;

/** A text for others: what the record brings, what the group adds, and its publishing by a person. */
export function PaperStep({ step }: { step: StepView }) {
  const acting = useAct();
  const { view } = useCommunity();
  const { paper } = step;
  if (!paper) return null;
  const open = step.status !== 'done' && may(view, 'publishPaper');
  return (
    <>
      {open && (
        <section className="block" aria-labelledby="paper-heading">
          <h2 id="paper-heading" className="heading">{paperWords.prepare(paper.number)}</h2>
          <p>{paperWords.lead}</p>
          {paper.sections.map((section) => <Section key={section.id} step={step} section={section} acting={acting} />)}
          {paper.hints.length > 0 && <Notice tone="info">{paper.hints.join(' ')}</Notice>}
          <ActProblem acting={acting} />
          <Publish step={step} paper={paper} />
        </section>
      )}
      <Published step={step} paper={paper} />
    </>
  );
}

function Section({ step, section, acting }: { step: StepView; section: PaperView['sections'][number]; acting: Acting }) {
  return (
    <section className="paper-part">
      <h3>{section.heading}</h3>
      {section.lines.length > 0 && (
        <ul className="plain">
          {section.lines.map((line) => (
            <li key={line.id} className={line.out ? 'paper-line paper-out' : 'paper-line'}>
              <span className="paper-text" dir="auto">{line.out ? <s>{line.text}</s> : line.text}</span>
              <a className="small" href={`#/${line.page}`}>{paperWords.from(line.from)}</a>
              <Button size="small" appearance="subtle" disabledFocusable={acting.busy} aria-label={`${line.out ? paperWords.takeIn : paperWords.leaveOut}: ${line.text}`}
                onClick={() => void acting.act({ type: 'leaveOut', stepId: step.id, lineId: line.id, out: !line.out })}>{line.out ? paperWords.takeIn : paperWords.leaveOut}</Button>
            </li>
          ))}
        </ul>
      )}
      {section.own ? <NoteField step={step} field={section.own} label={`${section.heading}: ${paperWords.own}`} labelShown={paperWords.own} rows={3} visibility={paperWords.ownVisibility} />
        : section.lines.length === 0 && <p className="quiet">{paperWords.none}</p>}
    </section>
  );
}

/** The preview is held still while it is read: what is published is what was seen. */
function Publish({ step, paper }: { step: StepView; paper: PaperView }) {
  const { view } = useCommunity();
  const { say } = useNotices();
  const acting = useAct();
  const [seen, setSeen] = useState<{ content: Content; fingerprint: string } | null>(null);
  const [tell, setTell] = useState(false);
  const { draft } = paper;
  if (!draft) return null;
  const empty = draft.sections.every((one) => one.lines.length === 0);
  const changed = seen !== null && seen.fingerprint !== paper.fingerprint;
  const look = (): void => setSeen({ content: draft, fingerprint: paper.fingerprint });

  const publish = async (): Promise<void> => {
    if (seen && (await acting.act({ type: 'publishPaper', stepId: step.id, fingerprint: seen.fingerprint, tell }))) setSeen(null);
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(asText(draft)).then(() => say(paperWords.copied), () => say(paperWords.notCopied));
  };
  if (empty) return <p className="quiet">{paperWords.empty}</p>;
  return (
    <>
      <div className="row">
        <Button appearance="primary" onClick={() => {
          acting.clear();
          look();
        }}>{paperWords.preview}</Button>
        <Button onClick={() => void copy()}>{paperWords.copy}</Button>
        <Download file={`papers/${encodeURIComponent(step.id)}/draft.docx`} name={`${step.heading}.docx`} label={paperWords.download} />
      </div>
      <Ask open={seen !== null} wide heading={paperWords.previewHeading(paper.number)} cancel={paperWords.keepWriting} close={() => setSeen(null)}
        act={{ label: paperWords.publish, busy: acting.busy || changed, run: () => void publish() }}>
        <p>{paper.audience === 'sponsor' ? paperWords.sponsorLead : paperWords.membersLead}</p>
        {paper.mayTell && <Checkbox checked={tell} label={paperWords.tell(view.name)} onChange={(_event, data) => setTell(data.checked === true)} />}
        {changed && <Notice tone="warning" act={{ label: paperWords.showNew, run: look }}>{paperWords.changed}</Notice>}
        <ActProblem acting={acting} />
        {seen && <div className="preview" tabIndex={0} role="group" aria-label={step.heading}><PaperText content={seen.content} /></div>}
      </Ask>
    </>
  );
}

function PaperText({ content }: { content: Content }) {
  return (
    <article className="charter">
      <h2 className="charter-title">{content.title}</h2>
      {content.sections.filter((one) => one.lines.length > 0).map((section) => (
        <section key={section.id} className="charter-part">
          <h3>{section.heading}</h3>
          {section.lines.length === 1 ? <p dir="auto">{section.lines[0]?.text}</p> : <ul className="lines">{section.lines.map((line, i) => <li key={`${i} ${line.text}`} dir="auto">{line.text}</li>)}</ul>}
        </section>
      ))}
    </article>
  );
}

/** As it is pasted into a mail or a page. */
const asText = ({ title, sections }: Content): string =>
  [title, ...sections.filter((one) => one.lines.length > 0).map((one) => [one.heading, ...one.lines.map((line) => (one.lines.length === 1 ? line.text : `- ${line.text}`))].join('\n'))].join('\n\n');

function Published({ step, paper }: { step: StepView; paper: PaperView }) {
  const { view } = useCommunity();
  if (paper.published.length === 0) return view.me.part === 'core' ? null : <p className="quiet">{paperWords.memberEmpty}</p>;
  return (
    <section className="block" aria-labelledby="published-heading">
      <h2 id="published-heading" className="heading">{paperWords.published}</h2>
      <ul className="plain versions">
        {paper.published.map((one) => (
          <li key={one.number}>
            <p>{paperWords.one(one.number, one.by, sayDayOf(one.at, view.zone, serverNow()))}{one.told && ` ${paperWords.told}`}</p>
            <Notice tone={one.state === 'waiting' || one.state === 'failed' ? 'warning' : 'info'}>
              {paperWords.states[one.state]}{one.problem !== null && ` ${one.problem}`}
              {one.webUrl !== null && <> <a href={one.webUrl} target="_blank" rel="noreferrer">{paperWords.open}<span className="hidden">: {one.fileName} ({words.newTab})</span></a></>}
            </Notice>
            <Download file={`papers/${encodeURIComponent(step.id)}/${one.number}.docx`} name={one.fileName} label={paperWords.downloadOne(one.number)} />
            <MailPart step={step} paper={paper} number={one.number} />
          </li>
        ))}
      </ul>
    </section>
  );
}
