import type { Reading } from '../../../domain/decision';
import type { StepView } from '../../../domain/view';
import { link, open, plain } from '../card';
import type { StepBody } from '../stepCard';

export function paperBody({ say }: Reading, view: StepView, data: Record<string, unknown>): StepBody {
  const [latest] = view.paper?.published ?? [];
  const count = view.paper?.draft?.sections.reduce((sum, one) => sum + one.lines.length, 0) ?? 0;
  return {
    body: [
      latest ? plain(say('card.paper-latest', { number: latest.number, name: latest.by })) : plain(say('card.paper-none', { count })),
      ...(latest ? [plain(latest.problem ?? say(latest.state === 'filed' ? 'card.charter-filed' : 'card.charter-asked'), { spacing: 'small' })] : []),
    ],
    actions: [...(latest?.webUrl ? [link(say('button.paper'), latest.webUrl)] : []), open(say('act.paper'), 'step', data)],
  };
}
