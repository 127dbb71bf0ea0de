/** A home by its address, as a list shows it. */
export interface HomeLine {
  readonly id: string;
  readonly line: string;
  readonly postcode: string;
}
