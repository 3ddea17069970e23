import { lookupIn } from '@ssoctl/core/internal/access/known-in';
import type { Lookup } from '@ssoctl/core/internal/access/rows';
import type { Gap } from '@ssoctl/core/internal/access/types';
import { type Html, html, name } from './html.ts';
import type { Known } from './known.ts';
import type { ReportInput } from './types.ts';

/** Failed calls that are listed; there may be thousands. */
const GAPS_SHOWN = 200;

/** What a reader must know before the first row: of what, of when, and whether something is missing. */
export function summary({ snapshot, findings, made, version }: ReportInput, known: Known): Html {
  const { organizationId, managementAccountId, instanceArn, identityStoreId, region } = snapshot;
  const calls = Object.values(made ?? {}).reduce((sum, count) => sum + count, 0);
  const facts: (readonly [string, string | undefined])[] = [
    ['Instance', instanceArn],
    ['Identity store', identityStoreId],
    ['Region', region],
    ['Organization', organizationId],
    ['Management account', managementAccountId],
    ['First call', second(snapshot.startedAt)],
    ['Last call', second(snapshot.takenAt)],
    ['Made by', `ssoctl ${version}`],
  ];
  const counts: (readonly [number, string])[] = [
    [snapshot.accounts.length, 'account'],
    [snapshot.permissionSets.length, 'permission set'],
    [snapshot.users.length, 'user'],
    [snapshot.groups.length, 'group'],
    [snapshot.assignments.length, 'assignment'],
    [findings.length, 'finding'],
  ];
  return html`<header class="top-of-page">
<div class="title"><p class="brand"><span>ssoctl</span> access report</p>
<h1>Who can get in where</h1>
<p class="soft">${organizationId !== undefined && html`${name(organizationId)}, `}as of ${second(snapshot.takenAt).slice(0, 16)} UTC</p></div>
<ul class="counts">${counts.map(([count, what]) => html`<li><b>${grouped(count)}</b> ${count === 1 ? what : `${what}s`}</li>`)}</ul>
${stamp(snapshot)}
<details class="about"><summary>About this report</summary>
<dl class="facts">${facts.map(([term, value]) => value !== undefined && html`<div><dt>${term}</dt><dd>${name(value)}</dd></div>`)}</dl>
${made !== undefined && calls > 0 && callTable(made, calls)}
${spokenOf(snapshot, known)}
<p class="soft small">This file is whole in itself: it asks the network for nothing, and nothing that is typed into it leaves it. It names people and what they may do: keep it as you would keep those.</p>
</details>
</header>`;
}

function stamp(snapshot: ReportInput['snapshot']): Html {
  const { complete, errors } = snapshot;
  if (complete && errors.length === 0)
    return html`<p class="stamp good"><strong>Complete.</strong> Every call was answered; nothing is missing.</p>`;
  const lookup = lookupIn(snapshot);
  const more = errors.length - GAPS_SHOWN;
  return html`<div class="stamp bad" role="note"><p><strong>Incomplete.</strong> ${errors.length === 0 ? 'Not everything was asked' : html`${counted(errors.length, 'call')} failed`}: people who can get in may be missing below.</p>
${errors.length > 0 && html`<details${errors.length <= 5 && html` open`}><summary>What is missing</summary><ul>${errors.slice(0, GAPS_SHOWN).map((one) => gap(one, lookup))}${more > 0 && html`<li>and ${grouped(more)} more</li>`}</ul></details>`}</div>`;
}

function gap({ operation, code, message, ...about }: Gap, lookup: Lookup): Html {
  const { accountId, permissionSetArn, principalType, principalId = '' } = about;
  const principal = principalType === 'GROUP' ? lookup.group(principalId) : lookup.user(principalId);
  const subjects = [
    accountId !== undefined && subject('account', accountId, lookup.account(accountId)?.name),
    permissionSetArn !== undefined && subject('set', permissionSetArn, lookup.permissionSet(permissionSetArn)),
    principalId !== '' &&
      subject(
        principalType?.toLowerCase() ?? 'principal',
        principalId,
        typeof principal === 'object' ? principal.name : '',
      ),
  ];
  return html`<li><b>${operation}</b>${subjects}: ${name(code)}, ${name(message)}</li>`;
}

function subject(what: string, id: string, called: string | undefined): Html {
  return html` of ${what} ${name(called)} <code>${id}</code>`;
}

function callTable(made: Readonly<Record<string, number>>, calls: number): Html {
  const rows = Object.entries(made).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return html`<table class="calls"><caption>${counted(calls, 'call')}</caption><thead><tr><th scope="col">Operation</th><th scope="col">Calls</th></tr></thead><tbody>${rows.map(([operation, count]) => html`<tr><th scope="row">${operation}</th><td>${grouped(count)}</td></tr>`)}</tbody></table>`;
}

/** What the counts do not count: ids in assignments and groups that nothing else tells of. */
function spokenOf(snapshot: ReportInput['snapshot'], known: Known): Html | false {
  const missing: (readonly [number, string, string])[] = [
    [
      known.accounts.length - snapshot.accounts.length,
      'account outside the organization',
      'accounts outside the organization',
    ],
    [known.sets.length - snapshot.permissionSets.length, 'permission set', 'permission sets'],
    [known.users.length - snapshot.users.length, 'user', 'users'],
    [known.groups.length - snapshot.groups.length, 'group', 'groups'],
  ];
  const told = missing.filter(([count]) => count > 0);
  if (told.length === 0) return false;
  const list = told.map(([count, one, many]) => `${grouped(count)} ${count === 1 ? one : many}`).join(', ');
  return html`<p class="soft small">Besides, assignments and groups name ${list} of which only the id is known.</p>`;
}

export const grouped = (count: number) => count.toLocaleString('en');
export const counted = (count: number, what: string) => `${grouped(count)} ${what}${count === 1 ? '' : 's'}`;

/** `2026-11-27 20:02:13 UTC`. */
const second = (iso: string) => `${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
