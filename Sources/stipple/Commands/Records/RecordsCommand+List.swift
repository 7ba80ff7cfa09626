public import ArgumentParser
public import ConsultationCore
import Foundation
public import Records

extension RecordsCommand {
  /// One row a consultation, the newest first.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Lists consultations, the newest first.")

    @Option(help: "open, paused, signed, abandoned or erased.") var state: RecordState?
    @Option(help: "The month of the visit, such as 2026-11.") var month: Month?
    @Option(help: "The recorded verdict, such as DEFER.") var verdict: Verdict?
    @Option(help: "The clinician's name.") var clinician: String?
    @Option(help: "The patient's reference.") var reference: String?
    @Option(help: "At most so many.") var limit = 50
    @Option(help: "Only those begun before this ID: the next page.") var before: String?
    @Option(help: "text, json or csv.") var format = RecordTable.Format.text
    @OptionGroup var store: StoreArguments

    func validate() throws {
      guard (1...100_000).contains(limit) else {
        throw ValidationError("A page has 1 to 100000 rows.")
      }
    }

    func run() throws {
      let store = try store.open()
      let filter = RecordFilter(
        state: state, reference: reference, verdict: verdict?.name, clinician: clinician,
        month: month?.text)
      let row = try before.map { try store.listing(of: store.resolve($0)).row }
      // One more than a page tells whether there is another.
      let found = try store.consultations(matching: filter, before: row, limit: limit + 1)
      let page = Array(found.prefix(limit))
      try store.audit(.view, note: "list of \(page.count)")
      show(RecordTable(page).text(format))
      if found.count > limit, let last = page.last {
        complain("there are more: add --before \(last.id)")
      }
    }
  }

  /// The month of a visit.
  struct Month: ExpressibleByArgument {
    let text: String

    init?(argument: String) {
      guard argument.utf8.count == 7, Day(iso: argument + "-01") != nil else { return nil }
      text = argument
    }
  }
}

extension RecordState: ExpressibleByArgument {
  /// The state of that name.
  public init?(argument: String) {
    guard let state = Self.allCases.first(where: { $0.name == argument.lowercased() }) else {
      return nil
    }
    self = state
  }

  /// What help and completion offer.
  public static var allValueStrings: [String] { allCases.map(\.name) }
}

extension Verdict: ExpressibleByArgument {
  /// The verdict of that name; case, spaces and hyphens apart.
  public init?(argument: String) {
    let name = String(argument.uppercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    self.init(name: name)
  }

  /// What help and completion offer.
  public static var allValueStrings: [String] { allCases.map(\.name) }
}
