import Foundation

/// The variables that the program was started with, read once.
enum Environment {
  static let variables = ProcessInfo.processInfo.environment
}
