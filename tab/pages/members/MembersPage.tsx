import type { RoleView, StepView } from '../../../bot/api/contract';
import { useCommunity, usePageTitle } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { serverNow } from '../../clock';
import { sayDate } from '../../time';
import { words } from '../../words';
import { CoreGroup } from '../home/CoreGroup';
import { Experts } from './Experts';
import { memberWords } from './memberWords';
import { SubGroups } from './SubGroups';

/** Who is in the community, in the core group and in which role. */
export function MembersPage() {
  const { view } = useCommunity();
  usePageTitle(words.nav.members);
  const steps = view.steps.filter((one) => one.kind === 'assign');
  return (
    <>
      <h1 className="title">{memberWords.heading}</h1>
      <p className="lead">{memberWords.lead(view.memberCount)}</p>
      <p><a href={hashOf({ page: 'people' })}>{memberWords.toPeople}</a></p>
      <CoreGroup />
      <Experts />
      {steps.map((step) => <Roles key={step.id} step={step} />)}
      <SubGroups />
    </>
  );
}

function Roles({ step }: { step: StepView }) {
  const [, who, deputy, hours, until] = memberWords.columns;
  return (
    <section>
      <h2 className="heading">{memberWords.roles}</h2>
      {step.roles.length === 0 ? <p>{memberWords.noRoles}</p> : (
        <table className="table">
          <caption className="hidden">{memberWords.roles}</caption>
          <thead><tr>{memberWords.columns.map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
          <tbody>
            {step.roles.map((one) => {
              const main = one.holders.filter((holder) => !holder.deputy);
              return (
                <tr key={one.id}>
                  <th scope="row">{one.heading}</th>
                  <td data-label={who}>{sayHolders(main) || <span className="quiet">{memberWords.nobody}</span>}</td>
                  <td data-label={deputy}>{sayHolders(one.holders.filter((holder) => holder.deputy))}</td>
                  <td data-label={hours}>{main.map((holder) => holder.hours).filter((n) => n !== null).join(', ')}</td>
                  <td data-label={until}>{main.map((holder) => holder.untilOn).filter((day) => day !== null).map((day) => sayDate(day, serverNow())).join(', ')}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <p><a href={hashOf({ page: 'step', stepId: step.id })}>{memberWords.toRoles(step.heading)}</a></p>
    </section>
  );
}

/** The names of those who hold a role; who was asked and has not accepted is marked. */
export const sayHolders = (holders: RoleView['holders']): string => words.listOf(holders.map((one) => (one.accepted ? one.name : memberWords.asked(one.name))));
