import ArgumentParser
import ConsultationCore
import Foundation
import Interview
import Records

extension RecordsCommand {
  /// The verdict as it was recorded, and what the protocol of now says beside it.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Shows a consultation: answers, verdict as recorded, signature, addenda.")

    @Argument(help: "The ID or its beginning.") var id: String
    @OptionGroup var store: StoreArguments
    @OptionGroup var policy: PolicyArguments

    func run() throws {
      let store = try store.open()
      let setting = try policy.setting()
      let id = try store.resolve(id)
      let record = try RecordReader(store, setting).record(id)
      try store.audit(.view, of: id, note: "show")
      let page = RecordPage(
        id: id, record: record, setting: setting,
        approval: try Approval.line(in: store, for: setting),
        head: try store.head(of: id), signature: try store.contentSignature(of: id),
        origin: try store.signatureOrigin(of: id))
      for line in page.lines { show(VisibleText.of(line, keepsLineFeeds: true)) }
    }
  }
}
