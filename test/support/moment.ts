// SERAI_TEST_NOW=2028-02-29T18:29:58Z lets every test file begin then: two seconds before midnight in India on a leap day. The clock goes
// on from there, in the tests, the server and the embedded database, which asks this process for the time; a child process has its own.
const Actual = Date;
const ahead = Actual.parse(process.env.SERAI_TEST_NOW!) - Actual.now();

class Shifted extends Actual {
  constructor(...given: [] | [number | string]) {
    super(...((given.length ? given : [Actual.now() + ahead]) as [number]));
  }
  static override now(): number {
    return Actual.now() + ahead;
  }
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Object.prototype.toString.call(value) === '[object Date]';
  }
}

globalThis.Date = Shifted as DateConstructor;
