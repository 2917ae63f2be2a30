import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { MailAnswer, PaperView, StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useNotices } from '../../app/notices';
import { useAct } from '../../app/useAct';
import { useRead } from '../../app/useRead';
import { useSettled } from '../../app/useSettled';
import { fieldProblem } from '../../parts/fieldProblem';
import { Ask } from '../../parts/Ask';
import { DirectorySearch } from '../../parts/DirectorySearch';
import { Loaded } from '../../parts/Loaded';
import { ActProblem } from '../../parts/Notice';
import { MailState } from './MailState';
import { mailWords } from './mailWords';

type Mail = PaperView['mails'][number];
interface To {
  email: string;
  name: string;
  again: boolean;
  /** Also asks the five questions. */
  questions: boolean;
}

/** A published paper on its way to the sponsor: where it went, what came back, and sending it. */
export function MailPart({ step, paper, number }: { step: StepView; paper: PaperView; number: number }) {
  const { view } = useCommunity();
  const [to, setTo] = useState<To | null>(null);
  if (paper.mailTo === null || !may(view, 'mailPaper')) return null;
  const { mailTo } = paper;
  const mails = paper.mails.filter((one) => one.number === number);
  const once = (mail: Mail): void => setTo({ email: mail.email, name: mail.name, again: true, questions: mail.questions === true });
  return (
    <div className="paper-mails">
      {mails.map((mail, at) => (
        <div key={`${mail.email} ${at}`}>
          <MailState mail={mail} />
          <div className="row">
            {(mail.state === 'uncertain' || mail.state === 'failed' || mail.state === 'by-hand') && <Button size="small" onClick={() => once(mail)}>{mailWords.again}<span className="hidden">: {mail.email}</span></Button>}
            {mail.state === 'by-hand' && mail.mine && <CopyText step={step} number={number} mail={mail} />}
          </div>
        </div>
      ))}
      <div className="row"><Button onClick={() => setTo({ ...mailTo, again: false, questions: false })}>{mails.length === 0 ? mailWords.send : mailWords.sendOther}</Button></div>
      {to && <SendMail step={step} number={number} first={to} close={() => setTo(null)} />}
    </div>
  );
}

/** What goes out, word for word, and to which address: confirmed before anything is sent. */
function SendMail({ step, number, first, close }: { step: StepView; number: number; first: To; close: () => void }) {
  const acting = useAct();
  const copy = useCopy(step.id, number);
  const [email, setEmail] = useState(first.email);
  const [name, setName] = useState(first.name);
  const [checked, setChecked] = useState(false);
  const [questions, setQuestions] = useState(first.questions);
  const greeted = useSettled(name.trim());
  const query = useRead(['mail', step.id, String(number), greeted, String(questions)], (api, id) => api.mail(id, step.id, number, { email: '', name: greeted, questions: questions ? 'true' : 'false' }));
  const address = email.trim();
  const right = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(address);
  const ask = async (by: 'mail' | 'hand'): Promise<boolean> => {
    setChecked(true);
    return right && (await acting.act({ type: 'mailPaper', stepId: step.id, number, email: address, name: name.trim(), by, again: first.again, ...(questions || first.questions ? { questions } : {}) })) !== null;
  };
  const send = async (): Promise<void> => {
    if (await ask('mail')) close();
  };
  const byHand = async (): Promise<void> => {
    if (!(await ask('hand'))) return;
    await copy(address);
    close();
  };
  return (
    <Ask open wide heading={first.again ? mailWords.againHeading(number) : mailWords.heading(number)} close={close} act={{ label: mailWords.sendNow, busy: acting.busy, run: () => void send() }}>
      <p>{first.again ? mailWords.againLead : mailWords.lead}</p>
      <DirectorySearch label={mailWords.find} sayChoice={mailWords.choose} choose={(one) => {
        setName(one.name.slice(0, 120));
        if (one.email !== null) setEmail(one.email);
      }} />
      <div className="form-grid">
        <Field label={mailWords.email} required {...fieldProblem(checked && !right, mailWords.wrongEmail)}>
          <Input type="email" autoComplete="off" value={email} maxLength={254} onChange={(_event, data) => setEmail(data.value)} />
        </Field>
        <Field label={mailWords.name} hint={mailWords.nameHint}><Input autoComplete="off" value={name} maxLength={120} onChange={(_event, data) => setName(data.value)} /></Field>
      </div>
      <Checkbox label={mailWords.questions} checked={questions} onChange={(_event, data) => setQuestions(data.checked === true)} />
      <p className="quiet small">{mailWords.questionsHint}</p>
      <ActProblem acting={acting} />
      <Loaded query={query}>{(mail) => <Preview mail={mail} />}</Loaded>
      <p className="quiet">{mailWords.byHandLead}</p>
      <div className="row">
        <Button disabledFocusable={acting.busy} onClick={() => void byHand()}>{mailWords.byHand}</Button>
        {query.data && <a href={`mailto:${encodeURIComponent(address)}?subject=${encodeURIComponent(query.data.subject)}`}>{mailWords.openMail}</a>}
      </div>
    </Ask>
  );
}

function Preview({ mail }: { mail: MailAnswer }) {
  return (
    <div className="preview" tabIndex={0} role="group" aria-label={mailWords.preview}>
      <p><strong>{mailWords.subject}</strong> <span dir="auto">{mail.subject}</span></p>
      {mail.parts.map((part, i) => {
        const key = `${i} ${part.kind}`;
        switch (part.kind) {
          case 'heading': return <h3 key={key} dir="auto">{part.text}</h3>;
          case 'list': return <ul key={key} className="lines">{part.lines.map((line, n) => <li key={`${n} ${line}`} dir="auto">{line}</li>)}</ul>;
          case 'link': return <p key={key}><u>{part.label}</u> <span className="quiet small">{mailWords.aLink}</span></p>;
          case 'text': return <p key={key} dir="auto">{part.text}</p>;
        }
      })}
    </div>
  );
}

function CopyText({ step, number, mail }: { step: StepView; number: number; mail: Mail }) {
  const copy = useCopy(step.id, number);
  return <Button size="small" onClick={() => void copy(mail.email)}>{mailWords.copyAgain}</Button>;
}

/** Puts the mail with its links into the clipboard, for a mail of the reader's own. */
function useCopy(stepId: string, number: number): (email: string) => Promise<void> {
  const { api, view } = useCommunity();
  const { say } = useNotices();
  return async (email) => {
    try {
      const { text } = await api.mail(view.id, stepId, number, { email, name: '' });
      await navigator.clipboard.writeText(text);
      say(mailWords.copied);
    } catch {
      say(mailWords.notCopied);
    }
  };
}
