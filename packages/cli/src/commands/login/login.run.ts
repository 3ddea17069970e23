import type { SignIn } from '@ssoctl/core/internal/config/types';
import { ERROR_CODES, type SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../../kit/context.ts';
import { asSsoctlError, reportError } from '../../kit/error-report.ts';
import { chooseSignIns } from '../../selection/sign-in.ts';
import { type SignedIn, signInsView, signInView } from '../../views/sign-in.ts';
import type { LoginInput } from './login.ts';
import { signInTo } from './sign-in.ts';

export async function run({ args, options }: LoginInput, context: Context): Promise<number> {
  const config = await context.config();
  const signIns = await chooseSignIns(context, config, { named: args.sessions, all: options.all });
  const [first, ...others] = signIns;
  if (first !== undefined && others.length === 0 && !options.all) {
    const signedIn = await signInTo(context, first, options);
    if (context.globals.json) context.output.show(signInView, signedIn);
    return 0;
  }
  return signInToEach(context, signIns, options);
}

/** One after the other; one that fails does not keep the others back. Some in and some not is incomplete; none in ends as the first failure does. */
async function signInToEach(
  context: Context,
  signIns: readonly SignIn[],
  options: LoginInput['options'],
): Promise<number> {
  const done: SignedIn[] = [];
  const failed: { signIn: SignIn; error: SsoctlError }[] = [];
  for (const signIn of signIns) {
    try {
      done.push(await signInTo(context, signIn, options));
    } catch (thrown) {
      const error = asSsoctlError(thrown);
      if (context.signal.aborted || error.code === 'CANCELLED' || error.code === 'USAGE') throw error;
      failed.push({ signIn, error });
      if (!context.globals.json) reportError(error, context.output, context.globals);
    }
  }
  const errors = failed.map(({ signIn, error }) => ({
    operation: 'login' as const,
    session: signIn.name,
    code: error.code,
    message: error.message,
  }));
  if (context.globals.json) context.output.show(signInsView, { done, errors });
  if (failed.length > 0 && done.length > 0) return ERROR_CODES.INCOMPLETE.exit;
  return failed[0]?.error.exitCode ?? 0;
}
