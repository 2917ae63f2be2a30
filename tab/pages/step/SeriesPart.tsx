import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { CommunityView } from '../../../bot/api/contract';
import { Problem } from '../../api/problem';
import { useCommunity } from '../../app/communityContext';
import { Notice } from '../../parts/Notice';
import { sayDate } from '../../time';
import { words } from '../../words';
import { eventWords } from './eventWords';
import { DateList } from './ScheduleForm';

/** The series as it stands: where it is on its way, its next dates, and how to reach it. */
export function SeriesPart({ series }: { series: NonNullable<CommunityView['checkIns']> }) {
  const { api, view } = useCommunity();
  const [problem, setProblem] = useState<string | null>(null);
  const now = new Date();
  const troubled = series.state === 'waiting' || series.state === 'failed';

  const download = async (): Promise<void> => {
    setProblem(null);
    try {
      saveAs(await api.calendar(view.id), eventWords.fileName);
    } catch (cause) {
      setProblem(cause instanceof Problem ? `${words.problems.download} ${cause.message}` : words.problems.download);
    }
  };
  return (
    <section className="block" aria-labelledby="series-heading">
      <h2 id="series-heading" className="heading">{eventWords.heading}</h2>
      <p>{eventWords.series(series.minutes, eventWords.every(series.everyWeeks), sayDate(series.untilOn, now))} {eventWords.organiser(series.organiserName)}</p>
      <Notice tone={troubled ? 'warning' : 'info'}>{eventWords.states[series.state]}{series.problem !== null && ` ${series.problem}`}</Notice>
      <h3>{eventWords.nextDates}</h3>
      {series.next.length === 0 ? <p>{eventWords.over}</p> : <DateList dates={series.next} zone={series.zone} now={now} />}
      {problem !== null && <Notice tone="problem" act={{ label: words.again, run: () => void download() }}>{problem}</Notice>}
      <div className="row">
        {series.webLink !== null && <a href={series.webLink} target="_blank" rel="noreferrer">{eventWords.open}<span className="hidden"> ({words.newTab})</span></a>}
        {series.joinUrl !== null && <a href={series.joinUrl} target="_blank" rel="noreferrer">{eventWords.join}<span className="hidden"> ({words.newTab})</span></a>}
        <Button onClick={() => void download()}>{eventWords.file}</Button>
      </div>
    </section>
  );
}

function saveAs(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
