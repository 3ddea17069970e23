import * as v from 'valibot';
import { accountReference, accountReferences, adminRights, duration, names, tags, text } from './fields.ts';

/** A policy of AWS's own: its name, `job-function/Billing`, or its ARN. */
const managedPolicy = v.pipe(
  v.string('expected the name or ARN of an AWS managed policy'),
  v.regex(
    /^(arn:aws(-[a-z]{1,5}){0,3}:iam::aws:policy\/)?([A-Za-z0-9.,+@=_-]+\/)*[A-Za-z0-9.,+=@_-]+$/,
    'expected the name or ARN of an AWS managed policy',
  ),
);

/** A policy of the accounts' own, by name or with its path. */
const customerManagedPolicy = v.pipe(
  v.union(
    [
      v.string(),
      v.strictObject({
        name: v.string('expected text'),
        path: v.exactOptional(
          v.pipe(v.string(), v.regex(/^((\/[A-Za-z0-9.,+@=_-]+)*)\/$/, 'expected a path such as /team/')),
        ),
      }),
    ],
    'expected the name of a policy, or {name, path}',
  ),
  v.transform((given) => (typeof given === 'string' ? { name: given } : given)),
  v.check(
    ({ name }) => /^[\w+=,.@-]{1,128}$/.test(name),
    'names of policies have 1 to 128 of letters, digits and _+=,.@-',
  ),
);

/** A document, or its text as it is. */
const inlinePolicy = v.pipe(
  v.union([text, v.record(v.string(), v.unknown())], 'expected a policy document'),
  v.transform((given) => (typeof given === 'string' ? given : JSON.stringify(given))),
  v.maxLength(32_768, 'at most 32768 characters'),
);

export const permissionSet = v.strictObject({
  name: v.pipe(
    v.string('expected text'),
    v.regex(/^[\w+=,.@-]{1,32}$/, 'expected 1 to 32 of letters, digits and _+=,.@-'),
  ),
  description: v.exactOptional(v.pipe(text, v.maxLength(700, 'at most 700 characters'))),
  sessionDuration: v.exactOptional(duration(3600, 43_200, 'between 1h and 12h')),
  relayState: v.exactOptional(v.pipe(text, v.maxLength(240, 'at most 240 characters'))),
  adminRights: v.exactOptional(adminRights),
  arn: v.exactOptional(
    v.pipe(
      v.string('expected text'),
      v.regex(
        /^arn:aws(-[a-z]{1,5}){0,3}:sso:::permissionSet\/(sso)?ins-[a-zA-Z0-9-.]{16}\/ps-[a-zA-Z0-9-./]{16}$/,
        'expected the ARN of a permission set',
      ),
    ),
  ),
  managedPolicies: v.exactOptional(v.array(managedPolicy, 'expected a list of AWS managed policies')),
  customerManagedPolicies: v.exactOptional(v.array(customerManagedPolicy, 'expected a list of policy names')),
  inlinePolicy: v.exactOptional(inlinePolicy),
  permissionsBoundary: v.exactOptional(
    v.union(
      [v.strictObject({ managedPolicy }), v.strictObject({ customerManagedPolicy })],
      'expected {managedPolicy} or {customerManagedPolicy}',
    ),
  ),
  tags: v.exactOptional(tags),
  /** Accounts that have an older version of it. */
  notLatestIn: v.exactOptional(accountReferences),
  /** Accounts where it is provisioned though nobody is assigned. */
  provisionedIn: v.exactOptional(accountReferences),
});

/** By name or id; the deleted ones by any name, from which an id is made, or by id. */
const principals = {
  groups: v.exactOptional(names('group names')),
  users: v.exactOptional(names('user names')),
  deletedGroups: v.exactOptional(names('names of groups that are gone')),
  deletedUsers: v.exactOptional(names('names of users who are gone')),
};

export const assignment = v.strictObject({
  permissionSet: text,
  accounts: v.union(
    [v.literal('all'), v.array(v.union([v.string(), v.number()]))],
    'expected all, or a list of account ids or names',
  ),
  ...principals,
});

export const application = v.strictObject({
  name: v.pipe(text, v.maxLength(100, 'at most 100 characters')),
  /** `custom`, `catalog/…`, or an ARN. */
  provider: v.exactOptional(
    v.pipe(
      v.string(),
      v.regex(
        /^(arn:aws(-[a-z]{1,5}){0,3}:sso::aws:applicationProvider\/)?[a-zA-Z0-9-/]+$/,
        'expected custom, catalog/NAME, or the ARN of an application provider',
      ),
    ),
  ),
  /** The account it was made in. Default: the management account. */
  account: v.exactOptional(accountReference),
  status: v.exactOptional(v.picklist(['ENABLED', 'DISABLED'], 'expected ENABLED or DISABLED')),
  description: v.exactOptional(v.pipe(text, v.maxLength(128, 'at most 128 characters'))),
  url: v.exactOptional(v.pipe(text, v.regex(/^https?:\/\/\S+$/, 'expected a URL'))),
  tags: v.exactOptional(tags),
  arn: v.exactOptional(
    v.pipe(
      v.string('expected text'),
      v.regex(
        /^arn:aws(-[a-z]{1,5}){0,3}:sso::\d{12}:application\/(sso)?ins-[a-zA-Z0-9-.]{16}\/apl-[a-zA-Z0-9]{16}$/,
        'expected the ARN of an application',
      ),
    ),
  ),
  ...principals,
});
