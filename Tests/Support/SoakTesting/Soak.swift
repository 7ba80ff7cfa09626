import Foundation

/// What a long run is asked for; tests that soak are left out of every other run.
public enum Soak {
  /// Seconds for each harness; `nil` where no soak was asked for.
  public static let seconds: Int? = number("STIPPLE_SOAK_SECONDS").map { Int($0) }

  /// The numbers of all harnesses follow from it: the same seed repeats a run.
  public static let seed: UInt64 = number("STIPPLE_SOAK_SEED") ?? 1

  /// Calls `round` with one seed after the other until the time is over, and says how many it was.
  ///
  /// - Parameters:
  ///   - what: What a round is, for the report.
  ///   - fewest: Rounds that are done even if the time is over.
  ///   - round: Returns what is to be counted.
  public static func run(
    _ what: String, atLeast fewest: Int = 1, _ round: (UInt64) throws -> Int
  ) rethrows {
    let end = ContinuousClock.now + .seconds(seconds ?? 0)
    var count = 0
    var rounds: UInt64 = 0
    while ContinuousClock.now < end || count < fewest {
      count += try round(seed &+ rounds)
      rounds += 1
      say("soak: \(count) \(what), seeds \(seed) to \(seed &+ (rounds - 1))")
    }
  }

  /// At once, even where the output goes to a file.
  private static func say(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  private static func number(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
  }
}
