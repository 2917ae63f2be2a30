import { Button } from '@fluentui/react-components';
import type { QuestionView } from '../../../bot/api/contract';
import { Folded } from '../../parts/Folded';
import { PlainText } from '../../parts/PlainText';
import { stepWords } from './stepWords';

interface Props {
  slot: string;
  questions: QuestionView[];
  insert: (text: string) => void;
}

/** Everybody's answers beside the field that is being written, each with a button that puts it in. */
export function InsertAnswer({ slot, questions, insert }: Props) {
  const some = questions.some((one) => one.answers.some((answer) => !answer.passed));
  if (!some) return null;
  return (
    <Folded summary={stepWords.insertInto(slot)}>
      {questions.map((question) => (
        <section key={question.id}>
          <p className="insert-question">{question.heading}</p>
          <ul className="plain">
            {question.answers.filter((answer) => !answer.passed).map((answer) => (
              <li key={answer.person.id} className="insert">
                <PlainText text={answer.text} />
                <Button size="small" onClick={() => insert(answer.text)}>{stepWords.insert(answer.person.name)}</Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Folded>
  );
}
