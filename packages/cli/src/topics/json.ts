import type { Block } from '../kit/page-writer.ts';

export const blocks = (): readonly Block[] => [
  'With --json a command prints one document on stdout. "schema" comes first and names the shape, such as ssoctl/sessions-list/1; another shape gets another number. Names are camelCase, account ids are strings, times are ISO 8601 in UTC. What may be absent has a question mark.',
  {
    title: 'Beside schema',
    rows: [
      [
        'login',
        'session, startUrl, region, flow ("pkce", "device-code"; "none": nobody was asked), expiresAt, refreshable. With --all or several sessions: sessions [the same], errors [session, code, message]',
      ],
      ['logout', 'sessions [name, revoked, removed {tokens, roleCredentials}]'],
      [
        'status',
        'sessions [name, startUrl, region, state ("active", "renewable", "ended", "signed-out"), expiresAt?, refreshable, registrationExpiresAt?, profiles [name]]',
      ],
      ['accounts', 'session, accounts [accountId, accountName?, emailAddress?], complete, errors'],
      ['roles', 'session, roles [accountId, accountName?, roleName], complete, errors'],
      [
        'whoami',
        'profile?, account (its name; its id where the name is not known), accountId, arn, userId, partition, source, shadowed [source, because]',
      ],
      [
        'setup',
        'session, startUrl, region, profiles [name], verified? {account, arn}, changes [as of "sessions add"], written, backup?, collisions [name, claimants], complete, errors',
      ],
      ['sessions list', 'sessions [name, file, line, startUrl, region, scopes, profiles [name]]'],
      [
        'sessions find-region',
        'startUrl, canonicalUrl (the portal behind an address of your own), region?, partition?, how ("host", "configured", "cache", "redirect", "registration", "portal", "probe"; "unknown": not found, exit code 1), candidates? [Region]',
      ],
      [
        'profiles list',
        'profiles [name, file, line, kind ("sso-session", "sso-legacy", "static", "process", "role", "other"), session?, accountId?, roleName?, region?]',
      ],
      [
        'profiles sync',
        'add [name], change [name, keys], remove [name] (a profile that is renamed is in both), kept [name, because], keep (how many are as they should be), collisions [name, claimants], settings [session whose remembered settings change], complete, errors, written, backup?',
      ],
      [
        'profiles lint',
        'findings [id, severity ("error", "warn", "info"), file, line, section?, key?, message, fix?, fixable]; with --fix what is left, and changes [as of "sessions add"], written, backup?',
      ],
      ['profiles undo --list', 'backups [id, file, at, size], the newest first'],
      [
        'sessions add',
        'changes [file, section, action ("add", "change", "remove"), keys?], written, backup?; the same for "sessions remove" and "profiles add", "remove", "undo" and "migrate" (skipped? [profile, because]: what was not migrated, exit code 8); a change of the section "" is one of the whole file',
      ],
      [
        'discover',
        'portal? (what the URL tells: startUrl, canonicalUrl, region?, partition?, how, instanceId?, identityStoreId?, portalUrls), instances [instanceArn, identityStoreId, ownerAccountId, name?, status, kind? ("organization", "account"), region (the primary one), regions? [name, status, isPrimary], permissionSetsEnabled?, encryptionKeyArn?, portalUrl, portalUrls [form, url, derived (false: somebody uses it)], counts], organization? {id, managementAccountId}, delegatedAdministrators [accountId, name?], counts {accounts?, permissionSets?, users?, groups?}, missingRights [action, ask], session? (with --add-session: name, changes, written, backup?), complete, errors (region? too)',
      ],
      [
        'org accounts',
        'accounts [id, name?, email?, state, ouPath?, parentId?, joinedMethod?, joinedTimestamp?, arn?, paths?, tags? {key: value}], complete, errors',
      ],
      [
        'org permission-sets',
        'permissionSets [name, permissionSetArn, description?, sessionDuration?, relayState?, createdDate?, attachedManagedPolicies? [name, arn], customerManagedPolicyReferences? [name, path], inlinePolicy? (JSON as text), permissionsBoundary? {managedPolicyArn} or {customerManagedPolicyReference}, provisionedAccountIds?, outOfDateAccountIds?, tags?], complete, errors (permissionSetArn? too)',
      ],
      ['org users', 'users [userId, userName?, displayName?, email?, userStatus?], complete, errors'],
      [
        'org groups',
        'groups [groupId, displayName?, description?, members? [userId, userName?]], complete, errors (groupId? too)',
      ],
      [
        'org assignments',
        'assignments [accountId, accountName?, permissionSetArn, permissionSet?, principalType, principalId, principalName?, state? ("deleted", "suspended-account", "unknown")], complete, errors, age? (of the oldest name, in seconds)',
      ],
      [
        'access who, access of',
        'question {ask, …}, rows [accountId, accountName?, permissionSetArn, permissionSet?, principalType ("USER", "GROUP"), principalId, principalName?, via? {groupId, groupName?} (absent: directly), state? ("deleted", "empty-group", "unknown", "suspended-account")]: a row a person and path; a group that nobody is in, or whose members are not known, has one of its own; plan {strategy, calls {strategy, naming}}, complete, errors [operation, accountId?, permissionSetArn?, principalType?, principalId?, code, message], takenAt? (with --from), age? (of the oldest part, in seconds). With --plan the schema is ssoctl/access-plan/1: question, plan {strategy, calls, seconds, assumed?, insteadOf?, others}',
      ],
      [
        'access why',
        'question, granted? (absent: it cannot be told), chain [step, holds? (absent: could not be asked), detail], fix? (the command that mends the first link that does not hold), complete, errors',
      ],
      [
        'access hygiene',
        'takenAt, findings [id, severity ("error", "warn", "info"), subject {kind, id, name?}, detail], complete, errors',
      ],
      [
        'access snapshot',
        'file, startedAt, takenAt, resumed, counts, plan, made (calls by operation), complete, errors. "access report": files [file, format, bytes], takenAt, complete, errors',
      ],
      [
        'access diff',
        'from, to {takenAt, instanceArn, complete}, granted [row, uncertain?], removed [the same], changed [was? row, is? row], renamed [kind, id, was, is], complete',
      ],
      [
        'access grant, access revoke',
        'verb, accountId, accountName?, permissionSetArn, permissionSet?, principalType, principalId, principalName?, stood (before), needed, affected? [userId, userName?] (absent: not known), unaffected, changed, requestId?, rollback? (the file that tells how to take it back), undo? [word], complete, errors. The schema of both is ssoctl/access-change/1',
      ],
      [
        'emulator start',
        'One line when it is ready: url, startUrl, region, proxyUrl?, caFile?, controlUrl, controlToken',
      ],
      ['--version', 'version, node'],
    ],
  },
  '"credential-process" prints the document that AWS defines, and "env --shell json" the variables, both without a schema.',
  '"errors" in a result holds operation, accountId?, code, message, and session where several may be asked; "complete" is false when there are any, and the exit code is 8. A command that fails prints on stderr:',
  '  {"schema": "ssoctl/error/1", "error": {code, message, hint?, details?}}',
];
