import { useState, type DragEvent } from 'react';
import type { ActionView } from '../../../bot/api/contract';
import { ActionCard } from './ActionCard';
import { actionWords } from './actionWords';
import { columns, type Column } from './sort';
import type { ActionActs } from './useActionActs';

/** What was done lately stays in sight; a year of it would push the rest of the page away. */
const newestDone = 5;

/** Three columns to drag between; every move is also a button or a menu entry on the card. */
export function Board({ actions, acts }: { actions: ActionView[]; acts: ActionActs }) {
  const [over, setOver] = useState<Column | null>(null);
  const dropped = actions.filter((one) => one.state === 'dropped');

  const drop = (column: Column) => (event: DragEvent): void => {
    event.preventDefault();
    setOver(null);
    const action = actions.find((one) => one.id === event.dataTransfer.getData('text/plain'));
    if (action && acts.mayChange(action)) acts.move(action, column);
  };
  return (
    <>
      <div className="board">
        {columns.map((column) => {
          const here = actions.filter((one) => one.state === column);
          return (
            <section key={column} aria-labelledby={`column-${column}`} className={over === column ? 'column column-over' : 'column'}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(column);
              }}
              onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(null)}
              onDrop={drop(column)}>
              <h2 id={`column-${column}`} className="column-heading">{actionWords.columns[column]} <span className="quiet">{here.length}</span></h2>
              {here.length === 0 && <p className="quiet small">{actionWords.emptyColumn}</p>}
              <ul className="plain">{here.slice(0, column === 'done' ? newestDone : undefined).map((one) => <ActionCard key={one.id} action={one} acts={acts} />)}</ul>
              {column === 'done' && here.length > newestDone && (
                <details className="folded">
                  <summary>{actionWords.doneBefore(here.length - newestDone)}</summary>
                  <ul className="plain folded-body">{here.slice(newestDone).map((one) => <ActionCard key={one.id} action={one} acts={acts} />)}</ul>
                </details>
              )}
            </section>
          );
        })}
      </div>
      {dropped.length > 0 && (
        <details className="folded">
          <summary>{actionWords.columns.dropped} ({dropped.length})</summary>
          <ul className="plain folded-body">{dropped.map((one) => <ActionCard key={one.id} action={one} acts={acts} />)}</ul>
        </details>
      )}
    </>
  );
}
