import Glibc

/// Where programs under test leave which of their lines ran.
public enum LineCoverage {
  /// What a program's environment needs for it; empty where nobody measures.
  ///
  /// One file a process, in which the counters themselves are: most programs are killed in the end.
  public static let variables: [String: String] =
    getenv("STIPPLE_TEST_PROFILES")
    .map { ["LLVM_PROFILE_FILE": String(cString: $0) + "/%p%c.profraw"] } ?? [:]
}
