import { Button } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Problem } from '../../api/problem';
import { useCommunity } from '../../app/communityContext';
import { useNotices } from '../../app/notices';
import { serverNow } from '../../clock';
import { Notice } from '../../parts/Notice';
import { sayDayOf } from '../../time';
import { words } from '../../words';
import { absenceWords } from './absenceWords';

/** Whether CoP Guide goes on in the reader's name while they are away, and the way to end that. Nothing where it never does. */
export function MyAbsence() {
  const { api, view } = useCommunity();
  const { say } = useNotices();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['away'], queryFn: () => api.away() });
  const choosing = useMutation({
    mutationFn: (away: boolean) => api.chooseAway({ away }),
    onSuccess: (answer) => {
      queries.setQueryData(['away'], answer);
      say(answer.away ? absenceWords.saidOn : absenceWords.saidOff);
    },
  });
  if (!data?.able) return null;
  const { away, until } = data;
  return (
    <section className="block">
      <h2 className="heading">{absenceWords.heading}</h2>
      <p>{away ? absenceWords.on : absenceWords.off}</p>
      {away && <p className="quiet">{until === null ? absenceWords.nothingKept : absenceWords.until(sayDayOf(until, view.zone, serverNow()))}</p>}
      <p className="quiet">{absenceWords.how}</p>
      <Button disabledFocusable={choosing.isPending} onClick={() => choosing.mutate(!away)}>{away ? absenceWords.turnOff : absenceWords.turnOn}</Button>
      {choosing.error && <Notice tone="problem">{choosing.error instanceof Problem ? choosing.error.message : words.problems.offline}</Notice>}
    </section>
  );
}
