import ConsultationCore
import Crypto
import Documents
import Foundation
import MicroneedlingProtocol
import Records

@testable import stipple

/// An export is read, or refused with a sentence; what is read can be kept, shown and printed.
///
/// A text that does not end in the line that closes an export gets it: nobody guesses a digest.
/// `{hash}` stands for the protocol's.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzImports(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  target.read(target.closed(input))
  return 0
}

// The fuzzer calls from one thread.
private nonisolated(unsafe) let target = Target()

private final class Target {
  private let setting = Setting(policy: nil)
  private let store: Store

  init() {
    let memory = FileManager.default.fileExists(atPath: "/dev/shm")
    let folder = (memory ? "/dev/shm" : NSTemporaryDirectory()) + "/stipple-fuzz-\(getpid())"
    do {
      store = try Store.create(
        at: StoreLocation(folder: folder), protectedBy: .newKeyFile(nil), options: StoreOptions())
    } catch {
      fatalError("there is no store to import into: \(error)")
    }
    atexit { try? FileManager.default.removeItem(atPath: target.store.location.folder) }
  }

  func closed(_ input: [UInt8]) -> Data {
    guard let text = String(validating: input, as: UTF8.self) else { return Data(input) }
    let last = text.split(separator: "\n").last ?? ""
    guard !last.hasPrefix("{\"end\":"), input.last == 0x0A else { return Data(input) }
    var bytes = Array(text.replacingOccurrences(of: "{hash}", with: setting.hash).utf8)
    let digest = Array(SHA256.hash(data: bytes))
    let end = RecordExport.End(
      lines: bytes.count { $0 == 0x0A }, sha256: Hexadecimal.text(digest),
      seal: Hexadecimal.text(store.exportSeal(of: digest)))
    bytes += (try? RecordCoding.bytes(end)) ?? []
    return Data(bytes + [0x0A])
  }

  func read(_ bytes: Data) {
    do {
      let found = try RecordImport(bytes, setting: setting, into: store)
      for record in found.records { try use(record) }
    } catch let failure as Failure {
      precondition(!failure.message.isEmpty, "a refusal that says nothing")
    } catch {
      preconditionFailure("an error that is not ours: \(error)")
    }
  }

  /// Everything that `records show`, `plan` and `resume` would do with it.
  private func use(_ record: ImportedRecord) throws {
    let events = try record.events.map { try RecordCoding.event($0.payload) }
    let consultation = try Consultation(replaying: events, under: setting.protocol)
    let verdict = events.reduce(nil as RecordedVerdict?) { found, event in
      if case .judged(let verdict) = event.kind { verdict } else { found }
    }
    let page = RecordPage(
      id: record.id,
      record: RecordReader.Record(events: events, consultation: consultation, verdict: verdict),
      setting: setting, approval: "none", head: try store.checkpoint(), signature: nil,
      origin: nil)
    precondition(!page.lines.isEmpty, "a record of nothing")
    let pages = PlanPages(
      consultation, events: events, setting: setting, approval: "none", head: nil)
    for audience in [Document.Audience.clinician, .patient] {
      for format in [DocumentFormat.md, .html, .json] {
        let page = try format.render(pages.document(for: audience))
        precondition(!page.isEmpty, "an empty page")
      }
    }
  }
}
