import Glibc

/// The variables that the program was started with.
///
/// Each is looked up by itself: a dictionary of all would be made before the first prompt.
enum Environment {
  static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
