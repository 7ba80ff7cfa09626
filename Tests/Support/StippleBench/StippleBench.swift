import Glibc

/// Measures, in process, what no command line can show; prints one JSON object a line.
///
/// Times are in microseconds.
@main
enum StippleBench {
  static func main() throws {
    let arguments = CommandLine.arguments
    func number(_ position: Int) -> Int? {
      arguments.count > position ? Int(arguments[position]) : nil
    }
    let seconds = arguments.count > 2 ? Double(arguments[2]) : nil
    switch (arguments.count, arguments.dropFirst().first) {
    case (3, "assess"): Assessing(seconds: seconds ?? 1).run()
    case (4, "growth"): try Growth(seconds: seconds ?? 1, folder: arguments[3]).run()
    case (5, "durable"):
      try StoreMeasuring(folder: arguments[4]).durable(
        count: number(2) ?? 100, size: number(3) ?? 200)
    case (4, "store"): try StoreMeasuring(folder: arguments[3]).grown(to: number(2) ?? 1_000)
    default:
      print(
        """
        usage: stipple-bench assess SECONDS
               stipple-bench growth SECONDS FOLDER
               stipple-bench durable COUNT SIZE FOLDER
               stipple-bench store COUNT FOLDER
        """)
      exit(64)
    }
  }
}

/// Calls `body` until the time is over, and tells how often a second.
func rate(_ seconds: Double, _ body: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let start = clock.now
  var count = 0
  while start.duration(to: clock.now) < .seconds(seconds) {
    for _ in 0..<20 { try body() }
    count += 20
  }
  return Double(count) / (start.duration(to: clock.now) / .seconds(1))
}

/// The microseconds of each of `count` calls, in ascending order.
func times(_ count: Int, _ body: (Int) throws -> Void) rethrows -> [Double] {
  let clock = ContinuousClock()
  return try (0..<count).map { index in
    let start = clock.now
    try body(index)
    return start.duration(to: clock.now) / .microseconds(1)
  }.sorted()
}

extension [Double] {
  /// The value below which so great a share lies; the array is in ascending order.
  func percentile(_ share: Double) -> Double {
    self[Swift.min(count - 1, Int(share * Double(count)))]
  }
}
