import MicroneedlingProtocol
import PolicyFiles

/// A policy is read, or refused with what is wrong; a refusal names at least one problem.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPolicies(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  if case .failure(let problems) = PolicyFile.read(input, path: "policy.yaml") {
    precondition(!problems.list.isEmpty, "a refusal without a problem")
  }
  return 0
}
