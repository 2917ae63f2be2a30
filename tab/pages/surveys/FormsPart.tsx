import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { FormsAnswer, SurveyAnswerView } from '../../../bot/api/contract';
import { Problem } from '../../api/problem';
import { useCommunity } from '../../app/communityContext';
import { useNotices } from '../../app/notices';
import { Notice } from '../../parts/Notice';
import { words } from '../../words';
import { formsWords } from './formsWords';

/** Largest file that the server takes, in bytes. */
const largest = 700_000;

/** Takes over what was answered in Microsoft Forms: first a look at what the file holds, then, once, the taking over. */
export function FormsPart({ survey, taken }: { survey: SurveyAnswerView; taken: () => void }) {
  const { api, view } = useCommunity();
  const { say } = useNotices();
  const id = useId();
  const [file, setFile] = useState('');
  const [found, setFound] = useState<FormsAnswer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async (content: string, take: boolean): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await api.forms(view.id, survey.id, { file: content, take });
      setFound(answer);
      if (!take) return;
      if (answer.said !== null) say(answer.said);
      taken();
    } catch (cause) {
      setProblem(cause instanceof Problem ? cause.message : words.problems.offline);
    } finally {
      setBusy(false);
    }
  };
  const choose = async (chosen: File | undefined): Promise<void> => {
    setFound(null);
    setProblem(null);
    if (!chosen) return;
    if (chosen.size > largest) return setProblem(formsWords.large);
    const content = base64(new Uint8Array(await chosen.arrayBuffer()));
    setFile(content);
    await send(content, false);
  };
  return (
    <section className="block" aria-labelledby={`${id}-heading`}>
      <h2 className="heading" id={`${id}-heading`}>{formsWords.heading}</h2>
      <p>{formsWords.lead}</p>
      <p><label htmlFor={id}>{formsWords.choose}</label></p>
      <input id={id} className="file" type="file" accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" aria-describedby={`${id}-hint`} onChange={(event) => void choose(event.target.files?.[0]).catch(() => setProblem(formsWords.unreadable))} />
      <p id={`${id}-hint`} className="quiet small">{formsWords.hint}</p>
      {problem !== null && <Notice tone="problem">{problem}</Notice>}
      {found && <Preview found={found} busy={busy} take={() => void send(file, true)} />}
    </section>
  );
}

function Preview({ found, busy, take }: { found: FormsAnswer; busy: boolean; take: () => void }) {
  return (
    <div className="preview">
      <p role="status">{formsWords.rows(found.rows)} {found.empty > 0 && formsWords.empty(found.empty)} {found.unread > 0 && formsWords.unread(found.unread)}</p>
      <table className="table">
        <caption className="hidden">{formsWords.columns}</caption>
        <thead><tr><th scope="col">{formsWords.column}</th><th scope="col">{formsWords.becomes}</th></tr></thead>
        <tbody>{found.columns.map((one, n) => <tr key={n}><th scope="row" dir="auto">{one.heading}</th><td data-label={formsWords.becomes} dir="auto">{one.question ?? formsWords.left[one.left ?? 'other']}</td></tr>)}</tbody>
      </table>
      {found.missing.length > 0 && <Notice tone="warning">{formsWords.missing(found.missing.join('; '))}</Notice>}
      <p className="quiet">{formsWords.once}</p>
      <Button appearance="primary" disabledFocusable={busy || found.taken} onClick={take}>{formsWords.take(found.rows)}</Button>
    </div>
  );
}

/** In pieces, since a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
