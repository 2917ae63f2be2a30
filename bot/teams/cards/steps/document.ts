import type { Reading } from '../../../domain/decision';
import { latestCharter } from '../../../domain/kinds/document';
import { nameOf } from '../../../domain/people';
import type { StepView } from '../../../domain/view';
import { link, open, plain } from '../card';
import type { StepBody } from '../stepCard';

export function documentBody({ record, say }: Reading, _view: StepView, data: Record<string, unknown>): StepBody {
  const latest = latestCharter(record);
  const publish = open(say('act.charter'), 'charter', data);
  if (!latest) return { body: [plain(say('card.charter-none'))], actions: [publish] };
  return {
    body: [
      plain(say('card.charter-version', { version: latest.version, name: nameOf(record, latest.publishedBy) ?? say('person.left') })),
      plain(latest.problem ?? say(latest.state === 'filed' ? 'card.charter-filed' : 'card.charter-asked'), { spacing: 'small' }),
    ],
    actions: [...(latest.webUrl ? [link(say('button.file'), latest.webUrl)] : []), publish],
  };
}
