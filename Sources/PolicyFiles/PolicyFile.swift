import Crypto
public import MicroneedlingProtocol

/// A clinic's policy as a file: read with every error in its place, or begun from a template.
public enum PolicyFile {
  /// The largest file that is read, in bytes.
  public static let sizeLimit = 256 * 1024

  /// One thing that is wrong with a policy file, and where.
  public struct Problem: Error, Hashable, Sendable {
    /// From 1.
    public let line: Int
    /// From 1, counted in Unicode scalars, as YAML counts.
    public let column: Int
    /// The keys that lead to it, for example `devices.2.type`; `nil` where it has none.
    public let key: String?
    /// What is wrong, what was expected, and the nearest valid thing; safe to show.
    public let message: String
  }

  /// Everything that is wrong with a policy file, from top to bottom; never empty.
  public struct Problems: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file as its reader named it.
    public let path: String
    /// At most a hundred.
    public let list: [Problem]
    /// How many more there were.
    public let omitted: Int

    /// One line a problem: `policy.yaml:7:3: unknown key "interval"; did you mean "intervals"?`.
    public var description: String {
      let name = PolicyFile.visible(path)
      let lines = list.map { "\(name):\($0.line):\($0.column): \($0.message)" }
      return (lines + (omitted > 0 ? ["\(name): and \(omitted) more"] : []))
        .joined(separator: "\n")
    }
  }

  /// Reads a policy from the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, one YAML document, at most `sizeLimit`.
  ///   - path: How problems name the file; nothing is opened.
  /// - Returns: The policy with the hash of the bytes, or everything that is wrong.
  public static func read(_ bytes: [UInt8], path: String) -> Result<ClinicPolicy, Problems> {
    var log = ProblemLog()
    var policy: ClinicPolicy?
    if let source = PolicySource(bytes, &log),
      let document = YAMLDocument.compose(source, &log)
    {
      policy = PolicyReader.policy(of: document, &log)
    }
    guard let policy, log.problems.isEmpty else { return .failure(log.problems(in: path)) }
    var hashed = policy
    hashed.hash = hexadecimal(SHA256.hash(data: bytes))
    return .success(hashed)
  }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
