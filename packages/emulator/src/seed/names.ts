/** What generated organizations call their people, teams and stages. */

export const FIRST_NAMES = (
  'amara anton bea carlos chiara dana elif emil fatima finn greta hana hugo ida ilya imani jonas jun kira lars leila ' +
  'lina malik marek mina nadia nils noor olga omar paula pavel quinn rana rosa samir sofia taro tessa uma viktor wanda ' +
  'yara yusuf zoe'
).split(' ');

export const LAST_NAMES = (
  'abbott adeyemi berg blanc castro chen costa dahl diaz eriksen fischer fofanah garcia gupta haddad hansen ito jansen ' +
  'kaya keller khan kowalski lam larsen lopez mensah meyer moreau nagy novak okeke oliveira park petrov quist rahman ' +
  'rossi sato silva singh stein tanaka toth usman varga weber wong yilmaz zhang'
).split(' ');

export const TEAMS = (
  'platform checkout catalog search payments identity mobile web data analytics fraud logistics warehouse support ' +
  'marketing pricing orders billing media research'
).split(' ');

export const STAGES = ['production', 'staging', 'development'] as const;
