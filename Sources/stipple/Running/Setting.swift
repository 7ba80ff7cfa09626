import ArgumentParser
import CBackgroundThread
import ConsultationCore
import Crypto
import Foundation
import MicroneedlingProtocol
import PolicyFiles

/// The protocol under which a command works: the built-in one, or a clinic's.
final class Setting {
  let policy: ClinicPolicy?
  let `protocol`: ConsultationProtocol
  /// SHA-256 of the protocol's content, in hexadecimal; not every command needs it.
  private(set) lazy var hash = policy == nil ? Self.builtInHash : Self.hash(of: `protocol`)

  init(policy: ClinicPolicy?) {
    self.policy = policy
    `protocol` = policy?.protocol ?? MicroneedlingProtocol.current
  }

  /// Puts the built-in protocol together on another core, and rehearses under it, for a command that
  /// will need it later.
  static func prepare() {
    var thread = pthread_t()
    // Where no thread is to be had, it is put together when it is needed.
    if pthread_create(&thread, nil, { _ in prepareQuietly() }, nil) == 0 { pthread_detach(thread) }
  }

  fileprivate static let builtInHash = hash(of: MicroneedlingProtocol.current)

  private static func hash(of content: ConsultationProtocol) -> String {
    Hexadecimal.text(SHA256.hash(data: content.canonicalForm))
  }

  /// The policy as records name it: the clinic and the hash of its file, or `none`.
  var policyLine: String {
    policy.map { "\($0.clinic) \($0.hash.prefix(12))" } ?? Self.noPolicy
  }

  /// How records name that there is none.
  static let noPolicy = "none"

  /// The protocol as documents name it, with what the clinic shortened, who approved it and why.
  func protocolLine(for audience: Document.Audience) -> String {
    let looser =
      audience == .patient ? policy?.looserIntervalsForPatients : policy?.looserIntervals
    return "\(`protocol`.title) (\(hash.prefix(12)))"
      + (looser ?? []).map { "; looser by clinic policy: " + $0 }.joined()
  }

  /// As a record names it.
  var stamp: ProtocolStamp { beginning(hasHeader: true).stamp }

  func beginning(hasHeader: Bool) -> Beginning {
    Beginning(
      protocolTitle: `protocol`.title, protocolHash: hash, policy: policyLine,
      presets: policy?.presets ?? [], hasHeader: hasHeader,
      looserIntervals: policy?.looserIntervals ?? [])
  }
}

private func prepareQuietly() -> UnsafeMutableRawPointer? {
  background_thread_begin()
  // What fails here is done again, and told, when it is for somebody.
  try? Rehearsal.begin(Setting(policy: nil))
  return nil
}

/// Which clinic policy applies, as the option says it.
struct PolicyArguments: ParsableArguments, PolicyChoice {
  @Option(
    help: "The clinic's policy (else STIPPLE_POLICY, else policy.yaml in the user's settings).")
  var policy: String?
}

/// Which clinic policy applies.
protocol PolicyChoice {
  /// The file that was named.
  var policy: String? { get }
}

extension PolicyChoice {
  func setting() throws -> Setting { Setting(policy: try clinicPolicy()) }

  /// The policy that applies, if one does.
  func clinicPolicy() throws -> ClinicPolicy? {
    let place = PolicyFile.location(option: policy, variable: Environment.variable)
    guard let (path, isExplicit) = place else { return nil }
    guard isExplicit || FileManager.default.fileExists(atPath: path) else { return nil }
    switch PolicyFile.read(try Files.read(path), path: path) {
    case .success(let policy): return policy
    case .failure(let problems):
      throw Failure(.badInput, problems.description)
    }
  }
}
