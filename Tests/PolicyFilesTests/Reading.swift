import MicroneedlingProtocol
import PolicyFiles

/// What reading `text` as `policy.yaml` reports, one line a problem; empty where it is taken.
func problems(_ text: String) -> [String] { problems(Array(text.utf8)) }

func problems(_ bytes: [UInt8]) -> [String] {
  switch PolicyFile.read(bytes, path: "policy.yaml") {
  case .success: []
  case .failure(let problems): problems.description.split(separator: "\n").map(String.init)
  }
}

/// The policy that `text` holds.
func policy(_ text: String) throws -> ClinicPolicy {
  try PolicyFile.read(Array(text.utf8), path: "policy.yaml").get()
}
