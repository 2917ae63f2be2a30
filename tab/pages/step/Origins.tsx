import type { QuestionView } from '../../../bot/api/contract';
import { answerElement } from './AnswersPart';
import { drawnFrom } from './drawnFrom';
import { stepWords } from './stepWords';

/** Links from a text to the answers that its lines come from. */
export function Origins({ text, questions }: { text: string; questions: QuestionView[] }) {
  const origins = drawnFrom(text, questions);
  if (origins.length === 0) return null;
  return (
    <p className="quiet small origins">
      {stepWords.drawnFrom}{' '}
      {origins.map((one) => (
        <button key={`${one.questionId} ${one.personId}`} type="button" className="link" aria-label={stepWords.toAnswer(one.name)} onClick={() => {
          const card = document.getElementById(answerElement(one.questionId, one.personId));
          card?.scrollIntoView({ block: 'center' });
          card?.focus({ preventScroll: true });
        }}>{one.name}</button>
      ))}
    </p>
  );
}
