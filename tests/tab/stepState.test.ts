import type { StageView, StepSummary } from '../../bot/domain/view';
import { stageState, stepState } from '../../tab/parts/stepState';

const step = (over: Partial<StepSummary>): StepSummary => ({
  id: 'energy', stageId: 'set-up', kind: 'ask', heading: 'Find the energy', lead: null, minutes: 12, status: 'not-started', version: 0,
  skipped: null, parked: null, waitsFor: [], given: [], mineDone: false, ourReading: false, gated: null, ...over,
});
const stage = (done: number, steps: StepSummary[], total = steps.length): StageView => ({ id: 's', heading: 'Stage', lead: null, done, total, steps });

describe('a state, in words and as a shape', () => {
  it('counts the answers of a question step', () => {
    expect(stepState(step({ status: 'open', given: [{ id: '1', name: 'Amara' }] }), 5)).toEqual({ mark: 'half', text: 'in progress, 1 of 5' });
  });

  it('does not count answers where there are none to give', () => {
    expect(stepState(step({ status: 'open', kind: 'meeting' }), 5).text).toBe('open');
    expect(stepState(step({ status: 'open' }), 5).text).toBe('open');
  });

  it('says why a step was skipped, where the reader may know', () => {
    const skipped = { reason: 'our sponsor is on leave', by: 'Amara', at: '2026-05-14T10:00:00Z' };
    expect(stepState(step({ status: 'skipped', skipped }), 5)).toEqual({ mark: 'skipped', text: 'skipped: our sponsor is on leave' });
    expect(stepState(step({ status: 'skipped' }), 5).text).toBe('skipped');
  });

  it('gives every status words of its own', () => {
    const all = (['not-started', 'open', 'ready', 'revealed', 'proposed', 'done', 'skipped'] as const).map((status) => stepState(step({ status }), 5).text);
    expect(new Set(all).size).toBe(7);
  });

  it('says that a decision opens a step, unless the step is over', () => {
    const gated = { text: 'This opens when the group has decided.', stepId: 'ways' };
    expect(stepState(step({ gated }), 5)).toEqual({ mark: 'closed', text: 'opens with a decision' });
    expect(stepState(step({ gated, status: 'open' }), 5).text).toBe('opens with a decision');
    expect(stepState(step({ gated, status: 'done' }), 5).text).toBe('done');
    expect(stageState(stage(0, [step({ gated })], 0))).toMatchObject({ mark: 'closed', text: 'opens with a decision' });
  });

  it('tells a stage that is done, begun or not started', () => {
    expect(stageState(stage(1, [step({ status: 'done' })]))).toEqual({ mark: 'done', text: 'done', short: 'done' });
    expect(stageState(stage(0, [step({ status: 'open' }), step({})]))).toEqual({ mark: 'half', text: 'in progress, 0 of 2', short: '0 of 2' });
    expect(stageState(stage(0, [step({})]))).toEqual({ mark: 'none', text: 'not started', short: 'not started' });
    expect(stageState(stage(0, []))).toEqual({ mark: 'none', text: 'not started', short: 'not started' });
  });
});
