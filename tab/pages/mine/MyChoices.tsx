import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { MineAnswer } from '../../../bot/api/contract';
import { useAct } from '../../app/useAct';
import { ActProblem } from '../../parts/Notice';
import { mineWords } from './mineWords';

/** The reader's area, and whether they are in the figures. */
export function MyChoices({ mine }: { mine: MineAnswer }) {
  const acting = useAct();
  const list = useId();
  const [area, setArea] = useState(mine.area);
  const [counted, setCounted] = useState(mine.counted);
  const same = area.trim() === mine.area && counted === mine.counted;
  return (
    <section className="block">
      <h2 className="heading">{mineWords.choices}</h2>
      <form noValidate onSubmit={(event) => {
        event.preventDefault();
        if (!same && !acting.busy) void acting.act({ type: 'chooseMine', area: area.trim(), counted });
      }}>
        <Field label={mineWords.area} hint={mineWords.areaHint}><Input value={area} maxLength={80} list={list} dir="auto" onChange={(_event, data) => setArea(data.value)} /></Field>
        <datalist id={list}>{mine.areas.map((one) => <option key={one} value={one} />)}</datalist>
        <Checkbox label={mineWords.counted} checked={counted} onChange={(_event, data) => setCounted(data.checked === true)} />
        <p className="quiet small">{mineWords.countedHint}</p>
        <ActProblem acting={acting} />
        <Button type="submit" appearance="primary" disabledFocusable={same || acting.busy}>{mineWords.save}</Button>
      </form>
    </section>
  );
}
