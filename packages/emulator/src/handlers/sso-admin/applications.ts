import type { ApplicationShape } from '@ssoctl/core/wire';
import type { SeedApplication } from '../../seed/types.ts';
import type { State } from '../../state/state.ts';
import type { CallContext } from '../aws-json/rule.ts';
import { createdAt } from '../created.ts';
import { administers, findInstance } from './instances.ts';
import { denied, notFound } from './refusals.ts';

/** All applications hang on the organization's instance. */
export function organizationArn({ seed }: State): string {
  return `arn:${seed.instance.partition}:sso:::instance/${seed.instance.id}`;
}

/** An application that the caller's account may look at: as the instance's administrator, or because it is its own. @throws AwsJsonRefusal */
export function applicationOf(state: State, call: CallContext, arn: string): SeedApplication {
  const instance = findInstance(state, call, organizationArn(state));
  const application = state.seed.applications.find((one) => one.arn === arn);
  const own = application?.account === call.caller.accountId;
  // A member is not told which applications of others there are.
  if (!own && !administers(state, call, instance)) {
    throw denied('You do not have sufficient access to perform this action.');
  }
  if (application === undefined) throw notFound('Application');
  return application;
}

export function applicationShape(state: State, application: SeedApplication): ApplicationShape {
  const { arn, name, provider, account, status, description, url } = application;
  return {
    ApplicationArn: arn,
    ApplicationProviderArn: provider,
    Name: name,
    ApplicationAccount: account,
    InstanceArn: organizationArn(state),
    Status: status,
    PortalOptions: {
      SignInOptions: url === undefined ? { Origin: 'IDENTITY_CENTER' } : { Origin: 'APPLICATION', ApplicationUrl: url },
      Visibility: 'ENABLED',
    },
    ...(description === undefined ? {} : { Description: description }),
    CreatedDate: createdAt(state, arn),
    CreatedFrom: state.seed.instance.region,
  };
}
