import { Button } from '@fluentui/react-components';
import type { StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { ActProblem } from '../../parts/Notice';
import { RoleCard } from './RoleCard';
import { stepWords } from './stepWords';

/** Who does what. Nobody holds a role without having accepted it. */
export function AssignStep({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const acting = useAct();
  return (
    <section className="block">
      <ul className="plain roles">
        {step.roles.map((role) => <RoleCard key={role.id} step={step} role={role} />)}
      </ul>
      {step.roleConcerns.length > 0 && (
        <>
          <h2 className="heading">{stepWords.roleConcerns}</h2>
          <ul className="lines">{step.roleConcerns.map((one) => <li key={one}>{one}</li>)}</ul>
        </>
      )}
      <ActProblem acting={acting} />
      {step.status !== 'done' && may(view, 'finishStep') && (
        <Button disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'finishStep', stepId: step.id })}>{stepWords.settleRoles}</Button>
      )}
    </section>
  );
}
