import { Button, Field, Input } from '@fluentui/react-components';
import { useId, useState, type DragEvent, type KeyboardEvent } from 'react';
import type { LineView, StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useNotices } from '../../app/notices';
import { useAct } from '../../app/useAct';
import { ActProblem } from '../../parts/Notice';
import { stepWords } from './stepWords';

const keyOf = (one: LineView): string => `${one.questionId} ${one.person.id} ${one.line}`;

/** What goes together: each line of the answers in a theme or in none, moved by a list of choices or by dragging, and back again. */
export function ThemesPart({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const { say } = useNotices();
  const acting = useAct();
  const [name, setName] = useState('');
  /** The theme that a line is held over; empty for those in none. */
  const [over, setOver] = useState<string | null>(null);
  const [undo, setUndo] = useState<(() => void) | null>(null);
  if (!may(view, 'placeLine') || step.lines.length === 0) return null;
  const at = { stepId: step.id };

  /** Says what was done with its way back, which Ctrl+Z takes too. */
  const told = (text: string, back: () => void): void => {
    setUndo(() => back);
    say(text, { label: stepWords.undo, run: back });
  };
  const put = async (line: LineView, themeId: string | null): Promise<boolean> =>
    (await acting.act({ type: 'placeLine', ...at, questionId: line.questionId, of: line.person.id, line: line.line, themeId }, { quiet: true })) !== null;
  const move = async (line: LineView, themeId: string | null): Promise<void> => {
    if (line.themeId === themeId || !(await put(line, themeId))) return;
    told(stepWords.movedTo(step.themes.find((one) => one.id === themeId)?.name ?? stepWords.noTheme), () => void put(line, line.themeId));
  };
  const setRemoved = (themeId: string, removed: boolean) => acting.act({ type: 'removeTheme', ...at, themeId, removed }, { quiet: removed });
  const remove = async (theme: { id: string; name: string }): Promise<void> => {
    if ((await setRemoved(theme.id, true)) !== null) told(stepWords.themeRemoved(theme.name), () => void setRemoved(theme.id, false));
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement || !undo) return;
    event.preventDefault();
    setUndo(null);
    undo();
  };
  const drop = (themeId: string | null) => (event: DragEvent): void => {
    event.preventDefault();
    setOver(null);
    const line = step.lines.find((one) => keyOf(one) === event.dataTransfer.getData('text/plain'));
    if (line) void move(line, themeId);
  };
  const group = (themeId: string | null) => (
    <Lines lines={step.lines.filter((one) => one.themeId === themeId)} themes={step.themes} busy={acting.busy} move={move}
      keep={(line) => void acting.act({ type: 'keepLine', ...at, questionId: line.questionId, of: line.person.id, line: line.line, kept: !line.kept })} />
  );
  const target = (themeId: string | null) => ({
    className: over === (themeId ?? '') ? 'theme theme-over' : 'theme',
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(themeId ?? '');
    },
    onDragLeave: (event: DragEvent) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(null),
    onDrop: drop(themeId),
  });
  return (
    <section className="block" aria-labelledby="themes-heading" onKeyDown={keys}>
      <h2 id="themes-heading" className="heading">{stepWords.themes}</h2>
      <p>{stepWords.themesLead}</p>
      <form className="inline-form" onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void acting.act({ type: 'addTheme', ...at, name: name.trim() }).then((answer) => answer && setName(''));
      }}>
        <Field label={stepWords.themeName}><Input value={name} maxLength={300} onChange={(_event, data) => setName(data.value)} /></Field>
        <Button type="submit" disabledFocusable={name.trim() === '' || acting.busy}>{stepWords.themeAdd}</Button>
      </form>
      <ActProblem acting={acting} />
      <div className="themes">
        {step.themes.map((theme) => (
          <section key={theme.id} aria-label={theme.name} {...target(theme.id)}>
            <ThemeName key={theme.revision} theme={theme} busy={acting.busy} rename={(text) => void acting.act({ type: 'renameTheme', ...at, themeId: theme.id, name: text, base: theme.revision })} remove={() => void remove(theme)} />
            {group(theme.id)}
          </section>
        ))}
        <section aria-label={stepWords.noTheme} {...target(null)}>
          <h3>{stepWords.noTheme}</h3>
          {group(null)}
        </section>
      </div>
    </section>
  );
}

function ThemeName({ theme, busy, rename, remove }: { theme: StepView['themes'][number]; busy: boolean; rename: (text: string) => void; remove: () => void }) {
  const [text, setText] = useState<string | null>(null);
  if (text === null) {
    return (
      <div className="row row-between">
        <h3 dir="auto">{theme.name}</h3>
        <span>
          <Button size="small" appearance="subtle" aria-label={`${stepWords.rename}: ${theme.name}`} onClick={() => setText(theme.name)}>{stepWords.rename}</Button>
          <Button size="small" appearance="subtle" disabledFocusable={busy} aria-label={stepWords.remove(theme.name)} onClick={remove}>{stepWords.themeRemove}</Button>
        </span>
      </div>
    );
  }
  return (
    <form className="inline-form" onSubmit={(event) => {
      event.preventDefault();
      if (text.trim() !== '') rename(text.trim());
      setText(null);
    }}>
      <Field label={stepWords.themeName}><Input autoFocus value={text} maxLength={300} onChange={(_event, data) => setText(data.value)} /></Field>
      <Button type="submit">{stepWords.rename}</Button>
    </form>
  );
}

interface LinesProps {
  lines: LineView[];
  themes: StepView['themes'];
  busy: boolean;
  move: (line: LineView, themeId: string | null) => Promise<void>;
  keep: (line: LineView) => void;
}

function Lines({ lines, themes, busy, move, keep }: LinesProps) {
  const id = useId();
  if (lines.length === 0) return <p className="quiet small">{stepWords.emptyTheme}</p>;
  return (
    <ul className="plain">
      {lines.map((line) => (
        <li key={keyOf(line)} className="theme-line" draggable onDragStart={(event) => event.dataTransfer.setData('text/plain', keyOf(line))}>
          <p dir="auto" id={`${id} ${keyOf(line)}`}>{line.text}</p>
          <p className="quiet small">{line.person.name}</p>
          <div className="row">
            <label className="small">{stepWords.moveTo} <select value={line.themeId ?? ''} disabled={busy} aria-label={`${stepWords.moveTo}: ${line.text}`} onChange={(event) => void move(line, event.target.value === '' ? null : event.target.value)}>
              <option value="">{stepWords.noTheme}</option>
              {themes.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
            </select></label>
            <Button size="small" appearance="subtle" aria-pressed={line.kept} disabledFocusable={busy} aria-label={`${line.kept ? stepWords.kept : stepWords.keep}: ${line.text}`} onClick={() => keep(line)}>{line.kept ? stepWords.kept : stepWords.keep}</Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
