import type { AppliedChange } from '@ssoctl/core/internal/access/change/apply-change';
import type { ChangePlan, Person } from '@ssoctl/core/internal/access/change/plan-change';
import type { Page, View } from '../kit/view.ts';
import { visible } from '../kit/visible.ts';
import { counted } from './access-words.ts';

export interface ShownChange {
  plan: ChangePlan;
  applied: AppliedChange | undefined;
}

/** What changes, or has changed; elsewhere than on a terminal a line a fact. */
export const changeView: View<ShownChange> = {
  schema: 'ssoctl/access-change/1',
  json: ({ plan, applied }) => {
    const { verb, accountId, accountName, permissionSetArn, permissionSet, principalType, principalId } = plan;
    const { principalName, stands, needed, affected, unaffected, complete, errors } = plan;
    return {
      verb,
      accountId,
      ...(accountName === undefined ? {} : { accountName }),
      permissionSetArn,
      ...(permissionSet === undefined ? {} : { permissionSet }),
      principalType,
      principalId,
      ...(principalName === undefined ? {} : { principalName }),
      stood: stands,
      needed,
      ...(affected === undefined ? {} : { affected }),
      unaffected,
      changed: applied !== undefined,
      ...(applied === undefined ? {} : appliedJson(applied)),
      complete,
      errors,
    };
  },
  lines({ plan, applied }, page) {
    return changeLines(plan, page, applied !== undefined);
  },
};

function appliedJson({ requestId, rollback, undo }: AppliedChange) {
  return { ...(requestId === undefined ? {} : { requestId }), rollback, undo: [...undo] };
}

/** More than these are counted. */
const TOLD = 10;

/** The plan as a person reads it before a yes. */
export function* changeLines(plan: ChangePlan, page: Page, isDone = false): Generator<string> {
  const { verb, stands, needed, others, accountState } = plan;
  const { bold, dim, green, red, yellow } = page.colours;
  const name = (id: string, text: string | undefined) =>
    text === undefined ? visible(id) : `${bold(visible(text))} ${dim(`(${visible(id)})`)}`;
  const sign = verb === 'grant' ? green('+') : red('-');
  const principal = plan.principalType === 'USER' ? 'user' : 'group';
  yield `${needed ? sign : ' '} ${principal.padEnd(14)}  ${name(plan.principalId, plan.principalName)}`;
  yield `  permission set  ${name(plan.permissionSetArn.split('/').at(-1) ?? '', plan.permissionSet)}`;
  const asleep = accountState === undefined || accountState === 'ACTIVE' ? '' : `  ${yellow(accountState)}`;
  yield `  account         ${name(plan.accountId, plan.accountName)}${asleep}`;
  if (!isDone) {
    const also = others === 0 ? '' : `, beside ${counted(others, 'other')}`;
    yield `  now             ${stands ? `assigned${also}` : `not assigned${others === 0 ? '' : `; ${counted(others, 'other')} ${others === 1 ? 'is' : 'are'}`}`}`;
  }
  if (!needed) return;
  const [gets, already] =
    verb === 'grant' ? ['gets in', 'got in already'] : ['gets in no more', 'still gets in otherwise'];
  yield `  ${gets.padEnd(14)}  ${plan.affected === undefined ? yellow('not known: who is in the group could not be asked') : people(plan.affected)}`;
  if (plan.unaffected.length > 0) yield `  ${already}: ${people(plan.unaffected)}`;
  if (others > 0) return;
  yield dim(
    verb === 'grant'
      ? '  It is the first assignment of the set there: AWS makes its role.'
      : '  It is the last assignment of the set there: AWS removes its role.',
  );
}

function people(all: readonly Person[]): string {
  if (all.length === 0) return 'nobody';
  const names = all.slice(0, TOLD).map(({ userName, userId }) => visible(userName ?? userId));
  const more = all.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en-US')} more` : ''}`;
}

/** Words as a shell reads them. */
export function commandLine(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
}
