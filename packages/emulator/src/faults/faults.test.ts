import { describe, expect, test } from 'vitest';
import { createClock } from '../clock.ts';
import { createFaults } from './faults.ts';
import { SERVICE_LIMITS } from './limits.ts';
import { FaultPlanError, readFaultPlan } from './plan.ts';

const frozen = () => createClock({ at: 0, frozen: true }, () => 0);
const hits = (faults: ReturnType<typeof createFaults>, operation: string, calls: number) =>
  Array.from({ length: calls }, () => faults.decide(operation)?.deciding !== undefined);

describe('which calls a rule hits', () => {
  test.each([
    ['every call when nothing narrows it', {}, [true, true, true]],
    ['every second call', { every: 2 }, [false, true, false, true]],
    ['none of the first two', { after: 2 }, [false, false, true, true]],
    ['every second after the first', { after: 1, every: 2 }, [false, false, true, false, true]],
    ['so many and no more', { times: 2 }, [true, true, false, false]],
    ['what is above the rate', { abovePerSecond: 2 }, [false, false, true, true]],
    ['everything above no calls a second', { abovePerSecond: 0 }, [true, true]],
    ['nothing with no probability', { probability: 0 }, [false, false]],
  ])('%s', (_statement, when, expected) => {
    const faults = createFaults(frozen(), { operation: 'sso:*', fault: 'reset', ...when });
    expect(hits(faults, 'sso:ListAccounts', expected.length)).toEqual(expected);
  });

  test('a rate is refilled by the emulator’s clock', () => {
    const clock = frozen();
    const faults = createFaults(clock, { operation: '*', fault: 'throttle', abovePerSecond: 2 });
    expect(hits(faults, 'sso:Logout', 3)).toEqual([false, false, true]);
    clock.advance(500);
    expect(hits(faults, 'sso:Logout', 2)).toEqual([false, true]);
    clock.advance(-60_000);
    expect(hits(faults, 'sso:Logout', 1)).toEqual([true]);
  });

  test('a share of the calls is the same share for the same seed', () => {
    const rule = { operation: '*', fault: 'reset', probability: 0.3 };
    const first = hits(createFaults(frozen(), { seed: 7, rules: [rule] }), 'sso:Logout', 200);
    expect(hits(createFaults(frozen(), { seed: 7, rules: [rule] }), 'sso:Logout', 200)).toEqual(first);
    expect(hits(createFaults(frozen(), { seed: 8, rules: [rule] }), 'sso:Logout', 200)).not.toEqual(first);
    const count = first.filter(Boolean).length;
    expect(count).toBeGreaterThan(40);
    expect(count).toBeLessThan(80);
  });

  test('other operations are left alone', () => {
    const faults = createFaults(frozen(), { operation: 'sso:ListAccounts', fault: 'reset' });
    expect(faults.decide('sso:ListAccountRoles')).toBeUndefined();
    expect(faults.counts()).toEqual([expect.objectContaining({ matched: 0, hit: 0 })]);
  });
});

describe('several rules', () => {
  test('add up as long as the call goes on; the first that decides is the last', () => {
    const faults = createFaults(frozen(), [
      { operation: '*', fault: 'delay', ms: 5 },
      { operation: '*', fault: 'clock-offset', seconds: 60 },
      { operation: '*', fault: 'throttle', times: 1 },
      { operation: '*', fault: 'reset' },
    ]);
    const first = faults.decide('sso:Logout');
    expect(first?.passing.map(({ fault }) => fault)).toEqual(['delay', 'clock-offset']);
    expect(first?.deciding?.fault).toBe('throttle');
    expect(faults.decide('sso:Logout')?.deciding?.fault).toBe('reset');
    expect(faults.counts().map(({ hit }) => hit)).toEqual([2, 2, 1, 1]);
  });

  test('the service’s own limits outlive every change of the plan', () => {
    const faults = createFaults(frozen(), [], [...SERVICE_LIMITS]);
    faults.clear();
    expect(hits(faults, 'sso:ListAccountRoles', 22).filter(Boolean)).toHaveLength(2);
    expect(faults.plan().rules).toEqual([]);
  });
});

describe('published rates', () => {
  const through = (operations: string[]) => {
    const faults = createFaults(frozen(), [], [...SERVICE_LIMITS]);
    return operations.filter((operation) => faults.decide(operation) === undefined).length;
  };
  const times = (count: number, ...operations: string[]) => Array.from({ length: count }, () => operations).flat();

  test('sso-admin’s is one for all operations', () => {
    expect(through(times(30, 'sso-admin:ListInstances', 'sso-admin:ListAccountAssignments'))).toBe(20);
  });

  test('the identity store’s and Organizations’ are for each', () => {
    expect(through(times(30, 'identitystore:ListUsers', 'identitystore:DescribeUser'))).toBe(40);
    expect(through(times(30, 'organizations:ListAccounts', 'organizations:ListParents'))).toBe(20);
  });
});

describe('changing the plan', () => {
  test('replacing starts the counts anew, adding keeps them', () => {
    const faults = createFaults(frozen(), { operation: '*', fault: 'reset', times: 1 });
    faults.decide('sso:Logout');
    faults.add({ operation: 'sts:*', fault: 'deny' });
    expect(faults.counts().map(({ matched }) => matched)).toEqual([1, 0]);
    faults.replace([{ operation: '*', fault: 'reset', times: 1 }]);
    expect(faults.decide('sso:Logout')?.deciding?.fault).toBe('reset');
  });

  test('a reset brings back the plan it was started with', () => {
    const faults = createFaults(frozen(), { operation: '*', fault: 'reset', times: 1 });
    faults.decide('sso:Logout');
    faults.clear();
    faults.reset();
    expect(faults.decide('sso:Logout')?.deciding?.fault).toBe('reset');
  });
});

describe('a plan that does not follow the schema', () => {
  test.each([
    ['an unknown fault', { operation: '*', fault: 'explode' }, 'rules.0.fault'],
    ['an unknown key', { operation: '*', fault: 'reset', evry: 3 }, 'rules.0.evry'],
    ['a delay without a length', { operation: '*', fault: 'delay' }, 'rules.0.ms'],
    ['a probability above one', { operation: '*', fault: 'reset', probability: 2 }, 'rules.0.probability'],
    ['a rule without an operation', [{ fault: 'reset' }], 'rules.0.operation'],
    ['a text', 'reset', 'plan'],
  ])('%s is refused with its place', (_what, raw, place) => {
    expect(() => readFaultPlan(raw)).toThrow(FaultPlanError);
    expect(() => readFaultPlan(raw)).toThrow(`fault plan: ${place}: `);
  });
});
