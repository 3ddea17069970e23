import type { AdminServiceId } from '@ssoctl/core/wire';
import type * as v from 'valibot';
import type { State } from '../../state/state.ts';
import type { Caller } from '../signed/caller.ts';
import { readInput } from './input.ts';

/** Who calls from where. */
export interface CallContext {
  service: AdminServiceId;
  caller: Caller;
  region: string;
}

/** A call of an operation whose input is well-formed. */
export interface AdminCall<I> extends CallContext {
  input: I;
}

/** An operation of an administrator's service. */
export interface AdminRule {
  /** What a caller needs the right to do. */
  access: 'read' | 'write';
  /** The answer's body. @throws AwsJsonRefusal */
  run(state: State, context: CallContext, input: unknown): object;
}

interface RuleParts<S extends v.GenericSchema> {
  /** Default `read`. */
  access?: AdminRule['access'];
  input: S;
  /** @throws AwsJsonRefusal */
  answer(state: State, call: AdminCall<v.InferOutput<S>>): object;
}

/** An operation of its input's form and its answer. */
export function adminRule<S extends v.GenericSchema>({
  access = 'read',
  input: schema,
  answer,
}: RuleParts<S>): AdminRule {
  return {
    access,
    run: (state, context, raw) => answer(state, { ...context, input: readInput(context.service, schema, raw) }),
  };
}
