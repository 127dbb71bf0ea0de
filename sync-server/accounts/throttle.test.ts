import { describe, expect, it } from 'vitest';
import { Throttle } from './throttle.ts';

describe('the throttle', () => {
  const counted = (name: string) => ({ key: name, free: 5 });
  const address = { key: 'the address', free: 20 };

  it('is not reset for a whole address by somebody who knows one password there', () => {
    const throttle = new Throttle(() => 0);
    const guess = (name: string) => throttle.demand([counted(name), address]);
    expect(() => {
      for (let time = 0; time < 40; time += 1) {
        guess(`victim ${time}`);
        guess('insider');
        throttle.forgive(counted('insider'), address);
      }
    }).toThrow('too many wrong passwords');
  });

  it('forgives the slips of whoever then knows the password, by name and by address', () => {
    const throttle = new Throttle(() => 0);
    for (let person = 0; person < 40; person += 1) {
      for (let slip = 0; slip < 4; slip += 1) throttle.demand([counted(`person ${person}`), address]);
      throttle.forgive(counted(`person ${person}`), address);
    }
  });
});
