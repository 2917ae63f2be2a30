import type { SeriesView } from '../../../bot/api/contract';
import { serverNow } from '../../clock';
import { Download } from '../../parts/Download';
import { Notice } from '../../parts/Notice';
import { sayDate } from '../../time';
import { words } from '../../words';
import { eventWords } from './eventWords';
import { OneMeeting } from './OneMeeting';
import { DateList } from './ScheduleForm';
import { TakeOver } from './TakeOver';

/** The series as it stands: where it is on its way, its next dates, and how to reach it. */
export function SeriesPart({ series }: { series: SeriesView }) {
  const now = serverNow();
  const troubled = series.state === 'waiting' || series.state === 'failed' || series.state === 'gone';

  return (
    <section className="block" aria-labelledby="series-heading">
      <h2 id="series-heading" className="heading">{eventWords.heading}</h2>
      <p>{eventWords.series(series.minutes, series.rhythm, sayDate(series.untilOn, now))} {eventWords.organiser(series.organiserName)}</p>
      <Notice tone={troubled ? 'warning' : 'info'}>{eventWords.states[series.state]}{series.problem !== null && ` ${series.problem}`}</Notice>
      <h3>{eventWords.nextDates}</h3>
      {series.next.length === 0 ? <p>{eventWords.over}</p> : <DateList dates={series.next} zone={series.zone} now={now} />}
      <div className="row">
        {series.webLink !== null && <a href={series.webLink} target="_blank" rel="noreferrer">{eventWords.open}<span className="hidden"> ({words.newTab})</span></a>}
        {series.joinUrl !== null && <a href={series.joinUrl} target="_blank" rel="noreferrer">{eventWords.join}<span className="hidden"> ({words.newTab})</span></a>}
        <Download file={`meetings/${encodeURIComponent(series.stepId)}.ics`} name={`${series.stepId}.ics`} label={eventWords.file} />
      </div>
      <TakeOver series={series} />
      <OneMeeting series={series} />
    </section>
  );
}
