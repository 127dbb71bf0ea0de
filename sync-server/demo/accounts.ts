import { isRole, type Role } from '#domain/access/verbs.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { chanceFor } from './chance.ts';
import facts from './accounts.json' with { type: 'json' };

/** Someone who can sign in to the demo. The password is printed at every start: nothing of the demo is secret. */
export interface DemoAccount {
  readonly id: OpaqueId;
  /** The phone or desk on which this person's records were made. */
  readonly device: OpaqueId;
  /** What is typed to sign in. */
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly password: string;
}

/** The people of the demo by what they do. Plainly invented, as the landlord is. */
export interface DemoStaff {
  readonly office: DemoAccount;
  readonly surveyors: readonly [asha: DemoAccount, robin: DemoAccount];
  readonly contractors: readonly [repairs: DemoAccount, heating: DemoAccount];
  readonly lead: DemoAccount;
  readonly secondLead: DemoAccount;
  readonly administrator: DemoAccount;
}

/** The demo's accounts, with ids that the seed determines. */
export function demoStaff(seed: string): DemoStaff {
  const named = (name: string): DemoAccount => {
    const found = facts.find((account) => account.name === name);
    if (!found || !isRole(found.role)) throw new Error('The list of demo accounts is not whole.');
    const chance = chanceFor(seed, 'account', name);
    const { displayName, role, password } = found;
    return { id: chance.id(), device: chance.id(), name, displayName, role, password };
  };
  return {
    office: named('wren'),
    surveyors: [named('asha'), named('robin')],
    contractors: [named('tidewell'), named('larkmoor')],
    lead: named('linnet'),
    secondLead: named('teal'),
    administrator: named('ellis'),
  };
}

/** All of them, in the order in which they are printed. */
export function everyAccount(staff: DemoStaff): readonly DemoAccount[] {
  return [
    staff.office,
    ...staff.surveyors,
    ...staff.contractors,
    staff.lead,
    staff.secondLead,
    staff.administrator,
  ];
}
