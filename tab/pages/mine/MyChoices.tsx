import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { MineAnswer } from '../../../bot/api/contract';
import { useAct } from '../../app/useAct';
import { fieldProblem } from '../../parts/fieldProblem';
import { ActProblem } from '../../parts/Notice';
import { mineWords } from './mineWords';

/** The reader's area and topics, whether they are in the figures, and whether their photo is shown. */
export function MyChoices({ mine }: { mine: MineAnswer }) {
  const acting = useAct();
  const list = useId();
  const [area, setArea] = useState(mine.area);
  const [counted, setCounted] = useState(mine.counted);
  const [photo, setPhoto] = useState(mine.photo);
  const [topics, setTopics] = useState(mine.knows.join(', '));
  const knows = readTopics(topics);
  const fits = knows.length <= 8 && knows.every((one) => one.length <= 60);
  const same = area.trim() === mine.area && counted === mine.counted && photo === mine.photo && knows.join() === mine.knows.join();
  return (
    <section className="block">
      <h2 className="heading">{mineWords.choices}</h2>
      <form noValidate onSubmit={(event) => {
        event.preventDefault();
        if (!same && fits && !acting.busy) void acting.act({ type: 'chooseMine', area: area.trim(), counted, knows, photo });
      }}>
        <Field label={mineWords.area} hint={mineWords.areaHint}><Input value={area} maxLength={80} list={list} dir="auto" onChange={(_event, data) => setArea(data.value)} /></Field>
        <datalist id={list}>{mine.areas.map((one) => <option key={one} value={one} />)}</datalist>
        <Field label={mineWords.knows} hint={mineWords.knowsHint} {...fieldProblem(!fits, mineWords.knowsTooMuch)}><Input value={topics} maxLength={600} dir="auto" onChange={(_event, data) => setTopics(data.value)} /></Field>
        <Checkbox label={mineWords.counted} checked={counted} onChange={(_event, data) => setCounted(data.checked === true)} />
        <p className="quiet small">{mineWords.countedHint}</p>
        <Checkbox label={mineWords.photo} checked={photo} onChange={(_event, data) => setPhoto(data.checked === true)} />
        <p className="quiet small">{mineWords.photoHint}</p>
        <ActProblem acting={acting} />
        <Button type="submit" appearance="primary" disabledFocusable={same || !fits || acting.busy}>{mineWords.save}</Button>
      </form>
    </section>
  );
}

/** Topics with commas between them, each once. */
export const readTopics = (text: string): string[] => [...new Set(text.split(',').map((one) => one.trim()).filter((one) => one !== ''))];
