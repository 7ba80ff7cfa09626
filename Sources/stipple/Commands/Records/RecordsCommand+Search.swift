import ArgumentParser
import ConsultationCore
import Foundation
import Records

extension RecordsCommand {
  /// Records by the patient's reference, or by words that were typed in them.
  struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "search",
      abstract: "Finds consultations by the patient's reference, or by their text.",
      discussion: """
        A reference is found at once. --text reads every record; restricted answers are never \
        searched, so that finding a record does not give them away.
        """)

    @Argument(help: "The patient's reference.") var reference: String?
    @Option(help: "Words that must all stand in one entry; case does not matter.") var text: String?
    @Option(help: "At most so many.") var limit = 50
    @Option(help: "text, json or csv.") var format = RecordTable.Format.text
    @OptionGroup var store: StoreArguments
    @OptionGroup var policy: PolicyArguments

    func validate() throws {
      guard (reference == nil) != (text == nil) else {
        throw ValidationError("Name a reference, or words with --text.")
      }
      guard (1...100_000).contains(limit) else {
        throw ValidationError("A search finds 1 to 100000 rows.")
      }
      if let text, text.split(whereSeparator: \.isWhitespace).isEmpty {
        throw ValidationError("--text needs a word.")
      }
    }

    func run() throws {
      let store = try store.open()
      let found: [Listing]
      if let reference {
        found = try store.consultations(
          matching: RecordFilter(reference: reference), limit: limit)
      } else {
        found = try matches(of: TextSearch(text ?? ""), in: store)
      }
      try store.audit(.view, note: text == nil ? "search by reference" : "search by text")
      show(RecordTable(found).text(format))
    }

    private static let page = 200

    private func matches(of search: TextSearch, in store: Store) throws -> [Listing] {
      let setting = try policy.setting()
      var work = LongWork("searching")
      defer { work.finish() }
      var found: [Listing] = []
      var before: Int?
      var done = 0
      var total = 0
      while found.count < limit {
        let listings = try store.consultations(before: before, limit: Self.page)
        guard let last = listings.last else { break }
        // Rows are counted from 1, so the first page tells how many there are.
        if total == 0 { total = listings[0].row }
        for listing in listings where listing.state != .erased && found.count < limit {
          let events = try RecordKeeper.events(of: listing.id, in: store)
          if search.matches(events, under: setting.protocol) { found.append(listing) }
        }
        done += listings.count
        work.reached(done, of: total)
        before = last.row
      }
      return found
    }
  }
}
