import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Acting } from '../app/useAct';
import { words } from '../words';

type Tone = 'info' | 'warning' | 'problem';
const marks: Record<Tone, string> = { info: 'i', warning: '!', problem: '×' };

interface Props {
  tone: Tone;
  children: ReactNode;
  act?: { label: string; run: () => void } | undefined;
}

/** A sentence that stays where it belongs. Only what went wrong interrupts a screen reader. */
export function Notice({ tone, children, act }: Props) {
  return (
    <div className={`notice notice-${tone}`} {...(tone === 'problem' ? { role: 'alert' } : {})}>
      <span className="notice-mark" aria-hidden="true">{marks[tone]}</span>
      <div className="notice-text"><span className="hidden">{words.tones[tone]}: </span>{children}</div>
      {act && <Button size="small" onClick={() => act.run()}>{act.label}</Button>}
    </div>
  );
}

/** What an act answered when it did not succeed, with the same act once more where that can help. */
export function ActProblem({ acting }: { acting: Acting }) {
  if (!acting.problem) return null;
  const act = acting.problem.passing ? { label: words.again, run: acting.again } : { label: words.dismiss, run: acting.clear };
  return <Notice tone="problem" act={act}>{acting.problem.message}</Notice>;
}
