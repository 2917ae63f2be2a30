import { Button } from '@fluentui/react-components';
import type { StepView } from '../../../bot/api/contract';
import { Folded } from '../../parts/Folded';
import { stepWords } from './stepWords';

/** The themes that the group has made, each with a button that puts its name and its lines into the text. */
export function InsertTheme({ step, slot, insert }: { step: StepView; slot: string; insert: (text: string) => void }) {
  if (step.themes.length === 0) return null;
  return (
    <Folded summary={stepWords.insertTheme(slot)}>
      <ul className="plain">
        {step.themes.map((theme) => {
          const lines = step.lines.filter((one) => one.themeId === theme.id).map((one) => one.text);
          return (
            <li key={theme.id} className="insert">
              <span dir="auto">{theme.name} <span className="quiet">({lines.length})</span></span>
              <Button size="small" onClick={() => insert([theme.name, ...lines].join('\n'))}>{stepWords.insertThemeAct(theme.name)}</Button>
            </li>
          );
        })}
      </ul>
    </Folded>
  );
}
